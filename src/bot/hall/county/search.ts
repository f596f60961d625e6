import { findUnits } from "#flows/county/find-units.ts";
import { card, hallButton, rowsOf } from "../../say/card.ts";
import { unitButton } from "../../say/hall/county/say-group.ts";
import { refused } from "../allowed.ts";
import type { Hall, HallTurn } from "../hall.ts";
import { readSome } from "./read-county.ts";
import { unitTurn } from "./unit.ts";
import { watched } from "./watches.ts";

/** A watcher types a name: one unit is shown, several are offered. */
export async function searchUnits(hall: Hall, unit: string, text: string): Promise<HallTurn> {
  const office = watched(hall, unit);
  if (office === undefined) return refused(hall, unit);
  const { words } = hall.deps;
  const { county } = words;
  const found = findUnits(hall.directory, unit, text);
  const [only] = found;
  const back = [hallButton(county.toCounty, { kind: "county", unit, group: "all", page: 0 })];
  if (only === undefined) {
    return { card: card(county.notFound(told(text)), back), unheard: text };
  }
  if (found.length === 1) return unitTurn(hall, only);
  const statuses = await readSome(hall, found.slice(0, shownAtMost));
  return {
    card: card(
      found.length > shownAtMost
        ? county.foundMany(found.length, shownAtMost)
        : county.found(found.length),
      ...rowsOf(
        2,
        statuses.map((status) => unitButton(words, status, "all")),
      ),
      back,
    ),
  };
}

const shownAtMost = 24;

/** As much of it as shows what was meant. */
const told = (text: string): string => (text.length <= 20 ? text : `${text.slice(0, 19)}…`);
