import type { Day } from "#flows/calendar.ts";
import { readDueDay, readExtension } from "#flows/county/new-day.ts";
import type { NewDay } from "#flows/county/new-day.ts";
import type { Unit } from "#flows/directory/directory.ts";
import { allBelow, indexOf } from "#flows/directory/index-of.ts";
import { changeUnit, extend } from "#flows/directory/units.ts";
import { dueDay } from "#flows/reminders/due.ts";
import { card, hallButton } from "../../say/card.ts";
import { sayDay, sayFullDay } from "../../say/hall/county/day-words.ts";
import { shortLabel } from "../../say/hall/county/short-state.ts";
import { allowed, refused } from "../allowed.ts";
import type { HallPrompt } from "../hall-action.ts";
import type { Hall, HallHandler, HallTurn, Sending } from "../hall.ts";
import { exampleFor, factsOf, mayDate, whyNot } from "./day-facts.ts";
import { namesIn } from "./names.ts";
import { hasBelow, watchers } from "./watches.ts";

export type DayPrompt = Extract<HallPrompt, { kind: "extension" | "due" }>;

/** More time for one unit: until when? */
export const askExtension: HallHandler<"ask-extension"> = async (hall, { unit: id }) => {
  const unit = allowed(hall, id, watchers);
  if (unit === undefined) return refused(hall, id);
  const { words } = hall.deps;
  const { due } = factsOf(hall, unit);
  return asked(
    hall,
    words.county.askExtension(unit.short, sayDay(words, due), exampleFor(hall, unit)),
    { kind: "extension", unit: id },
  );
};

/** The day for all below a unit, or for the unit itself where nothing is below it. */
export const askDue: HallHandler<"ask-due"> = async (hall, { unit: id }) => {
  const unit = mayDate(hall, id);
  if (unit === undefined) return refused(hall, id);
  const { words } = hall.deps;
  const { county } = words;
  const date = sayDay(words, factsOf(hall, unit).due);
  const example = exampleFor(hall, unit);
  return asked(
    hall,
    hasBelow(hall, id)
      ? county.askDueBelow(unit.short, isOneDay(hall, id) ? date : "", example)
      : county.askDue(unit.short, date, example),
    { kind: "due", unit: id },
  );
};

/** The day that was asked for, as words. Whoever may no longer set it is told so. */
export async function answerWithDay(
  hall: Hall,
  prompt: DayPrompt,
  text: string,
): Promise<HallTurn> {
  return answers[prompt.kind](hall, prompt, text);
}

type Answer = (hall: Hall, prompt: DayPrompt, text: string) => HallTurn;

const answers: Readonly<Record<DayPrompt["kind"], Answer>> = {
  extension: (hall, prompt, text) => {
    const unit = allowed(hall, prompt.unit, watchers);
    if (unit === undefined) return refused(hall, prompt.unit);
    const read = readExtension(text, factsOf(hall, unit));
    return read.kind === "day" ? extended(hall, unit, read.day) : again(hall, unit, prompt, read);
  },
  due: (hall, prompt, text) => {
    const unit = mayDate(hall, prompt.unit);
    if (unit === undefined) return refused(hall, prompt.unit);
    const read = readDueDay(text, factsOf(hall, unit));
    return read.kind === "day" ? dueSet(hall, unit, read.day) : again(hall, unit, prompt, read);
  },
};

const again = (
  hall: Hall,
  unit: Unit,
  prompt: DayPrompt,
  read: Exclude<NewDay, { kind: "day" }>,
): HallTurn => asked(hall, whyNot(hall, unit, read), prompt);

function extended(hall: Hall, unit: Unit, day: Day): HallTurn {
  const { deps, directory, year, at, person } = hall;
  const { words } = deps;
  const date = sayFullDay(words, day);
  const who = namesIn(hall)(person.id);
  const fillers = (indexOf(directory).postsIn.get(unit.id) ?? []).filter(
    (post) => post.role === "filler" && post.person !== person.id,
  );
  return {
    card: card(words.county.extended(unit.short, date), [
      hallButton(shortLabel(words.county.toUnit(unit.short)), { kind: "unit", unit: unit.id }),
    ]),
    directory: extend(directory, unit.id, year, day, { at, by: person.id }),
    sendings: fillers.map(({ person: to }): Sending => ({
      kind: "card",
      to,
      card: card(words.county.toldExtended(who, unit.short, year, date)),
    })),
  };
}

function dueSet(hall: Hall, unit: Unit, day: Day): HallTurn {
  const { deps, directory, year, at, person } = hall;
  const { words } = deps;
  const { county } = words;
  const meta = { at, by: person.id };
  const date = sayDay(words, day);
  const monthDay = day.slice(5);
  if (!hasBelow(hall, unit.id)) {
    const still = unit.extended[String(year)];
    const text = [
      county.dueSet(unit.short, date),
      ...(still === undefined ? [] : [county.stillExtended(sayDay(words, still))]),
    ].join("\n");
    return {
      card: card(text, [
        hallButton(shortLabel(county.toUnit(unit.short)), { kind: "unit", unit: unit.id }),
      ]),
      directory: changeUnit(directory, unit.id, { due: monthDay }, meta),
    };
  }
  const after = changeUnit(directory, unit.id, { dueBelow: monthDay }, meta);
  const others = allBelow(after, unit.id).filter(({ id }) => dueDay(after, id, year) !== day);
  const text = [
    county.dueBelowSet(unit.short, date),
    ...(others.length === 0 ? [] : [county.someDiffer(others.length)]),
  ].join("\n");
  return {
    card: card(text, [
      hallButton(county.toCounty, { kind: "county", unit: unit.id, group: "all", page: 0 }),
    ]),
    directory: after,
  };
}

const isOneDay = ({ directory, year }: Hall, unit: string): boolean =>
  new Set(allBelow(directory, unit).map(({ id }) => dueDay(directory, id, year))).size === 1;

const asked = ({ deps: { words } }: Hall, text: string, prompt: DayPrompt): HallTurn => ({
  card: card(text, [hallButton(words.county.neverMind, { kind: "never-mind" })]),
  prompt,
});
