import type { Unit } from "#flows/directory/directory.ts";
import { indexOf } from "#flows/directory/index-of.ts";
import { mayInvite } from "#flows/directory/may-invite.ts";
import { holdersOf, isSingleSeat } from "#flows/directory/posts.ts";
import { formForYear } from "#flows/reports/reports.ts";
import type { Hall } from "../../../hall/hall.ts";
import { mayFill } from "../../../hall/people/may-fill.ts";
import { keyOf, placesOf } from "../../../hall/people/posts-of.ts";
import type { Place } from "../../../hall/people/posts-of.ts";
import { card, hallButton, rowsOf } from "../../card.ts";
import type { Button, Card } from "../../card.ts";
import { personName, postName, sectionNames } from "./names.ts";

/** Whom to invite: a button per post, and one per section for those who fill in a part. */
export function askRoleCard(hall: Hall, unit: Unit): Card {
  const { people } = hall.deps.words;
  const places = placesOf(unit).filter((place) => isOffered(hall, unit, place));
  const helps = places.some(({ role }) => role === "helper");
  const sections = helps ? sectionButtons(hall, unit) : [];
  const looks = unit.review.length === 0 && mayInvite(hall.hatsOn(unit.id), "reviewer");
  const manages = mayInvite(hall.hatsOn(unit.id), "admin");
  return card(
    [
      ...(looks && !manages ? [people.noSteps] : []),
      sections.length > 0 ? people.askRole(unit.short) : people.askRolePlain(unit.short),
    ].join("\n"),
    ...rowsOf(
      2,
      places.map((place) => placeButton(hall, unit, place)),
    ),
    ...rowsOf(3, sections),
    [
      ...(looks && manages
        ? [hallButton(people.stepsButton, { kind: "ask-steps", unit: unit.id })]
        : []),
      hallButton(people.neverMind, { kind: "people", unit: unit.id }),
    ],
  );
}

/** Not everything that may be is of use: a supervisor watches what is below a unit. */
function isOffered(hall: Hall, { id, level }: Unit, place: Place): boolean {
  if (!mayFill(hall, place)) return false;
  if (place.role !== "supervisor") return true;
  const collects = level === "county" || level === "city" || level === "province";
  return collects || indexOf(hall.directory).below.has(id);
}

function placeButton(hall: Hall, unit: Unit, place: Place): Button {
  const { words } = hall.deps;
  const label =
    place.role === "reviewer" ? postName(words, unit, place) : words.people.roleButtons[place.role];
  return hallButton(label, { kind: "invite", ...keyOf(place) });
}

function sectionButtons(hall: Hall, unit: Unit): readonly Button[] {
  const form = formForYear(hall.year, hall.deps.forms);
  return (form?.sections ?? []).map(({ id }) =>
    hallButton(sectionNames(hall, [id]), { kind: "share", unit: unit.id, section: id }),
  );
}

/** A post to be filled: where, which, and of a helper which part. */
export type Wanted = Place & Readonly<{ section?: string | undefined }>;

/** 瓦房子镇 协助（第四部分）, without the unit. */
export function wantedName(hall: Hall, unit: Unit, { section, ...place }: Wanted): string {
  const { words } = hall.deps;
  const name = postName(words, unit, place);
  return section === undefined
    ? name
    : words.people.withSections(name, sectionNames(hall, [section]));
}

/** Who is it? Names are wished for, not needed: the same button once more goes on without. */
export function askNameCard(hall: Hall, unit: Unit, wanted: Wanted): Card {
  const { words } = hall.deps;
  const holders = isSingleSeat(wanted.role) ? holdersOf(hall.directory, wanted) : [];
  const names = holders.map(({ person }) => personName(hall, person)).join(words.list);
  return card(
    [
      ...(names === "" ? [] : [words.people.willReplace(names)]),
      words.people.askName(unit.short, wantedName(hall, unit, wanted)),
    ].join("\n"),
    [
      hallButton(
        words.people.noName,
        wanted.section === undefined
          ? { kind: "invite", ...keyOf(wanted) }
          : { kind: "share", unit: unit.id, section: wanted.section },
      ),
      hallButton(words.people.neverMind, { kind: "never-mind" }),
    ],
  );
}

/** A link is on its way: what it is for, and how to take it back. */
export const linkMadeCard = (
  { deps: { words } }: Hall,
  { short, id }: Unit,
  post: string,
  name: string,
  invitation: string,
): Card =>
  card(
    words.people.linkMade(short, post, name),
    [
      hallButton(words.people.another, { kind: "ask-invite", unit: id }),
      hallButton(words.people.revokeThis, { kind: "revoke", invitation }),
    ],
    [hallButton(words.people.backToPeople, { kind: "people", unit: id })],
  );
