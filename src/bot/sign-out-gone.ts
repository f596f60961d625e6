import { indexOf } from "#flows/directory/index-of.ts";
import type { Dependencies } from "./dependencies.ts";
import { loadDirectory } from "./directory.ts";
import { quietly } from "./trouble.ts";

/**
 * Lets out, on every device, whoever was here and has no post any more. It is done with the turn that ends the post;
 * here, once at start, for a process that died in between. Where everybody may come in nobody is kept out.
 */
export async function signOutGone(deps: Dependencies): Promise<void> {
  if (deps.access === "everyone") return;
  const directory = await loadDirectory(deps);
  const { postsOf } = indexOf(directory);
  for (const { id } of directory.people) {
    if (!postsOf.has(id)) await quietly(deps.door.signOut(id));
  }
}
