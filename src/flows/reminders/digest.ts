import { indexOf } from "../directory/index-of.ts";
import type { Day } from "../calendar.ts";
import type { Directory, Unit } from "../directory/directory.ts";
import { pileOf, piles } from "../county/status.ts";
import type { Pile, Stand } from "../county/status.ts";
import { dueDay } from "./due.ts";
import { isDone } from "./standing.ts";
import type { Standing } from "./standing.ts";

/** What a supervisor is told in the morning about the units below theirs. */
export type DigestFacts = Readonly<{
  counts: Readonly<Record<Pile, number>>;
  /** Past their day and not done, the longest first. */
  late: readonly Unit[];
  /** The next due day of those not done and not late; absent when there is none. */
  next?: Day;
}>;

/** Undefined when all are done: then there is nothing to tell. */
export function digestOf(
  directory: Directory,
  units: readonly Unit[],
  year: number,
  day: Day,
  standingOf: (unit: string) => Standing,
): DigestFacts | undefined {
  const piled = Map.groupBy(units, (unit) => pileOf[standOf(directory, unit, standingOf(unit.id))]);
  const counts = Object.fromEntries(piles.map((pile) => [pile, piled.get(pile)?.length ?? 0]));
  const owing = units
    .filter(({ id }) => !isDone[standingOf(id).state])
    .map((unit) => ({ unit, due: dueDay(directory, unit.id, year) }))
    .toSorted((one, other) => compare(one.due, other.due));
  if (owing.length === 0) return undefined;
  const next = owing.find(({ due }) => due >= day)?.due;
  return {
    counts: counts as DigestFacts["counts"],
    late: owing.filter(({ due }) => due < day).map(({ unit }) => unit),
    ...(next === undefined ? {} : { next }),
  };
}

/** As the county's card has it, where the same units are counted in the same piles. */
function standOf(directory: Directory, { id }: Unit, { state }: Standing): Stand {
  if (state !== "absent") return state;
  const posts = indexOf(directory).postsIn.get(id) ?? [];
  return posts.some(({ role }) => role === "filler") ? "absent" : "unbound";
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
