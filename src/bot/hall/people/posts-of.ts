import type { Directory, Post, Role, Unit } from "#flows/directory/directory.ts";
import { indexOf } from "#flows/directory/index-of.ts";
import { isOpen } from "#flows/directory/open-invitation.ts";
import type { Invitation } from "#flows/directory/directory.ts";
import type { PostKey } from "../hall-action.ts";

/** A post by its unit, its role, and of a reviewer its step. */
export type Place = Readonly<{ unit: string; role: Role; step?: string | undefined }>;

/** The post that a button names; undefined where the unit has no such step. */
export function placeOf(
  unit: Unit,
  { role, step }: Pick<PostKey, "role" | "step">,
): Place | undefined {
  if (role !== "reviewer") return step === "" ? { unit: unit.id, role } : undefined;
  return unit.review.some(({ id }) => id === step) ? { unit: unit.id, role, step } : undefined;
}

/** Likewise as a button carries it. */
export const keyOf = ({ unit, role, step = "" }: Place): PostKey => ({ unit, role, step });

/** All posts that a unit can have, in the order in which they are spoken of; one of each step. */
export const placesOf = ({ id, review }: Unit): readonly Place[] => [
  { unit: id, role: "filler" },
  { unit: id, role: "helper" },
  ...review.map((step): Place => ({ unit: id, role: "reviewer", step: step.id })),
  { unit: id, role: "supervisor" },
  { unit: id, role: "admin" },
];

export const postsIn = (directory: Directory, unit: string): readonly Post[] =>
  indexOf(directory).postsIn.get(unit) ?? [];

export const openIn = (directory: Directory, unit: string, at: string): readonly Invitation[] =>
  directory.invitations.filter((one) => one.unit === unit && isOpen(one, at));
