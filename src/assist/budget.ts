/** One wish that was sent, for whose unit, and when. */
export interface Spent {
  readonly unit: string;
  /** Its day, as the office counts days: `2026-01-12`. */
  readonly day: string;
  /** In and out together; a server that does not say is taken at what was sent and heard. */
  readonly tokens: number;
}

export interface Allowance {
  readonly kind: "may" | "spent";
  /** Tokens left of the day, never below 0. */
  readonly left: number;
}

/**
 * May a unit ask the model once more today? A wish that is allowed may go over the limit: what it takes is only known
 * afterwards. Without a limit everything is allowed.
 */
export function allowanceOf(
  entries: Iterable<Spent>,
  { unit, day, limit }: Readonly<{ unit: string; day: string; limit: number | undefined }>,
): Allowance {
  if (limit === undefined) return { kind: "may", left: Infinity };
  let tokens = 0;
  for (const entry of entries) {
    if (entry.unit === unit && entry.day === day) tokens += entry.tokens;
  }
  return { kind: tokens < limit ? "may" : "spent", left: Math.max(0, limit - tokens) };
}
