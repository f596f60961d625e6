import type { CheckSpec } from "../form.ts";
import type { CheckContext, Outcome } from "./checks.ts";

/** A figure that another cannot exceed, such as all published documents against the newly published ones (R11). */
export function atLeast(
  spec: Extract<CheckSpec, { kind: "at-least" }>,
  { values }: CheckContext,
): Outcome {
  const value = values.get(spec.cell);
  const floor = values.get(spec.floor);
  if (value === undefined || floor === undefined) return { findings: [], compared: 0 };
  if (value >= floor) return { findings: [], compared: 1 };
  return {
    compared: 1,
    findings: [
      {
        kind: "at-least",
        key: `${spec.id}.${value}.${floor}`,
        severity: "warning",
        cells: [spec.cell, spec.floor],
        check: spec.id,
        value,
        floor,
      },
    ],
  };
}
