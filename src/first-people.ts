import { homeId } from "#flows/directory/directory.ts";
import type { Directory } from "#flows/directory/directory.ts";
import { introduce } from "#flows/directory/invitations.ts";
import { grant } from "#flows/directory/posts.ts";
import { saveDirectory } from "#bot/directory.ts";
import { newClaim } from "#bot/hall/keys.ts";
import type { Shelf } from "#db/store.ts";

/**
 * Somebody has to be the first administrator: whoever the operator names by their id, or whoever brings the one-time
 * code that is printed at the start. The code is new at each start until it has been used.
 */
export async function firstPeople(
  directories: Shelf<Directory>,
  directory: Directory,
  { clerkId, at }: Readonly<{ clerkId: number | undefined; at: string }>,
): Promise<Readonly<{ claim?: string }>> {
  if (directory.posts.some(({ role, unit }) => role === "admin" && unit === homeId)) return {};
  if (clerkId !== undefined) {
    await saveDirectory({ directories }, inCharge(directory, clerkId, at));
    return {};
  }
  const { payload, hash } = newClaim();
  await saveDirectory({ directories }, { ...directory, claim: hash });
  return { claim: payload };
}

const inCharge = (directory: Directory, person: number, at: string): Directory =>
  (["admin", "filler"] as const).reduce(
    (sum, role) => grant(sum, { person, unit: homeId, role }, { at, by: 0 }).directory,
    introduce(directory, { id: person, name: String(person) }),
  );
