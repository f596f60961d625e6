import { inverse, lastUndoable, setMark, setState } from "../changes.ts";
import type { Action, Reply } from "../conversation.ts";
import { say } from "../move.ts";
import type { Move, Scene } from "../move.ts";
import { notThere } from "./moves.ts";

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

/** Put off: a question is asked no more until the end, where it is listed; a finding likewise. */
export function later(
  { report, seen, sheet, event }: Scene,
  { what }: Extract<Action, { kind: "later" }>,
): Move {
  const known = seen.question.has(what) || sheet.findings.some(({ key }) => key === what);
  if (!known) return notThere;
  return {
    replies: [{ kind: "put-off", what }],
    patches: [setMark(report, "skipped", what, event.at)],
    focus: null,
  };
}

export function undo({ report }: Scene): Move {
  const change = lastUndoable(report);
  if (change === undefined) return { replies: [{ kind: "nothing-to-undo" }] };
  return {
    replies: [{ kind: "undone", change }],
    patches: inverse(change),
    through: "undo",
    undoes: change.revision,
  };
}

/** What goes to be signed and sealed. */
const sealable: Reply = { kind: "file", wanted: { formats: ["docx"] } };

/** Complete is not saved: the finished file needs every error gone and every warning looked at. */
export function finish({ report, sheet }: Scene): Move {
  if (report.state === "finished") return say(sealable);
  const open = sheet.findings.some(
    ({ severity, key }) =>
      severity === "error" || (severity === "warning" && report.acknowledged[key] === undefined),
  );
  if (open) return say({ kind: "findings" });
  return {
    replies: [{ kind: "finished" }, sealable],
    patches: [setState(report, "finished")],
    ask: false,
  };
}

export function reopen({ report }: Scene): Move {
  if (report.state !== "finished") return { replies: [] };
  return { replies: [{ kind: "reopened" }], patches: [setState(report, "filling")], ask: false };
}
