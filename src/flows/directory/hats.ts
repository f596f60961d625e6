import type { Directory, Post, Role } from "./directory.ts";
import { indexOf, lineOf } from "./index-of.ts";

/** What a person is with regard to one unit: a post in it, or one above it that reaches down. */
export type Hat = Readonly<{
  role: Role;
  /** The unit that the post is in. */
  at: string;
  step?: string;
  /** The sections handed over; absent: all. */
  sections?: readonly string[];
}>;

/**
 * The hats of a person on a unit. A filler, helper or reviewer counts in the unit itself only; a supervisor watches
 * what is below, not their own office; an administrator manages their unit and all below.
 */
export function hatsOn(directory: Directory, person: number, unit: string): readonly Hat[] {
  const posts = indexOf(directory).postsOf.get(person) ?? [];
  if (posts.length === 0) return [];
  // A unit that is still to be named has nobody above it.
  const line = [
    unit,
    ...lineOf(directory, unit)
      .slice(1)
      .map(({ id }) => id),
  ];
  return posts.filter((post) => reaches[post.role](post, line)).map(hatOf);
}

/** Does a post reach a unit, given the unit and all above it? */
const reaches: Readonly<Record<Role, (post: Post, line: readonly string[]) => boolean>> = {
  filler: isHere,
  helper: isHere,
  reviewer: isHere,
  supervisor: ({ unit }, line) => line.indexOf(unit) > 0,
  admin: ({ unit }, line) => line.includes(unit),
};

function isHere({ unit }: Post, line: readonly string[]): boolean {
  return line[0] === unit;
}

const hatOf = ({ role, unit, step, sections }: Post): Hat => ({
  role,
  at: unit,
  ...(step === undefined ? {} : { step }),
  ...(sections === undefined ? {} : { sections }),
});
