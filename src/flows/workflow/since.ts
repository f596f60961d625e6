import type { CellChange } from "../conversation.ts";
import type { Patch, Report, Text } from "../report.ts";

/** What stands otherwise than it did at a revision. */
export interface Since {
  readonly cells: readonly CellChange[];
  readonly texts: readonly Readonly<{ id: string; old: Text | null; new: Text | null }>[];
}

/** The figures and texts that are not what they were at a revision; back and forth counts as nothing. */
export function changedSince(report: Report, revision: number): Since {
  const first = new Map<string, Patch>();
  for (const change of report.changes) {
    if (change.revision <= revision) continue;
    for (const patch of change.patches) {
      if (patch.of !== "answers" && patch.of !== "texts") continue;
      const slot = `${patch.of} ${patch.id}`;
      if (!first.has(slot)) first.set(slot, patch);
    }
  }
  const patches = [...first.values()];
  return {
    cells: patches.flatMap((patch) => {
      const now = report.answers[patch.id] ?? null;
      return patch.of === "answers" && patch.old !== now
        ? [{ cell: patch.id, old: patch.old, new: now }]
        : [];
    }),
    texts: patches.flatMap((patch) => {
      const now = report.texts[patch.id] ?? null;
      return patch.of === "texts" && JSON.stringify(patch.old) !== JSON.stringify(now)
        ? [{ id: patch.id, old: patch.old, new: now }]
        : [];
    }),
  };
}
