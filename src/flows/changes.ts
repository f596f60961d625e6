import type { Change, Patch, Report, Text, Through } from "./report.ts";

/** Every change of a report is a list of patches, old → new; undo, the record and "who changed this?" are this list. */

export const setAnswer = (report: Report, id: string, value: number | null): Patch => ({
  of: "answers",
  id,
  old: report.answers[id] ?? null,
  new: value,
});

export const setText = (report: Report, id: string, value: Text | null): Patch => ({
  of: "texts",
  id,
  old: report.texts[id] ?? null,
  new: value,
});

export const setMark = (
  report: Report,
  of: "choices" | "skipped" | "acknowledged",
  id: string,
  value: string | null,
): Patch => ({ of, id, old: report[of][id] ?? null, new: value });

export const setState = (report: Report, state: Report["state"]): Patch => ({
  of: "state",
  id: "state",
  old: report.state,
  new: state,
});

/** Who, when and through what: all of a change but its patches and revision. */
export type ChangeMeta = Readonly<{
  at: string;
  by: string;
  through: Through;
  question?: string;
  message?: number;
  undoes?: number;
}>;

/** The report with a change made and recorded; patches that change nothing are dropped, and an empty change with them. */
export function applyChange(report: Report, patches: readonly Patch[], meta: ChangeMeta): Report {
  const real = patches.filter((patch) => !same(patch.old, patch.new));
  if (real.length === 0) return report;
  const revision = report.revision + 1;
  return {
    ...patched(report, real),
    revision,
    changes: [...report.changes, { ...meta, revision, patches: [...real] }],
  };
}

function patched(report: Report, patches: readonly Patch[]): Report {
  const next = { ...report };
  // Only the records that change are copied: a figure does not cost a copy of every text.
  for (const of of new Set(patches.map((patch) => patch.of))) {
    if (of !== "state") Object.assign(next, { [of]: { ...report[of] } });
  }
  for (const patch of patches) {
    if (patch.of === "state") {
      next.state = patch.new === "finished" ? "finished" : "filling";
    } else if (patch.new === null) {
      delete next[patch.of][patch.id];
    } else if (patch.of === "answers") {
      next.answers[patch.id] = patch.new;
    } else if (patch.of === "texts") {
      next.texts[patch.id] = patch.new;
    } else {
      next[patch.of][patch.id] = patch.new;
    }
  }
  return next;
}

/** The newest change of a kind that is neither an undo nor taken back already. */
export function lastChange(report: Report, is: (change: Change) => boolean): Change | undefined {
  const undone = new Set(report.changes.flatMap((change) => change.undoes ?? []));
  return report.changes.findLast(
    (change) => change.undoes === undefined && !undone.has(change.revision) && is(change),
  );
}

export const lastUndoable = (report: Report): Change | undefined => lastChange(report, () => true);

/** What takes a change back. */
export const inverse = (change: Change): readonly Patch[] =>
  change.patches.map((patch) => ({ ...patch, old: patch.new, new: patch.old }) as Patch);

/** The newest change that came in this chat message. */
export const changeOfMessage = (report: Report, message: number): Change | undefined =>
  lastChange(report, (change) => change.message === message);

const same = (a: unknown, b: unknown): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);
