import { drawnForDesk, encodePress } from "#bot/callback-data.ts";
import type { HallAction } from "#bot/hall/hall-action.ts";
import type { PersonName } from "./world.ts";
import { units } from "./world.ts";

const fills = (unit: "own" | "sibling" | "foreign", role: "filler" | "helper"): HallAction => ({
  kind: "wear",
  unit: units[unit].id,
  role,
});
const watches = (unit: "top" | "countyA" | "countyB"): HallAction => ({
  kind: "county",
  unit: units[unit].id,
  group: "all",
  page: 0,
});
const queue: HallAction = { kind: "queue" };

/** Where whoever was refused is led to: to their own work and nowhere else. Written out by hand. */
const ways: Readonly<Record<PersonName, readonly HallAction[]>> = {
  filler: [fills("own", "filler")],
  helper: [fills("own", "helper")],
  secondHelper: [fills("own", "helper")],
  firstReviewer: [queue],
  secondReviewer: [queue],
  supervisorA: [watches("countyA")],
  supervisorB: [watches("countyB")],
  supervisorTop: [watches("top")],
  adminA: [watches("countyA")],
  adminTop: [watches("top")],
  several: [fills("sibling", "filler"), queue],
  moved: [fills("foreign", "filler")],
  left: [],
  stranger: [],
};

/** Likewise, as the buttons carry it. */
export const waysOut = (person: PersonName): readonly string[] => carried[person];

const carried = Object.fromEntries(
  Object.entries(ways).map(([person, actions]) => [
    person,
    actions.map((action) => encodePress({ on: "hall", action }, drawnForDesk) ?? ""),
  ]),
) as unknown as Readonly<Record<PersonName, readonly string[]>>;
