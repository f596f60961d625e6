import { act } from "./act/act.ts";
import { answerText } from "./answer/answer.ts";
import { applyChange } from "./changes.ts";
import type { Action, Event, Reply, Turn } from "./conversation.ts";
import { correction, repliedTo } from "./correct.ts";
import { editedMessage, repliedToCase } from "./edited-message.ts";
import { escapeAction } from "./escape-words.ts";
import { evaluate } from "./evaluate.ts";
import type { Form } from "./form.ts";
import { say } from "./move.ts";
import type { Move, Scene } from "./move.ts";
import { outline } from "./outline.ts";
import type { Report, Through } from "./report.ts";
import type { Sheet } from "./sheet.ts";

/**
 * The whole interview: what somebody did → the report after it, and what to say. Pure; the caller stores the
 * report before it says a word.
 */
export function step(form: Form, report: Report, event: Event): Turn {
  const scene: Scene = { form, seen: outline(form), report, sheet: evaluate(form, report), event };
  const move = decide(scene);
  const after = commit(report, move, event);
  const sheet = after === report ? scene.sheet : evaluate(form, after);
  return {
    report: after,
    sheet,
    replies: [
      ...move.replies,
      ...sectionReceipts(form, scene.sheet, sheet),
      ...(move.ask === false ? [] : [{ kind: "ask", next: sheet.next } as const]),
    ],
  };
}

function decide(scene: Scene): Move {
  const { event, report } = scene;
  switch (event.kind) {
    case "tap":
      if (writes(event.action) && event.revision !== report.revision) {
        return { replies: [{ kind: "stale" }] };
      }
      return guarded(scene, event.action);
    case "command":
      return guarded(scene, event.action);
    case "edited":
      return report.state === "finished"
        ? say({ kind: "is-finished" })
        : editedMessage(scene, event);
    case "unreadable":
      return { replies: [{ kind: "unreadable", what: event.what }] };
    case "text": {
      const action = escapeAction(scene, event.text);
      if (action !== undefined) return guarded(scene, action);
      if (report.state === "finished") return say({ kind: "is-finished" });
      return (
        repliedToCase(scene, event) ??
        repliedTo(scene, event) ??
        correction(scene, event.text) ??
        answerText(scene, event.text)
      );
    }
  }
}

/** A finished report can be looked at, and opened again; nothing else touches it. */
function guarded(scene: Scene, action: Action): Move {
  const closed = scene.report.state === "finished" && action.kind !== "reopen" && moves(action);
  return closed ? say({ kind: "is-finished" }) : act(scene, action);
}

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
]);

const writes = (action: Action): boolean => !looks.has(action.kind);

const moves = (action: Action): boolean =>
  writes(action) ||
  ["go", "back", "continue", "pick", "pick-applicant", "edit"].includes(action.kind);

const throughOf: Readonly<Record<Event["kind"], Through>> = {
  text: "typed",
  edited: "edited",
  tap: "button",
  command: "typed",
  unreadable: "typed",
};

function commit(report: Report, move: Move, event: Event): Report {
  const { question } = move;
  const putOff = question !== undefined && report.skipped[question] !== undefined;
  const setAgain = move.patches?.some((patch) => patch.of === "skipped" && patch.id === question);
  const answered =
    putOff && setAgain !== true
      ? [{ of: "skipped", id: question, old: report.skipped[question] ?? null, new: null } as const]
      : [];
  const changed = applyChange(report, [...(move.patches ?? []), ...answered], {
    at: event.at,
    by: event.by,
    through: move.through ?? throughOf[event.kind],
    ...(question === undefined ? {} : { question }),
    ...("message" in event && event.message !== undefined ? { message: event.message } : {}),
    ...(move.undoes === undefined ? {} : { undoes: move.undoes }),
  });
  return withFocus(changed, move.focus === undefined && changed !== report ? null : move.focus);
}

function withFocus(report: Report, focus: string | null | undefined): Report {
  if (focus === undefined || (focus ?? undefined) === report.focus) return report;
  if (focus !== null) return { ...report, focus };
  const { focus: _, ...rest } = report;
  return rest;
}

/** One receipt per finished section: it had something open before, and has nothing open now. */
function sectionReceipts(form: Form, before: Sheet, after: Sheet): readonly Reply[] {
  if (before === after) return [];
  const open = (sheet: Sheet): ReadonlySet<string> =>
    new Set(
      sheet.asked.flatMap(({ question, state }) =>
        state === "answered" ? [] : [question.section.id],
      ),
    );
  const was = open(before);
  const is = open(after);
  return form.sections
    .filter(({ id }) => was.has(id) && !is.has(id))
    .map(({ id }) => ({ kind: "section-complete", section: id }));
}
