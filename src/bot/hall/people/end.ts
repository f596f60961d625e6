import type { Post, Unit } from "#flows/directory/directory.ts";
import { indexOf } from "#flows/directory/index-of.ts";
import { isOpen } from "#flows/directory/invitations.ts";
import { mayEnd } from "#flows/directory/may-end.ts";
import { endPost, holdersOf } from "#flows/directory/posts.ts";
import { card, hallButton } from "../../say/card.ts";
import type { Card } from "../../say/card.ts";
import { homeCard } from "../../say/hall/people/home-card.ts";
import { personName, postName, unitName } from "../../say/hall/people/names.ts";
import { peopleCard } from "../../say/hall/people/people-card.ts";
import { refused } from "../allowed.ts";
import type { Hall, HallHandler, HallTurn, Sending } from "../hall.ts";
import type { PostKey } from "../hall-action.ts";
import { keyOf } from "./posts-of.ts";
import { outOfOffice } from "./redeem-payload.ts";

type Which = PostKey & Readonly<{ person: number }>;

/** Asks before a post is ended: what stays, and what ends with it. */
export const askEnd: HallHandler<"ask-end"> = (hall, which) => {
  const found = find(hall, which);
  if (found.kind !== "found") return Promise.resolve(found.turn);
  const { unit, post } = found;
  const { words } = hall.deps;
  const after = ended(hall, post);
  if (after.kind === "last-admin") return Promise.resolve({ card: lastAdminCard(hall, unit) });
  const what = postName(words, unit, post);
  const lost =
    after.kind === "ended"
      ? openCount(hall) - openCount({ ...hall, directory: after.directory })
      : 0;
  return Promise.resolve({
    card: card(
      [
        post.person === hall.person.id
          ? words.people.askLeave(unit.short, what)
          : words.people.askEnd(personName(hall, post.person), unit.short, what),
        ...(lost === 0 ? [] : [words.people.linksGoToo(lost)]),
      ].join("\n"),
      [
        hallButton(words.people.endIt, { kind: "end", ...keyOf(post), person: post.person }),
        hallButton(words.people.keepIt, { kind: "people", unit: unit.id }),
      ],
    ),
  });
};

const openCount = ({ directory, at }: Pick<Hall, "directory" | "at">): number =>
  directory.invitations.filter((one) => isOpen(one, at)).length;

/** Ends it at once, on every device, and tells whose post it was. */
export const end: HallHandler<"end"> = (hall, which) => {
  const found = find(hall, which);
  if (found.kind !== "found") return Promise.resolve(found.turn);
  const { unit, post } = found;
  const after = ended(hall, post);
  if (after.kind === "last-admin") return Promise.resolve({ card: lastAdminCard(hall, unit) });
  if (after.kind === "no-such-post") return Promise.resolve(refused(hall));
  const { directory } = after;
  return Promise.resolve({
    directory,
    signOut: outOfOffice(directory, [post]),
    ...(post.person === hall.person.id
      ? { card: leftCard(hall, directory, unit, post) }
      : {
          card: endedCard({ ...hall, directory }, unit, post),
          sendings: [endedSending(hall, unit, post)],
        }),
  });
};

const ended = (hall: Hall, { person, unit, role, step }: Post) =>
  endPost(hall.directory, { person, unit, role, step }, { at: hall.at, by: hall.person.id });

type Found =
  | Readonly<{ kind: "found"; unit: Unit; post: Post }>
  | Readonly<{ kind: "not"; turn: HallTurn }>;

/** The post that a button names, for whoever may end it. One that is gone already is said to those who see people. */
function find(hall: Hall, { unit: id, role, step, person }: Which): Found {
  const unit = indexOf(hall.directory).unit.get(id);
  const hats = hall.hatsOn(id);
  const [may, isMine] = [mayEnd(hats, hall.person.id, { person, role }), person === hall.person.id];
  if (unit === undefined || !may) return { kind: "not", turn: refused(hall) };
  const post = holdersOf(hall.directory, {
    unit: id,
    role,
    step: step === "" ? undefined : step,
  }).find((one) => one.person === person);
  if (post !== undefined) return { kind: "found", unit, post };
  return {
    kind: "not",
    turn:
      isMine || hats.length === 0
        ? refused(hall)
        : { card: peopleCard(hall, unit, hall.deps.words.people.notThere) },
  };
}

function lastAdminCard({ deps: { words } }: Hall, { id, short }: Unit): Card {
  return card(words.people.lastAdmin(short), [
    hallButton(words.people.inviteButton, { kind: "ask-invite", unit: id }),
    hallButton(words.people.keepIt, { kind: "people", unit: id }),
  ]);
}

function endedCard(hall: Hall, unit: Unit, post: Post): Card {
  const { words } = hall.deps;
  const name = personName(hall, post.person);
  return peopleCard(hall, unit, words.people.ended(name, postName(words, unit, post)));
}

function endedSending({ deps: { words } }: Hall, unit: Unit, post: Post): Sending {
  const text = words.people.endedForYou(unit.short, postName(words, unit, post));
  return { kind: "card", to: post.person, card: card(text) };
}

/** Where somebody who has left goes on: with what they still are here. */
function leftCard(hall: Hall, directory: Hall["directory"], unit: Unit, post: Post): Card {
  const { words } = hall.deps;
  const said = words.people.left(unitName(hall, unit.id), postName(words, unit, post));
  const posts = indexOf(directory).postsOf.get(hall.person.id) ?? [];
  if (posts.length === 0) return card(said);
  const { text, buttons } = homeCard({ ...hall, directory, posts });
  return card([said, text].join("\n"), ...buttons);
}
