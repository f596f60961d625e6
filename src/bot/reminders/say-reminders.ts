import { piles } from "#flows/county/status.ts";
import { daysBetween } from "#flows/calendar.ts";
import type { Day } from "#flows/calendar.ts";
import type { Directory } from "#flows/directory/directory.ts";
import { indexOf } from "#flows/directory/index-of.ts";
import type { Digest, Nudge, ReminderGroup } from "#flows/reminders/plan.ts";
import type { ReminderWords } from "../words/zh-CN/reminders.ts";

/** What of the words a reminder is said with. */
export interface SayReminders {
  readonly reminders: ReminderWords;
  readonly list: string;
  readonly dot: string;
  readonly day: (month: number, day: number) => string;
}

/** All that one person is reminded of, as one message: the mornings' figures first, the question last. */
export function sayReminders(
  words: SayReminders,
  directory: Directory,
  { reminders }: ReminderGroup,
): string {
  const short = (unit: string): string => indexOf(directory).unit.get(unit)?.short ?? unit;
  const digests = reminders.filter((reminder) => reminder.kind === "digest");
  const nudges = reminders.filter((reminder) => reminder.kind !== "digest");
  const parts = digests.map((digest) => sayDigest(words, short, digest));
  if (nudges.length > 0) parts.push(sayNudges(words, short, nudges));
  return `${parts.join("\n\n")}\n${question(words.reminders, nudges)}`;
}

/** A unit as lists name it. */
type Short = (unit: string) => string;

function question(words: ReminderWords, [first, ...more]: readonly Nudge[]): string {
  if (first === undefined) return words.askWhich;
  return more.length === 0 ? words.ask[first.task] : words.whichFirst;
}

function sayNudges(words: SayReminders, short: Short, nudges: readonly Nudge[]): string {
  const { reminders } = words;
  const [first, ...more] = nudges;
  if (first === undefined) return "";
  if (more.length === 0) {
    return [
      reminders.title(short(first.unit), first.year),
      `${whenOf(words, first)}${reminders.stop}`,
      reminders.task[first.task],
    ].join("\n");
  }
  const lines = nudges
    .slice(0, mostLines)
    .map((nudge) =>
      reminders.line(short(nudge.unit), whenOf(words, nudge), reminders.shortTask[nudge.task]),
    );
  if (nudges.length > mostLines) lines.push(reminders.moreReports(nudges.length - mostLines));
  return [reminders.several(nudges.length), ...lines].join("\n");
}

/** One clerk with more reports than this is rare, and a message has its limit. */
const mostLines = 20;

const whenOf = (words: SayReminders, { kind, due, days }: Nudge): string =>
  words.reminders.when[kind](dateOf(words, due), days);

const dateOf = (words: SayReminders, day: Day): string =>
  words.day(Number(day.slice(5, 7)), Number(day.slice(8)));

/** More names than this nobody reads on a phone. */
const mostNames = 8;

function sayDigest(words: SayReminders, short: Short, { unit, year, day, facts }: Digest): string {
  const { reminders } = words;
  const { late, counts, next } = facts;
  const named = late.slice(0, mostNames).map((unit) => unit.short);
  const standing = piles.map((pile) => reminders.piles[pile](counts[pile]));
  return [
    reminders.digest(short(unit), year, dateOf(words, day)),
    ...(late.length === 0
      ? []
      : [reminders.late(named.join(words.list), late.length, named.length)]),
    standing.join(words.dot),
    ...(next === undefined ? [] : [reminders.next(dateOf(words, next), daysBetween(day, next))]),
  ].join("\n");
}
