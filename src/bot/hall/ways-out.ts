import type { Role } from "#flows/directory/directory.ts";
import { hallButton } from "../say/card.ts";
import type { Button } from "../say/card.ts";
import type { Hall } from "./hall.ts";
import { hasBelow } from "./county/watches.ts";

/**
 * What this person can do, wherever they were refused: to where each of their posts has its work. It follows from their
 * posts alone, so it is the same whatever they asked about, and tells nothing of it.
 */
export function waysOut(hall: Hall): readonly Button[] {
  const { people } = hall.deps.words;
  const all = hall.posts.map(({ unit, role }) => ways[role](hall, unit, role));
  const different = [...new Map(all.map((way) => [JSON.stringify(way.press), way])).values()];
  return different.length <= shownAtMost
    ? different
    : [hallButton(people.homeButton, { kind: "home" })];
}

/** More than these are told apart by their units, on a card of their own. */
const shownAtMost = 3;

type Way = (hall: Hall, unit: string, role: Role) => Button;

const filling: Way = ({ deps: { words } }, unit, role) =>
  hallButton(words.county.buttons.fill, { kind: "wear", unit, role });

const county: Way = ({ deps: { words } }, unit) =>
  hallButton(words.people.begin.supervisor, { kind: "county", unit, group: "all", page: 0 });

const ways: Readonly<Record<Role, Way>> = {
  filler: filling,
  helper: filling,
  reviewer: ({ deps: { words } }) => hallButton(words.people.begin.reviewer, { kind: "queue" }),
  supervisor: county,
  admin: (hall, unit, role) =>
    hasBelow(hall, unit)
      ? county(hall, unit, role)
      : hallButton(hall.deps.words.status, { kind: "unit", unit }),
};
