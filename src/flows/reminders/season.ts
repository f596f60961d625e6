import type { Day } from "../calendar.ts";

/**
 * The year whose reports are collected on a day: from mid-December the year that is ending, until the end of June the
 * one before; in the months between nothing is.
 */
export function reportYearOn(day: Day): number | undefined {
  const year = Number(day.slice(0, 4));
  const monthDay = day.slice(5);
  if (monthDay <= "06-30") return year - 1;
  return monthDay >= "12-15" ? year : undefined;
}
