import type { CheckContext, Outcome } from "./checks.ts";

/**
 * R2, R3, R4: every total is the sum of its parts. Totals are computed and never typed, so there is nothing to
 * find; what can be counted is how many sums the person was spared.
 */
export function totals({ seen, values }: CheckContext): Outcome {
  return { findings: [], compared: seen.derived.filter(({ id }) => values.has(id)).length };
}
