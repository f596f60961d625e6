/**
 * Days without a clock: arithmetic on ISO days (`2026-01-20`), and what an instant is called in Shanghai. The core may
 * not ask the machine for the time, and the machine's own time zone must never matter.
 */

/** `YYYY-MM-DD`; sorts and compares as text. */
export type Day = string;

export function addDays(day: Day, count: number): Day {
  return dayOf(numberOf(day) + count);
}

/** From one day to another; negative when the other is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return numberOf(to) - numberOf(from);
}

/** 1 is Monday, 7 is Sunday. */
export function weekday(day: Day): number {
  // Day 0 of the count, 1970-01-01, was a Thursday.
  return ((((numberOf(day) + 3) % 7) + 7) % 7) + 1;
}

/** The day of a year and a month-day; one that the month does not have becomes the month's last (`02-29`, `04-31`). */
export function dayIn(year: number, monthDay: string): Day {
  const month = Number(monthDay.slice(0, 2));
  return write(year, month, Math.min(Number(monthDay.slice(3)), lastOf(year, month)));
}

/** A day and a time of day (`HH:MM`), as the wall clocks of China show them. */
export type Local = Readonly<{ day: Day; clock: string }>;

/**
 * An instant as `Date.toISOString` writes it, read in Shanghai: eight hours on. There has been no summer time since
 * 1991, so no table of zones is needed.
 *
 * @throws RangeError when it is not an instant in UTC
 */
export function inShanghai(instant: string): Local {
  const found = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?Z$/.exec(instant);
  const [, day = "", hour = "", minute = ""] = found ?? [];
  if (found === null) throw new RangeError(`${JSON.stringify(instant)} is not an instant in UTC`);
  const hours = Number(hour) + shanghaiOffset;
  return {
    day: addDays(day, Math.floor(hours / 24)),
    clock: `${pad(hours % 24)}:${minute}`,
  };
}

/** Hours east of Greenwich. */
const shanghaiOffset = 8;

/**
 * Days since 1970-01-01, by counting in eras of 400 years and letting each year begin in March, so that the leap day
 * is its last.
 *
 * @throws RangeError when there is no such day
 */
function numberOf(day: Day): number {
  const [year = 0, month = 0, date = 0] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [])
    .slice(1)
    .map(Number);
  if (month < 1 || month > 12 || date < 1 || date > lastOf(year, month)) {
    throw new RangeError(`${JSON.stringify(day)} is not a day`);
  }
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const ofEra = marchYear - era * 400;
  const ofYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1;
  return era * 146_097 + leapDays(ofEra) + ofEra * 365 + ofYear - 719_468;
}

function dayOf(count: number): Day {
  const shifted = count + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) /
      365,
  );
  const ofYear = ofEra - (yearOfEra * 365 + leapDays(yearOfEra));
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const date = ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  return write(era * 400 + yearOfEra + (month > 2 ? 0 : 1), month, date);
}

const leapDays = (years: number): number => Math.floor(years / 4) - Math.floor(years / 100);

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

function lastOf(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

const write = (year: number, month: number, date: number): Day =>
  `${String(year).padStart(4, "0")}-${pad(month)}-${pad(date)}`;

const pad = (value: number): string => String(value).padStart(2, "0");
