import { homeId } from "#flows/directory/directory.ts";
import type { Role, Unit } from "#flows/directory/directory.ts";
import type { Hat } from "#flows/directory/hats.ts";
import { indexOf } from "#flows/directory/index-of.ts";
import { mayManage } from "#flows/directory/may-invite.ts";
import { card, deskButton, rowsOf } from "../say/card.ts";
import type { Hall, HallTurn } from "./hall.ts";
import { waysOut } from "./ways-out.ts";

/**
 * The unit, for somebody who wears one of these hats on it; undefined otherwise, and where there is no such unit: the
 * two must not be told apart. Every handler of the hall begins here.
 */
export const allowed = (hall: Hall, unit: string, roles: readonly Role[]): Unit | undefined =>
  allowedIf(hall, unit, (hats) => hats.some(({ role }) => roles.includes(role)));

/** Likewise by another rule on the hats, as those of `may-invite.ts`. */
export function allowedIf(
  { directory, hatsOn }: Hall,
  unit: string,
  may: (hats: readonly Hat[]) => boolean,
): Unit | undefined {
  return may(hatsOn(unit)) ? indexOf(directory).unit.get(unit) : undefined;
}

/**
 * What everybody hears who is not allowed, with the ways to their own work, and nothing more; who is to name the first
 * unit is led there. `said`: who does it, where that is another post.
 */
export function refused(hall: Hall, unit?: string, said?: string): HallTurn {
  const { deps, directory, hatsOn } = hall;
  const { words } = deps;
  const isUnnamed = unit === homeId && !indexOf(directory).unit.has(homeId);
  return isUnnamed && mayManage(hatsOn(homeId))
    ? {
        card: card(words.people.nameFirst, [
          deskButton(words.people.setUpUnit, { kind: "rename" }),
        ]),
      }
    : { card: card(said ?? words.people.notYours, ...rowsOf(2, waysOut(hall))) };
}
