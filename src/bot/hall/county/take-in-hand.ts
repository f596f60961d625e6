import { roles } from "#flows/directory/directory.ts";
import { indexOf } from "#flows/directory/index-of.ts";
import type { Role } from "#flows/directory/directory.ts";
import type { State } from "#flows/workflow/states.ts";
import { card, hallButton } from "../../say/card.ts";
import { allowed, refused } from "../allowed.ts";
import type { Hall, HallHandler, HallTurn } from "../hall.ts";
import { county } from "./county.ts";
import { queue } from "./queue.ts";
import { unit } from "./unit.ts";
import { hasBelow, watched } from "./watches.ts";

/** To where a post has its work: a report, what waits for a look, or the county. */
export const wear: HallHandler<"wear"> = async (hall, { unit: id, role }) => {
  if (!wears(hall, id, role)) return refused(hall, id);
  return places[role](hall, id, role);
};

/** A post in the unit itself, or one above that reaches it. */
const wears = (hall: Hall, unit: string, role: Role): boolean =>
  allowed(hall, unit, [role]) !== undefined ||
  (role === "supervisor" && watched(hall, unit) !== undefined && ownsPost(hall, unit, role));

const ownsPost = ({ posts }: Hall, unit: string, role: Role): boolean =>
  posts.some((post) => post.unit === unit && post.role === role);

type Place = (hall: Hall, unit: string, role: Role) => Promise<HallTurn>;

/** The report that is collected now; an office that nobody collects from is asked which year to fill. */
const report: Place = async (hall, unit, role) => {
  const isCollected = indexOf(hall.directory).unit.get(unit)?.parent !== undefined;
  const hasYear = isCollected || (await hall.report(unit)) !== undefined;
  return { card: card(""), open: { unit, role, ...(hasYear ? { year: hall.year } : {}) } };
};

/** All that is below; an office with nothing below it has its own report to look at. */
const below: Place = async (hall, id, role) => {
  const turn =
    role === "supervisor" || hasBelow(hall, id)
      ? await county(hall, { kind: "county", unit: id, group: "all", page: 0 })
      : await unit(hall, { kind: "unit", unit: id });
  return { ...turn, now: { role, unit: id } };
};

const places: Readonly<Record<Role, Place>> = {
  filler: report,
  helper: report,
  reviewer: async (hall, unit, role) => ({
    ...(await queue(hall, { kind: "queue" })),
    now: { role, unit },
  }),
  supervisor: below,
  admin: below,
};

/** A unit's report in hand, as what gives this person most to do in it. */
export const look: HallHandler<"look"> = async (hall, { unit: id }) => {
  const found = allowed(hall, id, roles);
  if (found === undefined) return refused(hall, id);
  const { words } = hall.deps;
  const begun = await hall.report(id);
  const hats = hall.hatsOn(id);
  const role = mostToDo(begun?.state ?? "filling").find((each) =>
    hats.some((hat) => hat.role === each),
  );
  // Whoever fills it in begins it by opening it.
  if (role === "filler" || role === "helper") {
    return { card: card(""), open: { unit: id, role, year: hall.year } };
  }
  if (role === undefined || begun === undefined) {
    return {
      card: card(words.county.notBegun(found.short, hall.year), [
        hallButton(words.backButton, { kind: "unit", unit: id }),
      ]),
    };
  }
  return { card: card(""), open: { unit: id, role, year: hall.year } };
};

/** Of several hats on one unit, whose turn it is comes first. */
function mostToDo(state: State): readonly Role[] {
  const first = turnOf[state];
  return [first, ...roles.filter((role) => role !== first)];
}

const turnOf: Readonly<Record<State, Role>> = {
  filling: "filler",
  returned: "filler",
  finished: "filler",
  review: "reviewer",
  filed: "supervisor",
  accepted: "supervisor",
  published: "filler",
};
