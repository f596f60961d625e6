import { mayInvite, mayManage } from "#flows/directory/may-invite.ts";
import { holdersOf } from "#flows/directory/posts.ts";
import type { Hall } from "../hall.ts";
import type { Place } from "./posts-of.ts";

/**
 * May this person let somebody into a post? Whoever fills in a report may find somebody to look at it, but not take
 * the place of who looks at it already: that is for an administrator.
 */
export function mayFill(
  { directory, hatsOn }: Pick<Hall, "directory" | "hatsOn">,
  place: Place,
): boolean {
  const hats = hatsOn(place.unit);
  if (!mayInvite(hats, place.role)) return false;
  return place.role !== "reviewer" || mayManage(hats) || holdersOf(directory, place).length === 0;
}
