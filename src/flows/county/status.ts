import type { Day } from "../calendar.ts";
import { daysBetween } from "../calendar.ts";
import type { Directory, ReviewStep, Unit } from "../directory/directory.ts";
import { allBelow, indexOf } from "../directory/index-of.ts";
import { alone, currentStep } from "../workflow/setting.ts";
import type { State } from "../workflow/states.ts";
import type { Reported } from "./reported.ts";

/** How a county counts its units: 已交 待审 填写中 未开始 未绑定. */
export const piles = ["filed", "review", "filling", "absent", "unbound"] as const;
export type Pile = (typeof piles)[number];

/** Where one unit is: the state of its report, or why there is none. */
export type Stand = State | "absent" | "unbound";

export interface UnitStatus {
  readonly unit: Unit;
  readonly pile: Pile;
  readonly stand: Stand;
  readonly due: Day;
  /** Until the due day; negative: since. */
  readonly daysLeft: number;
  /** Its day is past, and it is not filed. */
  readonly late: boolean;
  /** Those who own its report, by their ids. */
  readonly fillers: readonly number[];
  /** Absent where nothing was begun. */
  readonly reported?: Reported;
}

export interface CountyStatus {
  readonly unit: Unit | undefined;
  readonly year: number;
  readonly today: Day;
  /** Every unit below, what needs looking after first. */
  readonly units: readonly UnitStatus[];
  readonly counts: Readonly<Record<Pile, number>>;
  readonly late: number;
  /** Filed, of all that are expected; undefined where nothing is. */
  readonly completeness: Rate | undefined;
  /** Filed in time, of those whose day is past or that have filed; undefined while there are none. */
  readonly timeliness: Rate | undefined;
}

export type Rate = Readonly<{ count: number; of: number }>;

export type StatusFacts = Readonly<{
  directory: Directory;
  /** The office that asks: all below it are looked at, however deep. */
  unit: string;
  year: number;
  /** In Shanghai. */
  today: Day;
  progress: (unit: string) => Reported | "absent";
  dueOf: (unit: string) => Day;
}>;

/** Where all the units below one stand. */
export function countyStatus(facts: StatusFacts): CountyStatus {
  const { directory, unit, year, today } = facts;
  const units = allBelow(directory, unit).map((one) => unitStatus(facts, one));
  const byPile = Map.groupBy(units, ({ pile }) => pile);
  const counts = Object.fromEntries(piles.map((pile) => [pile, byPile.get(pile)?.length ?? 0]));
  return {
    unit: indexOf(directory).unit.get(unit),
    year,
    today,
    units: inOrder(units),
    counts: counts as CountyStatus["counts"],
    late: units.filter(({ late }) => late).length,
    completeness: rate(units, ({ pile }) => pile === "filed"),
    timeliness: rate(
      units.filter(({ pile, due }) => pile === "filed" || due < today),
      isInTime,
    ),
  };
}

/** Where one unit stands. */
export function unitStatus(facts: Omit<StatusFacts, "unit">, unit: Unit): UnitStatus {
  const found = facts.progress(unit.id);
  const due = facts.dueOf(unit.id);
  const fillers = (indexOf(facts.directory).postsIn.get(unit.id) ?? [])
    .filter(({ role }) => role === "filler")
    .map(({ person }) => person);
  const stand = standOf(found, fillers);
  const pile = pileOf[stand];
  return {
    unit,
    pile,
    stand,
    due,
    daysLeft: daysBetween(facts.today, due),
    late: pile !== "filed" && due < facts.today,
    fillers,
    ...(found === "absent" ? {} : { reported: found }),
  };
}

function standOf(found: Reported | "absent", fillers: readonly number[]): Stand {
  if (found === "absent") return fillers.length === 0 ? "unbound" : "absent";
  return found.isCorrected ? "published" : found.progress.state;
}

export const pileOf: Readonly<Record<Stand, Pile>> = {
  unbound: "unbound",
  absent: "absent",
  returned: "filling",
  filling: "filling",
  finished: "filling",
  review: "review",
  filed: "filed",
  accepted: "filed",
  published: "filed",
};

/** A report filed on its very day is in time. */
export const isInTime = ({ pile, reported, due }: UnitStatus): boolean =>
  pile === "filed" && reported?.filedOn !== undefined && reported.filedOn <= due;

/** The look that it waits for. */
export const stepOf = ({ unit, reported }: UnitStatus): ReviewStep | undefined =>
  reported === undefined
    ? undefined
    : currentStep(reported.progress, { ...alone, review: unit.review });

/** How many questions are open. */
export const openIn = ({ reported }: UnitStatus): number =>
  (reported?.progress.sections ?? []).reduce((sum, { open }) => sum + open, 0);

/** What a supervisor can do most about comes first; the late ones before all. */
const urgency: Readonly<Record<Stand, number>> = {
  unbound: 1,
  absent: 2,
  returned: 3,
  filling: 4,
  finished: 5,
  review: 6,
  filed: 7,
  accepted: 7,
  published: 7,
};

/** The sort keeps the order of entry where all else is alike. */
const inOrder = (units: readonly UnitStatus[]): readonly UnitStatus[] =>
  units.toSorted((one, other) => {
    const [a, b] = [rank(one), rank(other)];
    return a === b ? compare(one.due, other.due) : a - b;
  });

const rank = ({ late, stand }: UnitStatus): number => (late ? 0 : urgency[stand]);

const compare = (one: Day, other: Day): number => (one < other ? -1 : one > other ? 1 : 0);

const rate = (
  units: readonly UnitStatus[],
  counts: (unit: UnitStatus) => boolean,
): Rate | undefined =>
  units.length === 0 ? undefined : { count: units.filter(counts).length, of: units.length };

/** In whole per cent, never rounded up: 99 % means that somebody is missing. */
export const percent = ({ count, of }: Rate): number => Math.floor((count * 100) / of);
