import type { Invitation, Post, Unit } from "#flows/directory/directory.ts";
import { allBelow, indexOf } from "#flows/directory/index-of.ts";
import { mayEnd } from "#flows/directory/may-end.ts";
import { mayInvite, mayManage } from "#flows/directory/may-invite.ts";
import { holdersOf, isSingleSeat } from "#flows/directory/posts.ts";
import type { Hall } from "../../../hall/hall.ts";
import { daysLeft } from "../../../hall/people/days.ts";
import { keyOf, openIn, placesOf, postsIn } from "../../../hall/people/posts-of.ts";
import type { Place } from "../../../hall/people/posts-of.ts";
import { card, hallButton, rowsOf } from "../../card.ts";
import type { Button, Card } from "../../card.ts";
import { cut } from "../../cut.ts";
import { personName, postName, sectionNames } from "./names.ts";

/** Who is who in a unit, who has been invited, and what this person can do about it. */
export function peopleCard(hall: Hall, unit: Unit, first = ""): Card {
  const { words } = hall.deps;
  const open = openIn(hall.directory, unit.id, hall.at);
  const actions = [...topButtons(hall, unit), ...rowsOf(2, manyButtons(hall, unit, open))];
  return card(
    [
      ...(first === "" ? [] : [first]),
      words.people.title(unit.short),
      ...placesOf(unit).flatMap((place) => placeLine(hall, unit, place)),
      ...invitedLines(hall, unit, open),
      ...belowLine(hall, unit),
      ...(actions.some((row) => row.length > 0) ? [words.people.askWhatToDo] : []),
    ].join("\n"),
    ...actions,
  );
}

const namesShown = 8;

/** 填报：张三. An empty seat that somebody must sit in is said; one that may be empty is not. */
function placeLine(hall: Hall, unit: Unit, place: Place): readonly string[] {
  const { words } = hall.deps;
  const holders = holdersOf(hall.directory, place);
  if (holders.length === 0 && !isSingleSeat(place.role)) return [];
  const names = holders.slice(0, namesShown).map((post) => holderName(hall, post));
  const listed = names.join(words.list);
  const said =
    holders.length === 0
      ? words.people.nobody
      : holders.length > names.length
        ? words.people.manyNames(listed, holders.length)
        : listed;
  return [words.people.line(postName(words, unit, place), said)];
}

function holderName(hall: Hall, { person, sections }: Post): string {
  const name = personName(hall, person);
  return sections === undefined
    ? name
    : hall.deps.words.people.withSections(name, sectionNames(hall, sections));
}

function invitedLines(hall: Hall, unit: Unit, open: readonly Invitation[]): readonly string[] {
  const { words } = hall.deps;
  if (open.length === 0) return [];
  const shown = open.slice(-invitationsShown).map((one) => {
    const post = postName(words, unit, one);
    const what =
      one.sections === undefined
        ? post
        : words.people.withSections(post, sectionNames(hall, one.sections));
    return words.people.invitedLine(what, one.name ?? "", daysLeft(one.expires, hall.at));
  });
  return [
    words.people.invitedTitle,
    ...shown,
    ...(open.length > shown.length ? [words.people.invitedMore(open.length)] : []),
  ];
}

const invitationsShown = 8;

function belowLine({ deps: { words }, directory }: Hall, { id }: Unit): readonly string[] {
  const below = allBelow(directory, id);
  if (below.length === 0) return [];
  const { postsIn: posts } = indexOf(directory);
  const unbound = below.filter(
    (one) => !(posts.get(one.id) ?? []).some(({ role }) => role === "filler"),
  );
  return [words.people.below(below.length, unbound.length)];
}

function topButtons(hall: Hall, { id }: Unit): readonly (readonly Button[])[] {
  const { people } = hall.deps.words;
  const hats = hall.hatsOn(id);
  const manages = mayManage(hats);
  const hasBelow = indexOf(hall.directory).below.has(id);
  const invites = mayInvite(hats, "helper");
  return [
    [
      ...(invites ? [hallButton(people.inviteButton, { kind: "ask-invite", unit: id })] : []),
      ...(manages ? [hallButton(people.stepsButton, { kind: "ask-steps", unit: id })] : []),
    ],
    manages && isWithoutFiller(hall, id)
      ? [hallButton(people.fillMyself, { kind: "fill-myself", unit: id })]
      : [],
    manages
      ? [
          hallButton(people.unitsButton, { kind: "ask-units", unit: id }),
          ...(hasBelow
            ? [hallButton(people.inviteAllButton, { kind: "invite-all", unit: id })]
            : []),
        ]
      : [],
    manages
      ? [hallButton(people.logButton, { kind: "records", unit: id, scope: peopleScope })]
      : [],
  ];
}

/** An office at the top is looked after by its own clerk, as a rule; the units of a county have theirs. */
const isWithoutFiller = ({ directory, posts }: Hall, unit: string): boolean =>
  posts.some((post) => post.unit === unit && post.role === "admin") &&
  indexOf(directory).unit.get(unit)?.parent === undefined &&
  holdersOf(directory, { unit, role: "filler" }).length === 0;

/** The log of people stands beside those of cells, under a name that no cell can have. */
export const peopleScope = "-people";

const buttonsShown = 24;

/** One for each link, and one for each post that can be ended; one's own last. */
function manyButtons(hall: Hall, unit: Unit, open: readonly Invitation[]): readonly Button[] {
  const { words } = hall.deps;
  const hats = hall.hatsOn(unit.id);
  const links = open
    .filter(({ role }) => mayInvite(hats, role))
    .slice(-invitationsShown)
    .map(({ id, name = "", ...post }) =>
      hallButton(cut(words.people.invitationButton(postName(words, unit, post), name), 16), {
        kind: "invitation",
        invitation: id,
      }),
    );
  const mine = ({ person }: Post): number => (person === hall.person.id ? 1 : 0);
  const endings = postsIn(hall.directory, unit.id)
    .filter((post) => mayEnd(hats, hall.person.id, post))
    .toSorted((a, b) => mine(a) - mine(b))
    .slice(-buttonsShown)
    .map((post) => endButton(hall, unit, post));
  return [...links, ...endings];
}

function endButton(hall: Hall, unit: Unit, post: Post): Button {
  const { words } = hall.deps;
  const what = postName(words, unit, post);
  const label =
    post.person === hall.person.id
      ? words.people.leaveMyself(what)
      : words.people.leaveButton(cut(personName(hall, post.person), 6), what);
  return hallButton(cut(label, 16), { kind: "ask-end", ...keyOf(post), person: post.person });
}
