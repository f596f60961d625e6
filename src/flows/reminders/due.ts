import { dayIn } from "../calendar.ts";
import type { Day } from "../calendar.ts";
import type { Directory } from "../directory/directory.ts";
import { lineOf } from "../directory/index-of.ts";
import type { Level } from "../form.ts";

/**
 * The day by which a unit's report of a year is to be filed, always in the year after the report's: its extension
 * for that year, else its own day, else what the nearest unit above sets for those below it, else what its level does.
 *
 * @throws Error when the directory has no such unit
 */
export function dueDay(directory: Directory, unit: string, year: number): Day {
  const [own, ...above] = lineOf(directory, unit);
  if (own === undefined) throw new Error(`there is no unit ${JSON.stringify(unit)}`);
  const extended = own.extended[String(year)];
  if (extended !== undefined) return extended;
  const fromAbove = above.find(({ dueBelow }) => dueBelow !== undefined)?.dueBelow;
  return dayIn(year + 1, own.due ?? fromAbove ?? usualDay[own.level]);
}

/**
 * 《政府信息公开条例》 article 49: departments by 31 January, governments from the county up by 31 March. For towns the
 * county sets the day; most want it before the county's own departments are due.
 */
const usualDay: Readonly<Record<Level, string>> = {
  township: "01-20",
  department: "01-31",
  county: "03-31",
  city: "03-31",
  province: "03-31",
};
