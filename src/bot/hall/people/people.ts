import { indexOf } from "#flows/directory/index-of.ts";
import { mayInvite, maySee } from "#flows/directory/may-invite.ts";
import { isOpen, revoke as revokeIn } from "#flows/directory/invitations.ts";
import type { Invitation, Unit } from "#flows/directory/directory.ts";
import { card, hallButton } from "../../say/card.ts";
import { peopleCard } from "../../say/hall/people/people-card.ts";
import { personName, postName, unitName } from "../../say/hall/people/names.ts";
import { allowedIf, refused } from "../allowed.ts";
import type { Hall, HallHandler } from "../hall.ts";
import { daysLeft, dayName } from "./days.ts";

/** Who is who: for everybody who has anything to do with the unit. */
export const people: HallHandler<"people"> = (hall, { unit }) => {
  const known = allowedIf(hall, unit, maySee);
  return Promise.resolve(
    known === undefined ? refused(hall, unit, whoManages(hall)) : { card: peopleCard(hall, known) },
  );
};

/** Whose the people of an office are; whoever watches units below sees those of each, one by one. */
function whoManages({ deps: { words }, directory, posts }: Hall): string {
  const { below } = indexOf(directory);
  const watches = posts.some(({ role, unit }) => role === "supervisor" && below.has(unit));
  return [words.people.peopleBy, ...(watches ? [words.people.peopleBelow] : [])].join("\n");
}

/** One link: whose it is, and whether it can still be used. */
export const invitation: HallHandler<"invitation"> = (hall, { invitation: id }) => {
  const found = findInvitation(hall, id);
  if (found === undefined) return Promise.resolve(refused(hall));
  const { words } = hall.deps;
  const { by, at, expires, name = "", unit } = found.invitation;
  const isGood = isOpen(found.invitation, hall.at);
  const post = postName(words, found.unit, found.invitation);
  const back = hallButton(words.people.backToPeople, { kind: "people", unit });
  return Promise.resolve({
    card: card(
      [
        words.people.invitationCard(
          unitName(hall, unit),
          post,
          name,
          personName(hall, by),
          dayName(words, at),
        ),
        isGood
          ? words.people.invitationOpen(daysLeft(expires, hall.at))
          : words.people.invitationEnded,
      ].join("\n"),
      isGood
        ? [hallButton(words.people.revokeThis, { kind: "revoke", invitation: id }), back]
        : [back],
    ),
  });
};

/** Takes a link back: whoever opens it from now on gets nothing. */
export const revoke: HallHandler<"revoke"> = (hall, { invitation: id }) => {
  const found = findInvitation(hall, id);
  if (found === undefined) return Promise.resolve(refused(hall));
  const { words } = hall.deps;
  const directory = revokeIn(hall.directory, id, { at: hall.at, by: hall.person.id });
  const said = directory === hall.directory ? words.people.invitationEnded : words.people.revoked;
  return Promise.resolve({
    directory,
    card: peopleCard({ ...hall, directory }, found.unit, said),
  });
};

/** An invitation that this person could have made themselves. */
function findInvitation(
  hall: Hall,
  id: string,
): Readonly<{ invitation: Invitation; unit: Unit }> | undefined {
  const found = indexOf(hall.directory).invitation.get(id);
  if (found === undefined) return undefined;
  const unit = allowedIf(hall, found.unit, (hats) => mayInvite(hats, found.role));
  return unit === undefined ? undefined : { invitation: found, unit };
}
