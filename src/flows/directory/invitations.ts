import { homeId } from "./directory.ts";
import type { Directory, Invitation, Person, Post } from "./directory.ts";
import { indexOf } from "./index-of.ts";
import { notedAll } from "./note.ts";
import type { Meta, Note } from "./note.ts";
import { isOpen, revocation, revokeWhere } from "./open-invitation.ts";
import { grant, isSamePost, isSingleSeat } from "./posts.ts";
import type { Granted } from "./posts.ts";

export { isOpen } from "./open-invitation.ts";

export type NewInvitation = Omit<Invitation, "by" | "at" | "used" | "revoked">;

/** Invites somebody into a post. Of a single seat only the newest invitation is good. */
export function invite(directory: Directory, invitation: NewInvitation, meta: Meta): Directory {
  return inviteAll(directory, [invitation], meta);
}

/** Many at once, as for a whole county. */
export function inviteAll(
  directory: Directory,
  invitations: readonly NewInvitation[],
  meta: Meta,
): Directory {
  const newest = new Map(
    invitations.filter(({ role }) => isSingleSeat(role)).map((one) => [seatOf(one), one.id]),
  );
  const older = directory.invitations.map((one) =>
    isOpen(one, meta.at) && newest.has(seatOf(one)) ? { ...one, revoked: meta.at } : one,
  );
  const replaced = older.filter((one, at) => one !== directory.invitations[at]);
  const made = invitations.map((one) => ({
    ...one,
    by: meta.by,
    at: meta.at,
    ...((newest.get(seatOf(one)) ?? one.id) === one.id ? {} : { revoked: meta.at }),
  }));
  return notedAll(directory, { invitations: [...older, ...made] }, meta, [
    ...replaced.map(revocation),
    ...made.flatMap((one): readonly Note[] =>
      one.revoked === undefined ? [invitedNote(one)] : [invitedNote(one), revocation(one)],
    ),
  ]);
}

const invitedNote = ({ unit, role, name }: NewInvitation): Note => ({
  what: "invited",
  unit,
  role,
  ...(name === undefined ? {} : { new: name }),
});

/** What only one person holds at a time, by name. */
const seatOf = ({ unit, role, step }: Pick<Invitation, "unit" | "role" | "step">): string =>
  `${unit} ${role} ${step ?? ""}`;

export const revoke = (directory: Directory, id: string, meta: Meta): Directory =>
  revokeWhere(directory, (one) => one.id === id, meta);

export type Redeemed =
  | Readonly<{ kind: "joined" } & Granted>
  /** They opened it before: nothing to do. */
  | Readonly<{ kind: "used-by-you"; post: Post }>
  | Readonly<{ kind: "used" | "expired" | "revoked" | "unknown" }>;

/**
 * Somebody opens an invitation whose secret was found right. It is good once; the name on it is the person's, for
 * those who sent it know them by that name.
 */
export function redeem(directory: Directory, id: string, person: Person, at: string): Redeemed {
  const { invitation: all, unit: units } = indexOf(directory);
  const invitation = all.get(id);
  if (invitation === undefined) return { kind: "unknown" };
  // The first unit may still be without a name.
  if (invitation.unit !== homeId && !units.has(invitation.unit)) return { kind: "unknown" };
  const { used, revoked, expires, unit, role, step, sections } = invitation;
  if (used !== undefined) {
    const mine = directory.posts.find(
      (post) => post.person === person.id && isSamePost(post, invitation),
    );
    return used.by === person.id && mine !== undefined
      ? { kind: "used-by-you", post: mine }
      : { kind: "used" };
  }
  if (revoked !== undefined) return { kind: "revoked" };
  if (expires <= at) return { kind: "expired" };
  const meta = { at, by: person.id };
  const invitations = directory.invitations.map((one) =>
    one === invitation ? { ...one, used: { by: person.id, at } } : one,
  );
  const known = introduce({ ...directory, invitations }, { ...person, ...nameOn(invitation) });
  const post = {
    person: person.id,
    unit,
    role,
    ...(step === undefined ? {} : { step }),
    ...(sections === undefined ? {} : { sections }),
  };
  return { kind: "joined", ...grant(known, post, meta) };
}

const nameOn = ({ name }: Invitation): Partial<Person> => (name === undefined ? {} : { name });

/** The person is known from now on; a name that was given first stays. */
export function introduce(directory: Directory, person: Person): Directory {
  return indexOf(directory).person.has(person.id)
    ? directory
    : { ...directory, people: [...directory.people, person] };
}

/** What somebody is called from now on; what they did before is theirs under the new name. */
export const nameAnew = (directory: Directory, person: Person): Directory => ({
  ...directory,
  people: directory.people.map((one) => (one.id === person.id ? person : one)),
});
