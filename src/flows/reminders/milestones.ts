import { addDays, daysBetween, weekday } from "../calendar.ts";
import type { Day } from "../calendar.ts";

/** A day on which those who owe a report hear of it. */
export type Milestone = Readonly<{
  /** `D-14` … `D-1`, `D`, and `D+3` for the third day after. */
  name: string;
  day: Day;
  /** Nominal days until the due day; negative after it. */
  left: number;
}>;

export type IsWorkday = (day: Day) => boolean;

/**
 * The newest milestone that has come by a day, if any.
 *
 * Before: 14, 7 and 3 days ahead, each on the last workday before if it falls on a weekend or holiday; 1 day ahead and
 * the due day itself, whatever day that is. After: the first three workdays, then the first workday of every week:
 * first it may have been forgotten, then it takes time, and a message every day would only be muted.
 */
export function newestMilestone(due: Day, day: Day, isWorkday: IsWorkday): Milestone | undefined {
  const late = newestLate(due, day, isWorkday);
  if (late !== undefined) return late;
  // Where two have been moved onto one day, the nearer one is the newer.
  return stops.map((left) => ahead(due, left, isWorkday)).findLast((stop) => stop.day <= day);
}

const stops = [14, 7, 3, 1, 0] as const;

/** These come even on a weekend: there is no later day left for them. */
export const isPressing = ({ left }: Milestone): boolean => left === 0 || left === 1;

function ahead(due: Day, left: number, isWorkday: IsWorkday): Milestone {
  let day = addDays(due, -left);
  if (left > 1) while (!isWorkday(day)) day = addDays(day, -1);
  return { name: left === 0 ? "D" : `D-${left}`, day, left };
}

/** Workdays in a row on which a late report is spoken of, before it becomes once a week. */
const inARow = 3;

function newestLate(due: Day, until: Day, isWorkday: IsWorkday): Milestone | undefined {
  let newest: Day | undefined;
  let workdays = 0;
  let isNewWeek = false;
  for (let day = addDays(due, 1); day <= until; day = addDays(day, 1)) {
    if (weekday(day) === 1) isNewWeek = true;
    if (!isWorkday(day)) continue;
    workdays += 1;
    if (workdays <= inARow || isNewWeek) newest = day;
    isNewWeek = false;
  }
  if (newest === undefined) return undefined;
  const late = daysBetween(due, newest);
  return { name: `D+${late}`, day: newest, left: -late };
}
