import type { CheckSpec } from "../form.ts";
import type { CheckContext, Outcome } from "./checks.ts";

/** A figure larger than such a unit plausibly has: R10 (规章 of a township), D29, D30. Asks for a look. */
export function atMost(
  spec: Extract<CheckSpec, { kind: "at-most" }>,
  { report, values }: CheckContext,
): Outcome {
  if (!spec.levels.includes(report.office.level)) return { findings: [], compared: 0 };
  const known = spec.cells.flatMap((cell) => {
    const value = values.get(cell);
    return value === undefined ? [] : [{ cell, value }];
  });
  const over = known.filter(({ value }) => value > spec.limit);
  const worst = over.toSorted((a, b) => b.value - a.value)[0];
  if (worst === undefined) return { findings: [], compared: known.length };
  return {
    compared: known.length,
    findings: [
      {
        kind: "at-most",
        // Each cell has its place: the same figure in another column is another finding.
        key: [
          spec.id,
          ...spec.cells.map((cell) => over.find((each) => each.cell === cell)?.value ?? ""),
        ].join("."),
        severity: "warning",
        cells: over.map(({ cell }) => cell),
        check: spec.id,
        value: worst.value,
        limit: spec.limit,
      },
    ],
  };
}
