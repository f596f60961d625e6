import { inShanghai } from "#flows/calendar.ts";
import type { AssistLog } from "./log.ts";

/** Has a unit used up what it may ask of the model in a day, in Shanghai's days? */
export function isSpent({ entries }: AssistLog, now: Date, tokensADay: number): boolean {
  const today = inShanghai(now.toISOString()).day;
  const spent = entries
    .filter(({ at }) => inShanghai(at).day === today)
    .reduce((sum, { tokens }) => sum + tokens.in + tokens.out, 0);
  return spent >= tokensADay;
}
