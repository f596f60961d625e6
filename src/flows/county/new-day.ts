import { addDays } from "../calendar.ts";
import type { Day } from "../calendar.ts";
import { readDay } from "./read-day.ts";

/** A day that somebody names as the new due day, or what is wrong with it. */
export type NewDay =
  | Readonly<{ kind: "day"; day: Day }>
  | Readonly<{ kind: "not-a-day" | "no-such-day" }>
  | Readonly<{ kind: "is-past" | "not-later" | "too-far"; day: Day }>;

export interface DueFacts {
  /** Of the reports; they are due in the year after it. */
  readonly year: number;
  readonly today: Day;
  /** Until when it is due now. */
  readonly due: Day;
}

/** More time: a day after the present one, and not over yet. 5号 is the first 5th that would do. */
export function readExtension(text: string, facts: DueFacts): NewDay {
  const { today, due } = facts;
  const read = readDay(text, today, seasonOf(facts), later(today, addDays(due, 1)));
  if (read.kind !== "day") return read;
  const { day } = read;
  return day >= today && day <= due ? { kind: "not-later", day } : inSeason(day, facts);
}

/** A due day for every year; the coming one is not to be over yet. 25号 is of the month in which it is due now. */
export function readDueDay(text: string, facts: DueFacts): NewDay {
  const read = readDay(text, facts.today, seasonOf(facts), `${facts.due.slice(0, 8)}01`);
  return read.kind === "day" ? inSeason(read.day, facts) : read;
}

function inSeason(day: Day, facts: DueFacts): NewDay {
  if (day < facts.today) return { kind: "is-past", day };
  return day > lastDay(facts) ? { kind: "too-far", day } : { kind: "day", day };
}

const seasonOf = ({ year }: DueFacts): Day => `${year + 1}-01-01`;

/** Further off than this, it was a slip of the pen. */
const furthest = 180;

/** Until when a new day may be. */
export const lastDay = ({ today, due }: DueFacts): Day => addDays(later(today, due), furthest);

/** A day that would work, to be given as an example. */
export const likelyDay = ({ today, due }: DueFacts): Day => addDays(later(today, due), 7);

const later = (one: Day, other: Day): Day => (one > other ? one : other);
