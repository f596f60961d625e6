import type { Directory, Invitation, Unit } from "#flows/directory/directory.ts";
import { indexOf } from "#flows/directory/index-of.ts";
import { isSamePost } from "#flows/directory/posts.ts";
import type { Place } from "./posts-of.ts";

/** A post that nobody holds. */
export type Seat = Omit<Place, "unit"> &
  Readonly<{
    unit: Unit;
    /** Who is to have it, as far as anybody has said. */
    name?: string;
    /** The invitation made for it last. */
    open?: Invitation;
  }>;

export const seatKey = ({ unit, role, step = "" }: Place): string => `${unit} ${role} ${step}`;

/**
 * The empty seats of some units: everywhere somebody who fills in the report; for the looks and for help only who was
 * named, now or in an earlier invitation: whom to ask for a look is not for a list to guess.
 */
export function seatsOf(
  directory: Directory,
  units: readonly Unit[],
  names: ReadonlyMap<string, string>,
): readonly Seat[] {
  const { postsIn } = indexOf(directory);
  const newest = new Map<string, Invitation>();
  const nameOf = new Map<string, string>();
  for (const one of directory.invitations) {
    if (one.sections !== undefined) continue;
    newest.set(seatKey(one), one);
    if (one.used === undefined && one.name !== undefined) nameOf.set(seatKey(one), one.name);
  }
  for (const [key, name] of names) nameOf.set(key, name);
  return units.flatMap((unit) => {
    const posts = postsIn.get(unit.id) ?? [];
    return wantedIn(unit).flatMap((place) => {
      const key = seatKey(place);
      const [name, open] = [nameOf.get(key), newest.get(key)];
      const isHeld = posts.some((post) => isSamePost(post, place));
      if (isHeld || (place.role !== "filler" && name === undefined)) return [];
      const { role, step } = place;
      return {
        unit,
        role,
        ...(step === undefined ? {} : { step }),
        ...(name === undefined ? {} : { name }),
        ...(open === undefined ? {} : { open }),
      };
    });
  });
}

const wantedIn = ({ id, review }: Unit): readonly Place[] => [
  { unit: id, role: "filler" },
  { unit: id, role: "helper" },
  ...review.map((step): Place => ({ unit: id, role: "reviewer", step: step.id })),
];
