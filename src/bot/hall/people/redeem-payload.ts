import { homeId } from "#flows/directory/directory.ts";
import type { Directory, Invitation, Post } from "#flows/directory/directory.ts";
import { hatsOn } from "#flows/directory/hats.ts";
import { indexOf } from "#flows/directory/index-of.ts";
import { introduce, redeem } from "#flows/directory/invitations.ts";
import type { Redeemed } from "#flows/directory/invitations.ts";
import { notedAll } from "#flows/directory/note.ts";
import { grant } from "#flows/directory/posts.ts";
import { card } from "../../say/card.ts";
import { personName, postName, sectionNames, unitName } from "../../say/hall/people/names.ts";
import { alreadyInCard, claimedCard, welcomeCard } from "../../say/hall/people/welcome.ts";
import type { Person } from "../../who.ts";
import type { Hall, HallTurn, Sending } from "../hall.ts";
import { claimId, isSecretOf, parsePayload } from "../keys.ts";

/** Somebody at the door, who may be nobody of ours yet. */
export type AtTheDoor = Pick<Hall, "deps" | "directory" | "person" | "at">;

export type Entered = HallTurn & Readonly<{ outcome: "claimed" | Redeemed["kind"] }>;

/**
 * What `/start <payload>` does: takes the bot over at its first start, or takes up an invitation. A secret that is
 * wrong and an id that is unknown are told apart by nothing; whether an invitation was used, or has run out, is for
 * those alone who hold its link.
 */
export function redeemPayload(door: AtTheDoor, payload: string): Entered {
  const { directory, person, at } = door;
  const key = parsePayload(payload);
  const invitation = indexOf(directory).invitation.get(key?.id ?? "");
  const hash = key?.id === claimId ? directory.claim : invitation?.hash;
  if (key === undefined || !isSecretOf(hash ?? "", key.secret)) return unknown(door);
  if (key.id === claimId) return claim(door);
  const redeemed = redeem(directory, key.id, newcomer(person), at);
  return entries[redeemed.kind](door, redeemed as never, invitation);
}

/** Names of the messenger may be empty, or longer than we keep. */
const newcomer = ({ id, name }: Person): Person => ({
  id,
  name: name.trim().slice(0, 64).toWellFormed() || String(id),
});

type Entry<Kind extends Redeemed["kind"]> = (
  door: AtTheDoor,
  redeemed: Extract<Redeemed, { kind: Kind }>,
  invitation: Invitation | undefined,
) => Entered;

const entries: { readonly [Kind in Redeemed["kind"]]: Entry<Kind> } = {
  joined,
  "used-by-you": (door, { post }) => ({ outcome: "used-by-you", card: alreadyInCard(door, post) }),
  used: ({ deps: { words } }) => ({ outcome: "used", card: card(words.people.usedLink) }),
  expired: ({ deps: { words } }) => ({ outcome: "expired", card: card(words.people.expiredLink) }),
  revoked: ({ deps: { words } }) => ({ outcome: "revoked", card: card(words.people.revokedLink) }),
  unknown,
};

function unknown({ deps: { words } }: AtTheDoor): Entered {
  return { outcome: "unknown", card: card(words.people.unknownLink) };
}

/** The first administrator, of the first unit; the code is good no more. */
function claim(door: AtTheDoor): Entered {
  const { directory, person, at } = door;
  const { claim: _, ...rest } = directory;
  const meta = { at, by: person.id };
  const granted = grant(
    notedAll(introduce(rest, newcomer(person)), {}, meta, [
      { what: "claimed", unit: homeId, person: person.id, role: "admin" },
    ]),
    { person: person.id, unit: homeId, role: "admin" },
    meta,
  );
  return {
    outcome: "claimed",
    directory: granted.directory,
    card: claimedCard({ ...door, directory: granted.directory }),
    prompt: { kind: "my-name" },
  };
}

function joined(
  door: AtTheDoor,
  { directory, post, ended, again, alsoFills }: Extract<Redeemed, { kind: "joined" }>,
  invitation: Invitation | undefined,
): Entered {
  const after = { ...door, directory };
  return {
    outcome: "joined",
    directory,
    card: welcomeCard(after, {
      post,
      ended,
      again,
      mustNotReview: alsoFills && !door.deps.selfReview,
    }),
    sendings: [...joinedSendings(after, post, ended), ...inviterCard(after, post, invitation)],
    signOut: outOfOffice(directory, ended),
  };
}

/** Who has no post left has nothing more to see. */
export const outOfOffice = (directory: Directory, ended: readonly Post[]): readonly number[] => [
  ...new Set(ended.map(({ person }) => person).filter((id) => !indexOf(directory).postsOf.has(id))),
];

/** Whose place was taken hears of it. */
export function joinedSendings(
  door: AtTheDoor,
  post: Post,
  ended: readonly Post[],
): readonly Sending[] {
  const { words } = door.deps;
  const unit = indexOf(door.directory).unit.get(post.unit);
  const text = words.people.replaced(
    unitName(door, post.unit),
    postName(words, unit, post),
    personName(door, post.person),
  );
  return ended.map(({ person }) => ({ kind: "card", to: person, card: card(text) }));
}

/**
 * Whoever invited somebody hears of it: unless that is themselves, they have left, or they invited a whole county at
 * once; then the county's list tells.
 */
function inviterCard(
  door: AtTheDoor,
  post: Post,
  invitation: Invitation | undefined,
): readonly Sending[] {
  if (invitation === undefined || invitation.by === post.person) return [];
  const { directory, deps, person } = door;
  const { by, at, unit } = invitation;
  const alike = directory.invitations.filter((one) => one.by === by && one.at === at).length;
  const isGone = deps.access === "invited" && hatsOn(directory, by, unit).length === 0;
  if (isGone || alike > manyAtOnce) return [];
  const { words } = deps;
  const name = personName(door, person.id);
  const role = postName(words, indexOf(directory).unit.get(unit), post);
  const said =
    post.sections === undefined
      ? role
      : words.people.withSections(role, sectionNames(door, post.sections));
  return [
    {
      kind: "card",
      to: by,
      card: card(words.people.cameIn(name, unitName(door, unit), said)),
    },
  ];
}

const manyAtOnce = 10;
