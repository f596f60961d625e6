import { inverse, lastUndoable, setMark } from "../changes.ts";
import type { Action } from "../conversation.ts";
import type { Move, Scene } from "../move.ts";
import { notThere } from "./not-there.ts";

/** A warning looked at stays so until one of its figures changes: the key names them. */
export function acknowledge(
  { report, sheet, event }: Scene,
  { finding: key }: Extract<Action, { kind: "acknowledge" }>,
): Move {
  const finding = sheet.findings.find((candidate) => candidate.key === key);
  if (finding?.severity !== "warning") return notThere;
  return {
    replies: [{ kind: "acknowledged", cells: finding.cells }],
    patches: [setMark(report, "acknowledged", key, event.at)],
  };
}

/** Put off: a question is asked no more until the end, where it is listed; a finding or a remark likewise. */
export function later(
  { report, seen, sheet, event }: Scene,
  { what }: Extract<Action, { kind: "later" }>,
): Move {
  const known =
    seen.question.has(what) ||
    report.remarks[what]?.state === "open" ||
    sheet.findings.some(({ key }) => key === what);
  if (!known) return notThere;
  return {
    replies: [{ kind: "put-off", what }],
    patches: [setMark(report, "skipped", what, event.at)],
    focus: null,
  };
}

/** One's own last step, where nobody has gone on from it. */
export function undo({ report, viewer }: Scene): Move {
  const change = lastUndoable(report, viewer.by);
  if (change === undefined) return { replies: [{ kind: "nothing-to-undo" }] };
  return {
    replies: [{ kind: "undone", change }],
    patches: inverse(change),
    through: "undo",
    undoes: change.revision,
  };
}
