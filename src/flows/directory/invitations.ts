import type { Directory, Invitation, Person, Post } from "./directory.ts";
import { indexOf } from "./index-of.ts";
import { noted } from "./note.ts";
import type { Meta } from "./note.ts";
import { grant, isSamePost, isSingleSeat } from "./posts.ts";

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
  const seats = invitations.filter(({ role }) => isSingleSeat(role));
  const key = (one: Pick<Invitation, "unit" | "role" | "step">): string =>
    `${one.unit} ${one.role} ${one.step ?? ""}`;
  const taken = new Set(seats.map(key));
  const older = directory.invitations.map((one) =>
    isOpen(one, meta.at) && taken.has(key(one)) ? { ...one, revoked: meta.at } : one,
  );
  const made = invitations.map((one) => ({ ...one, by: meta.by, at: meta.at }));
  return invitations.reduce(
    (sum, { unit, role, name }) =>
      noted(sum, {}, meta, {
        what: "invited",
        unit,
        role,
        ...(name === undefined ? {} : { new: name }),
      }),
    { ...directory, invitations: [...older, ...made] },
  );
}

export const isOpen = (invitation: Invitation, at: string): boolean =>
  invitation.used === undefined && invitation.revoked === undefined && invitation.expires > at;

export function revoke(directory: Directory, id: string, meta: Meta): Directory {
  const invitation = indexOf(directory).invitation.get(id);
  if (invitation === undefined || !isOpen(invitation, meta.at)) return directory;
  const invitations = directory.invitations.map((one) =>
    one === invitation ? { ...one, revoked: meta.at } : one,
  );
  const { unit, role, name } = invitation;
  return noted(directory, { invitations }, meta, {
    what: "invitation-revoked",
    unit,
    role,
    ...(name === undefined ? {} : { old: name }),
  });
}

export type Redeemed =
  | Readonly<{
      kind: "joined";
      directory: Directory;
      post: Post;
      /** Whose place was taken. */
      ended: readonly Post[];
      again: boolean;
      /** They fill in the report that they are to review. */
      alsoFills: boolean;
    }>
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
  if (invitation === undefined || !units.has(invitation.unit)) return { kind: "unknown" };
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
  const granted = grant(known, post, meta);
  return {
    kind: "joined",
    directory: granted.directory,
    post: { ...post, since: at },
    ended: granted.ended,
    again: granted.again,
    alsoFills:
      role === "reviewer" &&
      directory.posts.some(
        (one) =>
          one.person === person.id &&
          one.unit === unit &&
          (one.role === "filler" || one.role === "helper"),
      ),
  };
}

const nameOn = ({ name }: Invitation): Partial<Person> => (name === undefined ? {} : { name });

/** The person is known from now on; a name that was given first stays. */
export function introduce(directory: Directory, person: Person): Directory {
  return indexOf(directory).person.has(person.id)
    ? directory
    : { ...directory, people: [...directory.people, person] };
}
