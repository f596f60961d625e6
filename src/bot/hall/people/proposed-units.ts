import type { Directory, Unit } from "#flows/directory/directory.ts";
import { indexOf } from "#flows/directory/index-of.ts";
import { addUnits, setReviews } from "#flows/directory/units.ts";
import type { NewUnit } from "#flows/directory/units.ts";
import type { DeskRecord } from "../../records.ts";
import type { Hall } from "../hall.ts";
import { seatKey } from "./empty-seats.ts";
import { lookNamed, stepsOf } from "./review-steps.ts";
import type { Look } from "./review-steps.ts";

export type Rows = NonNullable<DeskRecord["proposal"]>["rows"];
type Row = Rows[number];

export interface Proposed {
  readonly directory: Directory;
  readonly added: number;
  /** Those that were there already. */
  readonly known: number;
  /** All of the list, as they are now. */
  readonly units: readonly Unit[];
  /** Who is to have which seat. */
  readonly names: ReadonlyMap<string, string>;
  /** Some were given one look because nobody was named for any. */
  readonly hasDefaultLook: boolean;
}

/** The units of a list, below another; each has the looks that the list names people for, unless it has its own. */
export function proposedUnits(hall: Hall, parent: Unit, rows: Rows): Proposed {
  const { directory, at, person, deps } = hall;
  const meta = { at, by: person.id };
  const proposed = rows.map((row) => newUnit(hall, parent, row));
  const made = addUnits(directory, parent.id, proposed, meta);
  const idOf = new Map(
    (indexOf(made.directory).below.get(parent.id) ?? []).map(({ name, id }) => [name, id]),
  );
  const rowOf = new Map<string, Row>();
  for (const [at, { name }] of proposed.entries()) {
    const [id, row] = [idOf.get(name) ?? "", rows[at]];
    if (row !== undefined && !rowOf.has(id)) rowOf.set(id, row);
  }
  const reviews = new Map(
    [...rowOf].flatMap(([id, row]) => {
      const steps = stepsOf(deps.words, looksOf(hall, row));
      const own = indexOf(made.directory).unit.get(id)?.review ?? [];
      return steps.length > 0 && own.length === 0 ? [[id, steps] as const] : [];
    }),
  );
  const after = setReviews(made.directory, reviews, meta);
  const units = after.units.filter(({ id }) => rowOf.has(id));
  return {
    directory: after,
    added: made.added.length,
    known: made.known.length,
    units,
    hasDefaultLook:
      made.added.length > 0 &&
      rows.some((row) => looksOf(hall, row).length === 0 && firstLooks(hall, row).length > 0),
    names: new Map(units.flatMap((unit) => namesIn(hall, unit, rowOf.get(unit.id)))),
  };
}

function newUnit(hall: Hall, { level, name, region }: Unit, row: Row): NewUnit {
  const within = row.region ?? (level === "department" || level === "township" ? region : name);
  return {
    name: withoutRegion(row.name, within),
    short: row.short,
    self: row.self,
    level: row.level,
    region: within,
    review: [...stepsOf(hall.deps.words, firstLooks(hall, row))],
    ...(row.due === undefined ? {} : { due: row.due }),
  };
}

/** Somebody has to look at a report; whom, its clerk can say. */
function firstLooks(hall: Hall, row: Row): readonly Look[] {
  const named = looksOf(hall, row);
  return named.length > 0 || hall.deps.selfReview ? named : ["final"];
}

/** A report prints the county's name before the unit's: it must not stand there twice. */
function withoutRegion(name: string, region: string): string {
  const rest = region !== "" && name.startsWith(region) ? name.slice(region.length) : name;
  return rest.length >= 2 ? rest : name;
}

const looksOf = ({ deps: { words } }: Hall, { people }: Row): readonly Look[] =>
  people.flatMap(({ role, step }) => {
    const look = role === "reviewer" ? lookNamed(words, step) : undefined;
    return look === undefined ? [] : [look];
  });

/** The names on a line, by the seats that the unit has for them; of a look that it has not, nobody is invited. */
function namesIn(
  { deps: { words } }: Hall,
  unit: Unit,
  row: Row | undefined,
): readonly (readonly [string, string])[] {
  return (row?.people ?? []).flatMap(({ role, name, step }) => {
    if (role !== "reviewer") return [[seatKey({ unit: unit.id, role }), name] as const];
    const look = lookNamed(words, step);
    const id = look && stepsOf(words, [look])[0]?.id;
    return unit.review.some((one) => one.id === id)
      ? [[seatKey({ unit: unit.id, role, step: id }), name] as const]
      : [];
  });
}
