import { lengthOf, longestText, tooLong } from "./act/texts.ts";
import { answerQuestion } from "./answer/answer.ts";
import { changeOfMessage, inverse, lastUndoable, setText } from "./changes.ts";
import type { Event } from "./conversation.ts";
import { correction } from "./correct.ts";
import type { Move, Scene } from "./move.ts";
import type { Change, Chunk } from "./report.ts";

/** An earlier message was edited: what it answered is answered anew. */
export function editedMessage(scene: Scene, event: Extract<Event, { kind: "edited" }>): Move {
  const change = changeOfMessage(scene.report, scene.viewer.by, event.message);
  const question = scene.seen.question.get(change?.question ?? "");
  if (change === undefined || question === undefined)
    return { replies: [{ kind: "unknown-message" }], ask: false };
  if (question.kind === "text" || question.kind === "part")
    return editChunk(scene, question.id, event);
  if (question.kind === "cases") return editCase(scene, change, event.text);
  return correction(scene, event.text, question) ?? answerQuestion(scene, question, event.text);
}

/** A reply to an own message about a case corrects that case, as editing the message would. */
export function repliedToCase(
  scene: Scene,
  { replyTo, text }: Extract<Event, { kind: "text" }>,
): Move | undefined {
  if (replyTo?.kind !== "message") return undefined;
  const change = changeOfMessage(scene.report, scene.viewer.by, replyTo.message);
  return change !== undefined && scene.seen.question.get(change.question ?? "")?.kind === "cases"
    ? editCase(scene, change, text)
    : undefined;
}

function editChunk(
  { report, viewer: { by } }: Scene,
  id: string,
  { text, message }: Extract<Event, { kind: "edited" }>,
): Move {
  const written = report.texts[id];
  const isMeant = (chunk: Chunk): boolean => chunk.message === message && (chunk.by ?? by) === by;
  if (written?.chunks.some(isMeant) !== true) {
    return { replies: [{ kind: "unknown-message" }], ask: false };
  }
  const chunks = written.chunks.map((chunk) => (isMeant(chunk) ? { text, message, by } : chunk));
  const edited = { ...written, chunks };
  if (lengthOf(edited) > longestText) return tooLong(edited);
  return {
    replies: [{ kind: "text-added", text: id }],
    patches: [setText(report, id, edited)],
    question: id,
    ...(written.done ? {} : { focus: id }),
  };
}

/** Case counts are sums, so an edited case is taken back only while it is the newest. */
function editCase(scene: Scene, change: Change, text: string): Move {
  if (lastUndoable(scene.report, scene.viewer.by)?.revision !== change.revision) {
    return { replies: [{ kind: "unknown-message" }], ask: false };
  }
  const question = scene.seen.question.get(change.question ?? "");
  if (question?.kind !== "cases") return { replies: [{ kind: "unknown-message" }], ask: false };
  const answers = { ...scene.report.answers };
  for (const patch of inverse(change)) {
    if (patch.of !== "answers") continue;
    if (patch.new === null) delete answers[patch.id];
    else answers[patch.id] = patch.new;
  }
  const move = answerQuestion({ ...scene, report: { ...scene.report, answers } }, question, text);
  // Only another case takes its place; "没有" closes cases, and would be no correction.
  if (move.patches === undefined || move.replies.some(({ kind }) => kind !== "case-added")) {
    return { replies: [{ kind: "not-understood", text }] };
  }
  const kept = new Set(move.patches.map((patch) => patch.id));
  return {
    ...move,
    patches: [
      ...inverse(change).filter((patch) => !kept.has(patch.id)),
      ...move.patches.map((patch) =>
        patch.of === "answers" ? { ...patch, old: scene.report.answers[patch.id] ?? null } : patch,
      ),
    ],
  };
}
