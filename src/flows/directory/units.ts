import type { Directory, Post, ReviewStep, Unit } from "./directory.ts";
import { homeId } from "./directory.ts";
import { indexOf } from "./index-of.ts";
import { noted, notedAll } from "./note.ts";
import type { Meta, Note } from "./note.ts";
import { revokeWhere } from "./open-invitation.ts";

export type NewUnit = Omit<Unit, "id" | "extended" | "review"> & Partial<Pick<Unit, "review">>;

/** The first unit of an installation: the office itself, or the county that collects. */
export function foundUnit(directory: Directory, unit: NewUnit, meta: Meta): Directory {
  const made = { review: [], extended: {}, ...unit, id: homeId };
  const others = directory.units.filter(({ id }) => id !== homeId);
  return noted(directory, { units: [made, ...others] }, meta, { what: "unit-added", unit: homeId });
}

/** Adds units below another; one that is there already (same name, same parent) stays as it is. */
export function addUnits(
  directory: Directory,
  /** None: they are topmost. */
  parent: string | undefined,
  units: readonly NewUnit[],
  meta: Meta,
): Readonly<{ directory: Directory; added: readonly Unit[]; known: readonly Unit[] }> {
  const there = new Map(
    (indexOf(directory).below.get(parent ?? "") ?? []).map((unit) => [unit.name, unit]),
  );
  const added: Unit[] = [];
  const known: Unit[] = [];
  let number = lastNumber(directory);
  for (const unit of units) {
    const same = there.get(unit.name);
    if (same !== undefined) {
      known.push(same);
      continue;
    }
    number += 1;
    const made: Unit = {
      review: [],
      extended: {},
      ...unit,
      ...(parent === undefined ? {} : { parent }),
      id: `u${number.toString(36)}`,
    };
    there.set(made.name, made);
    added.push(made);
  }
  if (added.length === 0) return { directory, added, known };
  const entry = {
    what: "units-imported",
    ...(parent === undefined ? {} : { unit: parent }),
    new: String(added.length),
  } as const;
  return {
    directory: noted(directory, { units: [...directory.units, ...added] }, meta, entry),
    added,
    known,
  };
}

/** Ids are never used again: numbers only grow. */
const lastNumber = ({ units }: Directory): number =>
  Math.max(0, ...units.map(({ id }) => (id === homeId ? 0 : Number.parseInt(id.slice(1), 36))));

/** The details of a unit that can be corrected. */
export type UnitDetails = Partial<
  Pick<Unit, "name" | "short" | "self" | "level" | "region" | "due" | "dueBelow">
>;

export function changeUnit(
  directory: Directory,
  id: string,
  details: UnitDetails,
  meta: Meta,
): Directory {
  const old = indexOf(directory).unit.get(id);
  if (old === undefined) return directory;
  return withUnit(directory, { ...old, ...details }, meta, "unit-changed", old);
}

/** Who looks at the report before it is final, in order. Posts and invitations of steps that are gone end with them. */
export const setReview = (
  directory: Directory,
  id: string,
  review: readonly ReviewStep[],
  meta: Meta,
): Directory => setReviews(directory, new Map([[id, review]]), meta);

/** Likewise for many units at once. */
export function setReviews(
  directory: Directory,
  reviews: ReadonlyMap<string, readonly ReviewStep[]>,
  meta: Meta,
): Directory {
  const changed = directory.units.filter(({ id, review }) => {
    const next = reviews.get(id);
    return next !== undefined && !isSameReview(review, next);
  });
  if (changed.length === 0) return directory;
  const kept = new Map(
    changed.map(({ id }) => [id, new Set(reviews.get(id)?.map((step) => step.id))]),
  );
  const isGone = ({ unit, role, step = "" }: Pick<Post, "unit" | "role" | "step">): boolean =>
    role === "reviewer" && kept.get(unit)?.has(step) === false;
  const next = (unit: Unit): Unit =>
    kept.has(unit.id) ? { ...unit, review: [...(reviews.get(unit.id) ?? [])] } : unit;
  const ended = directory.posts.filter(isGone);
  const names = (steps: readonly ReviewStep[]): string => steps.map(({ name }) => name).join("、");
  const after = notedAll(
    directory,
    { units: directory.units.map(next), posts: directory.posts.filter((one) => !isGone(one)) },
    meta,
    [
      ...changed.map(({ id, review }): Note => ({
        what: "unit-changed",
        unit: id,
        old: names(review),
        new: names(reviews.get(id) ?? []),
      })),
      ...ended.map(({ unit, person, role }): Note => ({ what: "post-ended", unit, person, role })),
    ],
  );
  return revokeWhere(after, isGone, meta);
}

const isSameReview = (a: readonly ReviewStep[], b: readonly ReviewStep[]): boolean =>
  a.length === b.length &&
  a.every(({ id, kind, name }, at) => {
    const other = b[at];
    return id === other?.id && kind === other.kind && name === other.name;
  });

/** More time for one report: the new day, `YYYY-MM-DD`. */
export function extend(
  directory: Directory,
  id: string,
  year: number,
  day: string,
  meta: Meta,
): Directory {
  const old = indexOf(directory).unit.get(id);
  if (old === undefined) return directory;
  const extended = { ...old.extended, [year]: day };
  return noted(directory, { units: replaced(directory, { ...old, extended }) }, meta, {
    what: "extended",
    unit: id,
    ...(old.extended[year] === undefined ? {} : { old: old.extended[year] }),
    new: day,
  });
}

function withUnit(
  directory: Directory,
  unit: Unit,
  meta: Meta,
  what: "unit-changed",
  old: Unit,
): Directory {
  const keys = ["name", "short", "self", "level", "region", "due", "dueBelow"] as const;
  const changed = keys.filter((key) => unit[key] !== old[key]);
  if (changed.length === 0) return directory;
  const told = (one: Unit): string => changed.map((key) => one[key] ?? "").join("、");
  return noted(directory, { units: replaced(directory, unit) }, meta, {
    what,
    unit: unit.id,
    old: told(old),
    new: told(unit),
  });
}

const replaced = ({ units }: Directory, unit: Unit): Unit[] =>
  units.map((one) => (one.id === unit.id ? unit : one));
