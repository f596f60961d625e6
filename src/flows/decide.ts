import { answerText } from "./answer/answer.ts";
import { queried } from "./answer-query.ts";
import { slotName } from "./changes.ts";
import { behind } from "./propose/behind.ts";
import { skipsFact } from "./propose/facts.ts";
import { heard } from "./propose/heard.ts";
import { readWords } from "./propose/read-words.ts";
import { isProposal, wordsFor } from "./propose/words-for.ts";
import { propose } from "./propose/proposed.ts";
import type { FactPrompt } from "./proposal.ts";
import type { Prompt } from "./workflow/place.ts";
import type { Action, Event } from "./conversation.ts";
import { correction, isOutspoken, repliedTo } from "./correct.ts";
import { editedMessage, repliedToCase } from "./edited-message.ts";
import { escapeAnywhere, escapeHere } from "./escape-words.ts";
import { currentQuestion, say } from "./move.ts";
import type { Move, Scene } from "./move.ts";
import type { Change } from "./report.ts";
import { nextId } from "./sheet.ts";
import { answerPrompt } from "./workflow/answer-prompt.ts";
import { guarded, verbOf, verdictOn } from "./workflow/guard.ts";
import { wasAnswered } from "./workflow/meanwhile.ts";
import { explain } from "./workflow/remarks.ts";
import type { Verdict } from "./workflow/rights.ts";
import { standing } from "./workflow/standing.ts";

/** What somebody did, and what comes of it. */
export function decide(scene: Scene): Move {
  const { event } = scene;
  switch (event.kind) {
    case "tap":
      return tapped(scene, event);
    case "command":
      return guarded(scene, event.action);
    case "edited": {
      const verdict = verdictOn(scene, "fill");
      if (verdict.kind === "yes") return editedMessage(scene, event);
      return say(verdict.kind === "not-now" ? standing(scene.report) : { kind: "unknown-message" });
    }
    case "proposed": {
      const verdict = verdictOn(scene, "fill");
      return verdict.kind === "yes" ? propose(scene, event) : say(standing(scene.report));
    }
    case "unreadable":
      return { replies: [{ kind: "unreadable", what: event.what }] };
    case "text":
      return event.spoken === true
        ? heard(scene, event.text, typed(scene, event))
        : typed(scene, event);
  }
}

/**
 * A button writes only what it was drawn for. Drawn before this person's own last step, or for the report as a whole,
 * it is old; what others did elsewhere since does no harm.
 */
function tapped(
  scene: Scene,
  { action, revision }: Readonly<{ action: Action; revision: number }>,
): Move {
  const { report, viewer } = scene;
  if (looks.has(action.kind) || revision === report.revision) return guarded(scene, action);
  const since = report.changes.filter((change) => change.revision > revision);
  const isOld =
    revision < 0 ||
    revision > report.revision ||
    seesAll.has(action.kind) ||
    since.some(({ by }) => by === viewer.by);
  if (isOld) return { replies: [{ kind: "stale" }] };
  const move = guarded(scene, action);
  return isTouched(move, since) ? { replies: [{ kind: "stale" }] } : move;
}

function isTouched({ patches = [] }: Move, since: readonly Change[]): boolean {
  const touched = new Set(since.flatMap((change) => change.patches.map(slotName)));
  return patches.some((patch) => touched.has(slotName(patch)));
}

/** They write nothing: welcome from any card, however old. */
const looks: ReadonlySet<Action["kind"]> = new Set([
  "go",
  "back",
  "continue",
  "pick",
  "pick-applicant",
  "help",
  "commands",
  "status",
  "check",
  "preview",
  "files",
  "file",
  "edit",
  "pause",
  "justify",
  "remark",
  "explain-remark",
  "publish",
  "correct",
  "correct-as",
  "review-all",
  "review-section",
]);

/** What they decide on, or reckon with, is more than what they write. */
const seesAll: ReadonlySet<Action["kind"]> = new Set([
  "carry",
  "raise",
  "finish",
  "reopen",
  "withdraw",
  "approve",
  "return",
  "drop-remarks",
  "file-report",
  "accept",
  "send-back",
]);

type Typed = Extract<Event, { kind: "text" }>;

/** Words are tried as what they most likely are: a way out, what was asked for, a correction, an answer. */
function typed(scene: Scene, event: Typed): Move {
  const { text } = event;
  const { next } = scene.sheet;
  const escape = wayOut(event);
  if (next.kind === "prompt" && !isMoved(scene)) return prompted(scene, event, next.prompt, escape);
  const asked = escape ?? queried(event.text);
  if (asked !== undefined) return guarded(scene, asked);
  if (isMoved(scene))
    return explicit(scene, event) ?? { replies: [{ kind: "not-recorded", text }] };
  const here = escapeHere(scene, text);
  if (here !== undefined) return guarded(scene, here);
  const verdict = verdictOn(scene, "fill");
  if (verdict.kind !== "yes") return notToFill(scene, text, verdict);
  if (next.kind === "remark" && currentQuestion(scene) === undefined) {
    return explicit(scene, event) ?? explain(scene, next.remark, text);
  }
  const move =
    repliedToCase(scene, event) ??
    repliedTo(scene, event) ??
    correction(scene, text) ??
    answerText(scene, text);
  return isLost(move) ? (readWords(scene, text) ?? move) : move;
}

/** Neither a figure nor a choice: perhaps it is a whole sentence. */
const isLost = ({ replies }: Move): boolean =>
  replies.length > 0 &&
  replies.every(({ kind }) => kind === "not-understood" || kind === "refused");

/** A word that was heard may be another: it only looks. */
function wayOut({ text, spoken }: Typed): Action | undefined {
  const escape = escapeAnywhere(text);
  const isLook = escape !== undefined && verbOf[escape.kind] === "look";
  return spoken === true && !isLook ? undefined : escape;
}

/** Words that were asked for, or that take or leave what is shown; any others are meant for the question behind it. */
function prompted(scene: Scene, event: Typed, prompt: Prompt, escape: Action | undefined): Move {
  const { text } = event;
  if (isProposal(prompt)) {
    const answer = wordsFor(prompt, text);
    return answer === undefined ? typed(behind(scene), event) : guarded(scene, answer);
  }
  if (prompt.kind === "fact") return factAnswered(scene, event, prompt, escape);
  if (cancels(text, escape)) return guarded(scene, { kind: "continue" });
  if (escape !== undefined && verbOf[escape.kind] === "look") return guarded(scene, escape);
  return answerPrompt(scene, prompt, text);
}

/** A few words, or none: ways out stay ways out, and a correction that names its figure is meant for that. */
function factAnswered(
  scene: Scene,
  event: Typed,
  prompt: FactPrompt,
  escape: Action | undefined,
): Move {
  const { text } = event;
  const named = explicit(scene, event);
  if (named !== undefined) return named;
  if (skipsFact(text)) return answerPrompt(scene, prompt, text);
  if (cancels(text, escape)) return guarded(scene, { kind: "continue" });
  return escape === undefined ? answerPrompt(scene, prompt, text) : guarded(scene, escape);
}

/** Words are meant for what was asked. When that is not in front any more, they must not land in what is. */
function isMoved({ report, sheet: { next }, viewer }: Scene): boolean {
  const asked = report.places[viewer.by]?.asked;
  // Never asked anything here: whoever began it was shown the first question, and others may have gone on since.
  if (asked === undefined) return report.changes.some(({ by }) => by !== viewer.by);
  return (
    asked !== nextId(next) ||
    (next.kind === "question" && wasAnswered(report, next.question, viewer.by))
  );
}

/** Words that name what they are for: they need no question. */
function explicit(scene: Scene, event: Typed): Move | undefined {
  if (verdictOn(scene, "fill").kind !== "yes") return undefined;
  return (
    repliedToCase(scene, event) ??
    repliedTo(scene, event) ??
    (isOutspoken(event.text) ? correction(scene, event.text) : undefined)
  );
}

const cancels = (text: string, escape: Action | undefined): boolean =>
  escape?.kind === "back" ||
  escape?.kind === "continue" ||
  /^\s*(?:取消|算了|不写了|跳过|先跳过|cancel|skip)\s*[。.]?\s*$/i.test(text);

function notToFill(
  { report, sheet: { next } }: Scene,
  text: string,
  verdict: Exclude<Verdict, { kind: "yes" }>,
): Move {
  if (verdict.kind === "not-now") return say(standing(report));
  return next.kind === "review" ? { replies: [{ kind: "not-understood", text }] } : say(verdict);
}
