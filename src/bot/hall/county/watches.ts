import type { Role, Unit } from "#flows/directory/directory.ts";
import { allBelow, indexOf } from "#flows/directory/index-of.ts";
import type { Hall } from "../hall.ts";

/** Those who look after the reports of others: whoever wears one of these hats on a unit. */
export const watchers: readonly Role[] = ["supervisor", "admin"];

/**
 * The unit, for somebody who watches all that is below it. A supervisor's own post does not reach their own office's
 * report, but it is where they stand; undefined for everybody else, and where there is no such unit.
 */
export function watched({ directory, hatsOn, posts }: Hall, unit: string): Unit | undefined {
  const isTheirs =
    posts.some((post) => post.unit === unit && post.role === "supervisor") ||
    hatsOn(unit).some(({ role }) => watchers.includes(role));
  return isTheirs ? indexOf(directory).unit.get(unit) : undefined;
}

/** The nearest office above a unit from which this person watches it. */
export function watchedAbove(hall: Hall, { parent }: Unit): Unit | undefined {
  return parent === undefined ? undefined : watched(hall, parent);
}

export const hasBelow = ({ directory }: Hall, unit: string): boolean =>
  allBelow(directory, unit).length > 0;
