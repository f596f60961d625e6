import type { Change, Patch, Report, Text, Through } from "./report.ts";
import type { Remark } from "./workflow/remark.ts";
import type { State } from "./workflow/states.ts";

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
  of: "choices" | "skipped" | "acknowledged" | "reasons" | "facts",
  id: string,
  value: string | null,
): Patch => ({ of, id, old: report[of][id] ?? null, new: value });

export const setState = (report: Report, state: State): Patch => ({
  of: "state",
  id: "state",
  old: report.state,
  new: state,
});

export const setStep = (report: Report, step: number | null): Patch => ({
  of: "step",
  id: "step",
  old: report.step ?? null,
  new: step,
});

export const setRemark = (report: Report, id: string, value: Remark | null): Patch => ({
  of: "remarks",
  id,
  old: report.remarks[id] ?? null,
  new: value,
});

/** Who, when and through what: all of a change but its patches and revision. */
export type ChangeMeta = Readonly<{
  at: string;
  by: string;
  through: Through;
  question?: string;
  message?: number;
  undoes?: number;
  why?: string;
}>;

/** The report with a change made and recorded; patches that change nothing are dropped, and an empty change with them. */
export function applyChange(report: Report, patches: readonly Patch[], meta: ChangeMeta): Report {
  const real = patches.filter(isReal);
  if (real.length === 0) return report;
  const revision = report.revision + 1;
  return {
    ...patched(report, real),
    revision,
    changes: [...report.changes, { ...meta, revision, patches: [...real] }],
  };
}

/** Only the records that change are copied: a figure does not cost a copy of every text. */
function patched(report: Report, patches: readonly Patch[]): Report {
  let next: Report = { ...report };
  const copied = new Set<Patch["of"]>();
  for (const patch of patches) {
    const one = singles[patch.of];
    if (one !== undefined) {
      next = one(next, patch);
      continue;
    }
    if (!copied.has(patch.of)) Object.assign(next, { [patch.of]: { ...slotsOf(next, patch) } });
    copied.add(patch.of);
    const slots = slotsOf(next, patch);
    if (patch.new === null) delete slots[patch.id];
    else slots[patch.id] = patch.new;
  }
  return next;
}

/** The records of a report are written alike, whatever is in them; the schema knows which value goes where. */
const slotsOf = (report: Report, { of }: Patch): Record<string, unknown> => report[of as "answers"];

/** What a report has only one of, or a list. */
const singles: Readonly<Partial<Record<Patch["of"], (report: Report, patch: Patch) => Report>>> = {
  state: (report, patch) => (patch.of === "state" ? { ...report, state: patch.new } : report),
  step: (report, patch) => {
    const { step: _, ...rest } = report;
    return patch.of === "step" && patch.new !== null ? { ...rest, step: patch.new } : rest;
  },
  published: (report, patch) => {
    const { published: _, ...rest } = report;
    return patch.of === "published" && patch.new !== null
      ? { ...rest, published: patch.new }
      : rest;
  },
  corrections: (report, patch) =>
    patch.of === "corrections" && patch.new !== null
      ? { ...report, corrections: [...report.corrections, patch.new] }
      : report,
};

/** The newest change of a kind that is neither an undo nor taken back already. */
export function lastChange(report: Report, is: (change: Change) => boolean): Change | undefined {
  const undone = new Set(report.changes.flatMap((change) => change.undoes ?? []));
  return report.changes.findLast(
    (change) => change.undoes === undefined && !undone.has(change.revision) && is(change),
  );
}

/**
 * The newest change of a person that can be taken back: since the report was last handed on, and with nothing in its
 * places that came later, from whomever.
 */
export function lastUndoable(report: Report, by: string): Change | undefined {
  const from = report.changes.findLastIndex(isTransition) + 1;
  const here = report.changes.slice(from);
  const undone = new Set(here.flatMap((change) => change.undoes ?? []));
  const taken = new Set<string>();
  for (const change of here.toReversed()) {
    const isOwn = change.by === by;
    const isDone = change.undoes === undefined && !undone.has(change.revision);
    const slots = change.patches.map(slotName);
    if (isOwn && isDone && !slots.some((slot) => taken.has(slot))) return change;
    // One's own step and its undo have left nothing behind.
    if (!isOwn || isDone) for (const slot of slots) taken.add(slot);
  }
  return undefined;
}

const isTransition = ({ patches }: Change): boolean => patches.some(({ of }) => of === "state");

export const slotName = ({ of, id }: Patch): string => `${of} ${id}`;

/** What takes a change back. */
export const inverse = (change: Change): readonly Patch[] =>
  change.patches.map((patch) => ({ ...patch, old: patch.new, new: patch.old }) as Patch);

/** The newest change that came in this message of a person's chat. */
export const changeOfMessage = (report: Report, by: string, message: number): Change | undefined =>
  lastChange(report, (change) => change.message === message && change.by === by);

/** Does it change anything? */
export const isReal = ({ old, new: now }: Patch): boolean =>
  old !== now && JSON.stringify(old) !== JSON.stringify(now);
