import { homeId } from "#flows/directory/directory.ts";
import { indexOf } from "#flows/directory/index-of.ts";
import { invite } from "#flows/directory/invitations.ts";
import type { Dependencies } from "./dependencies.ts";
import { loadDirectory, saveDirectory } from "./directory.ts";
import { newInvitation } from "./hall/keys.ts";

/** Days that such a link is good. */
const lifetime = 7;

/**
 * Whoever runs the server lets an administrator in without asking in the chat: the first one, or when the last one's
 * phone is lost. Gives what the link says behind `/start`.
 */
export async function inviteAdministrator(
  deps: Dependencies,
  name: string | undefined,
): Promise<string> {
  const directory = await loadDirectory(deps);
  const { id, hash, payload } = newInvitation((taken) => indexOf(directory).invitation.has(taken));
  const now = deps.now();
  const expires = new Date(now.getTime() + lifetime * 86_400_000).toISOString();
  const invitation = {
    id,
    hash,
    unit: homeId,
    role: "admin",
    expires,
    ...(name === undefined ? {} : { name }),
  } as const;
  await saveDirectory(deps, invite(directory, invitation, { at: now.toISOString(), by: 0 }));
  return payload;
}
