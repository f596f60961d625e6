import { indexOf } from "#flows/directory/index-of.ts";
import type { Hall } from "../../../hall/hall.ts";
import { card, hallButton, rowsOf } from "../../card.ts";
import type { Button, Card } from "../../card.ts";
import { cut } from "../../cut.ts";
import { postName, unitName } from "./names.ts";

/** A button for each post that somebody has, and for what has nothing to do with a post. */
export function homeCard(hall: Hall): Card {
  const { deps, posts } = hall;
  const { words, door } = deps;
  const places = [...Map.groupBy(posts, ({ unit, role }) => `${unit} ${role}`).values()];
  const shown = places.slice(0, shownAtMost);
  const rest = places.length - shown.length;
  return card(
    [words.people.home(places.length), ...(rest === 0 ? [] : [words.people.homeMore(rest)])].join(
      "\n",
    ),
    ...rowsOf(
      shown.length > 8 ? 2 : 1,
      shown.map((place) => postButton(hall, place)),
    ),
    ...rowsOf(2, [
      ...peopleButtons(hall),
      ...(door.hasDevices ? [hallButton(words.people.deviceButton, { kind: "device" })] : []),
    ]),
  );
}

const shownAtMost = 34;

/** 填报 瓦房子镇; the steps of a reviewer who has several in one unit share a button. */
function postButton(hall: Hall, place: Hall["posts"]): Button {
  const { words } = hall.deps;
  const { unit = "", role = "filler" } = place[0] ?? {};
  const known = indexOf(hall.directory).unit.get(unit);
  const names = place.map((post) => postName(words, known, post)).join(words.list);
  return hallButton(cut(`${names} ${unitName(hall, unit)}`, 16), { kind: "wear", unit, role });
}

/** Who is who, in the few units that somebody belongs to; a watcher gets there by the list of units. */
function peopleButtons(hall: Hall): readonly Button[] {
  const { words } = hall.deps;
  const units = new Set(
    hall.posts.filter(({ role }) => role !== "supervisor").map(({ unit }) => unit),
  );
  const [first, ...others] = units;
  return first === undefined || others.length > 0
    ? []
    : [hallButton(words.people.peopleButton, { kind: "people", unit: first })];
}
