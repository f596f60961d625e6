import type { Unit } from "#flows/directory/directory.ts";
import { sayWhichRecord } from "../../say/hall/records/which-unit.ts";
import { county } from "../county/county.ts";
import { readCounty } from "../county/read-county.ts";
import { hasBelow, watched } from "../county/watches.ts";
import type { Hall, HallTurn } from "../hall.ts";

/** The pages of the list below stand where a scope does, under names that no cell can have: -1, -2, … */
const page = /^-(\d{1,3})$/;
export const isPage = (scope: string): boolean => page.test(scope);
const pageOf = (scope: string): number => Number(page.exec(scope)?.[1] ?? 1);

/**
 * Whoever watches many and has none of them in hand is asked whose record; undefined for everybody else. A unit above
 * without any below it says so.
 */
export async function whichRecord(
  hall: Hall,
  id: string,
  scope: string,
): Promise<HallTurn | undefined> {
  const office = watched(hall, id);
  if (office === undefined) return undefined;
  if (hasBelow(hall, id)) return ask(hall, office, scope);
  // Its own record is theirs who have a hat on it.
  return hall.hatsOn(id).length === 0
    ? county(hall, { kind: "county", unit: id, group: "all", page: 0 })
    : undefined;
}

async function ask(hall: Hall, office: Unit, scope: string): Promise<HallTurn> {
  const { units } = await readCounty(hall, office.id);
  const begun = units.filter(({ reported }) => reported !== undefined);
  return { card: sayWhichRecord(hall.deps.words, office, begun, pageOf(scope)) };
}
