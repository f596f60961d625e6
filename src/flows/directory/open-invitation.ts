import type { Directory, Invitation } from "./directory.ts";
import { hatsOn } from "./hats.ts";
import { indexOf } from "./index-of.ts";
import { mayInvite } from "./may-invite.ts";
import { notedAll } from "./note.ts";
import type { Meta, Note } from "./note.ts";

/** Can it still be used? */
export const isOpen = (invitation: Invitation, at: string): boolean =>
  invitation.used === undefined && invitation.revoked === undefined && invitation.expires > at;

/** Takes back every open invitation that a condition holds for. */
export function revokeWhere(
  directory: Directory,
  is: (invitation: Invitation) => boolean,
  meta: Meta,
): Directory {
  const gone = new Set(directory.invitations.filter((one) => isOpen(one, meta.at) && is(one)));
  if (gone.size === 0) return directory;
  const invitations = directory.invitations.map((one) =>
    gone.has(one) ? { ...one, revoked: meta.at } : one,
  );
  return notedAll(directory, { invitations }, meta, [...gone].map(revocation));
}

/** The ids of those that were used or taken back since the directory before. */
export function endedSince(before: Directory, after: Directory): readonly string[] {
  if (before.invitations === after.invitations) return [];
  const { invitation } = indexOf(before);
  return after.invitations.flatMap((one) => {
    const known = invitation.get(one.id);
    return isEnded(one) && (known === undefined || !isEnded(known)) ? [one.id] : [];
  });
}

const isEnded = ({ used, revoked }: Invitation): boolean =>
  used !== undefined || revoked !== undefined;

/** Said in the log of each link that is good no more, also when a newer one takes its place. */
export const revocation = ({ unit, role, name }: Invitation): Note => ({
  what: "invitation-revoked",
  unit,
  role,
  ...(name === undefined ? {} : { old: name }),
});

/**
 * Takes back what somebody handed out and could hand out no more. Whoever loses a post must not come back by a link
 * that they made while they had it.
 */
export const revokeStray = (directory: Directory, person: number, meta: Meta): Directory =>
  revokeWhere(directory, (one) => one.by === person && isStray(directory, one), meta);

/** Could whoever made it not make it any more? */
export const isStray = (directory: Directory, { by, unit, role }: Invitation): boolean =>
  !mayInvite(hatsOn(directory, by, unit), role);
