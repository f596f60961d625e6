import { addDays, daysBetween } from "../calendar.ts";
import type { Day } from "../calendar.ts";
import type { Directory, Post } from "../directory/directory.ts";
import { allBelow, indexOf } from "../directory/index-of.ts";
import { digestOf } from "./digest.ts";
import type { DigestFacts } from "./digest.ts";
import { dueDay } from "./due.ts";
import { isPressing, newestMilestone } from "./milestones.ts";
import type { IsWorkday, Milestone } from "./milestones.ts";
import type { Standing } from "./standing.ts";
import { tasksOf } from "./tasks.ts";
import type { Task } from "./tasks.ts";

/**
 * Who is to be reminded on a day, of what. The rule, whole:
 *
 * - On each milestone of a unit's due day (`milestones.ts`) those who owe something hear of it (`tasks.ts`). Nobody
 *   does when the report is filed, accepted or published.
 * - On a weekend or holiday only the last day before and the due day itself are spoken of.
 * - A milestone that was missed, because the server was down, comes on the next workday; of several only the newest.
 *   One that `since` has already settled does not come again, whatever has changed in the meantime: a report returned
 *   on the 15th does not bring back the reminder of the 13th, nor does an extension.
 * - A supervisor hears every workday how the units below theirs stand, from 14 days before the earliest due day among
 *   them until all are done. A morning that was missed is not made up for.
 */
export function remindersOf(facts: Facts): readonly Reminder[] {
  const { told, day, since } = facts;
  // A day beyond today was settled by a clock that ran ahead; then the keys alone must do.
  if (since !== undefined && since === day) return [];
  return [...digests(facts), ...nudges(facts)].filter(({ key }) => !told.has(key));
}

export type Facts = Readonly<{
  directory: Directory;
  /** Today, in Shanghai. */
  day: Day;
  /** The year of the reports. */
  year: number;
  standingOf: (unit: string) => Standing;
  isWorkday: IsWorkday;
  /** The keys of what has been sent already. */
  told: ReadonlySet<string>;
  /** The last workday on which everything was sent; absent: none yet. */
  since?: Day | undefined;
}>;

export type Reminder = Nudge | Digest;

interface About {
  /** The same for the same reminder, however often it is worked out: unit, year, due day, milestone, person. */
  readonly key: string;
  /** The person's id on the messenger. */
  readonly to: number;
  readonly unit: string;
  readonly year: number;
}

/** To somebody who owes something. */
export interface Nudge extends About {
  readonly kind: "ahead" | "today" | "late";
  readonly task: Task;
  readonly due: Day;
  /** Until the due day, or since. */
  readonly days: number;
}

/** To a supervisor of the unit, about those below it. */
export interface Digest extends About {
  readonly kind: "digest";
  /** The morning on which it tells. */
  readonly day: Day;
  /** Until the earliest day on which one that is not done is due; negative: since. */
  readonly days: number;
  readonly facts: DigestFacts;
}

/** All that one person hears in one message. */
export type ReminderGroup = Readonly<{ to: number; reminders: readonly Reminder[] }>;

/** One message a person, in the order of their first reminder. */
export function groupByPerson(reminders: readonly Reminder[]): readonly ReminderGroup[] {
  return [...Map.groupBy(reminders, ({ to }) => to)].map(([to, reminders]) => ({ to, reminders }));
}

function nudges(facts: Facts): readonly Nudge[] {
  const { directory, day, year, isWorkday, standingOf } = facts;
  const newest = new Map<Day, Milestone | undefined>();
  return directory.units.flatMap((unit) => {
    const due = dueDay(directory, unit.id, year);
    // Most units are due on the same few days.
    if (!newest.has(due)) newest.set(due, newestMilestone(due, day, isWorkday));
    const milestone = newest.get(due);
    if (milestone === undefined || !isTime(milestone, facts)) return [];
    const left = daysBetween(day, due);
    return tasksOf(directory, unit.id, standingOf(unit.id), milestone).map(({ to, task }) => ({
      key: [unit.id, year, due, milestone.name, to].join("."),
      to,
      unit: unit.id,
      year,
      kind: left > 0 ? "ahead" : left === 0 ? "today" : "late",
      task,
      due,
      days: Math.abs(left),
    }));
  });
}

/** Come since the last day that is settled, and fit for such a day as today. */
function isTime(milestone: Milestone, { day, since, isWorkday }: Facts): boolean {
  if (since !== undefined && since < day && milestone.day <= since) return false;
  return isWorkday(day) || (isPressing(milestone) && milestone.day === day);
}

/** How long before the earliest due day supervisors begin to hear every morning. */
const digestsFrom = 14;

function digests(facts: Facts): readonly Digest[] {
  if (!facts.isWorkday(facts.day)) return [];
  const supervisors = facts.directory.posts.filter(({ role }) => role === "supervisor");
  const byUnit = Map.groupBy(supervisors, ({ unit }) => unit);
  return [...byUnit].flatMap(([unit, posts]) => digestsIn(facts, unit, posts));
}

function digestsIn(facts: Facts, unit: string, posts: readonly Post[]): readonly Digest[] {
  const { directory, year, day, standingOf } = facts;
  const below = indexOf(directory).unit.has(unit) ? allBelow(directory, unit) : [];
  const dues = below.map(({ id }) => dueDay(directory, id, year)).toSorted();
  const [earliest] = dues;
  if (earliest === undefined || day < addDays(earliest, -digestsFrom)) return [];
  const told = digestOf(directory, below, year, day, standingOf);
  if (told === undefined) return [];
  const [late] = told.late;
  const due = late === undefined ? told.next : dueDay(directory, late.id, year);
  const days = due === undefined ? 0 : daysBetween(day, due);
  const people = [...new Set(posts.map(({ person }) => person))];
  return people.map((to) => ({
    key: ["digest", unit, day, to].join("."),
    to,
    unit,
    year,
    kind: "digest",
    day,
    days,
    facts: told,
  }));
}
