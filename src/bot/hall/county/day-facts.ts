import { inShanghai } from "#flows/calendar.ts";
import { lastDay, likelyDay } from "#flows/county/new-day.ts";
import type { DueFacts, NewDay } from "#flows/county/new-day.ts";
import type { Unit } from "#flows/directory/directory.ts";
import { allBelow } from "#flows/directory/index-of.ts";
import { dueDay } from "#flows/reminders/due.ts";
import { sayDay, sayFullDay } from "../../say/hall/county/day-words.ts";
import { allowed } from "../allowed.ts";
import type { Hall } from "../hall.ts";
import { hasBelow, watched, watchers } from "./watches.ts";

/** Who may set a day: for all below a unit whoever watches it, for one unit whoever watches that one. */
export const mayDate = (hall: Hall, unit: string): Unit | undefined =>
  hasBelow(hall, unit) ? watched(hall, unit) : allowed(hall, unit, watchers);

/** Of a unit with others below it, the first of these stands for all. */
export function factsOf({ directory, year, at }: Hall, unit: Unit): DueFacts {
  const [first = unit] = allBelow(directory, unit.id);
  return { year, today: inShanghai(at).day, due: dueDay(directory, first.id, year) };
}

export const exampleFor = (hall: Hall, unit: Unit): string =>
  sayDay(hall.deps.words, likelyDay(factsOf(hall, unit)));

/** Why a day cannot be, and one that can. */
export function whyNot(hall: Hall, unit: Unit, read: Exclude<NewDay, { kind: "day" }>): string {
  const { words } = hall.deps;
  const { county } = words;
  const example = exampleFor(hall, unit);
  switch (read.kind) {
    case "not-a-day":
      return county.notADay(example);
    case "no-such-day":
      return county.noSuchDay(example);
    case "is-past":
      return county.isPast(sayFullDay(words, read.day), example);
    case "not-later":
      return county.notLater(
        sayDay(words, read.day),
        sayDay(words, factsOf(hall, unit).due),
        example,
      );
    case "too-far":
      return county.tooFar(
        sayFullDay(words, read.day),
        sayFullDay(words, lastDay(factsOf(hall, unit))),
      );
  }
}
