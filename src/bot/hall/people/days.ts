import { inShanghai } from "#flows/calendar.ts";
import type { Words } from "../../words/words.ts";

/** Days that an invitation lasts. */
const daysOpen = 7;

const day = 24 * 60 * 60 * 1000;

export const expiryOf = (at: string): string =>
  new Date(Date.parse(at) + daysOpen * day).toISOString();

/** Days that are left of an open invitation; its last one counts. */
export const daysLeft = (expires: string, at: string): number =>
  Math.max(1, Math.ceil((Date.parse(expires) - Date.parse(at)) / day));

/** 1月12日, as the wall calendars of China show it. */
export function dayName({ day: name }: Words, at: string): string {
  const [, month = 1, date = 1] = inShanghai(at).day.split("-").map(Number);
  return name(month, date);
}
