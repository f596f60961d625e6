import type { Day } from "#flows/calendar.ts";
import type { Words } from "../../../words/words.ts";

/** 1月20日 */
export const sayDay = (words: Words, day: Day): string =>
  words.day(Number(day.slice(5, 7)), Number(day.slice(8)));

/** 2027年1月20日 */
export const sayFullDay = ({ county }: Words, day: Day): string =>
  county.fullDate(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8)));

/** Until when a report is due, with the days left or gone. */
export function sayDue(words: Words, due: Day, daysLeft: number): string {
  const { county } = words;
  const date = sayDay(words, due);
  if (daysLeft === 0) return county.dueToday(date);
  return daysLeft > 0 ? county.dueAhead(date, daysLeft) : county.dueLate(date, -daysLeft);
}
