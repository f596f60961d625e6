import type { Directory, Post } from "#flows/directory/directory.ts";
import { homeId } from "#flows/directory/directory.ts";
import { hatsOn } from "#flows/directory/hats.ts";
import type { Hat } from "#flows/directory/hats.ts";
import { indexOf, lineOf } from "#flows/directory/index-of.ts";
import type { Access } from "./dependencies.ts";

export interface Person {
  readonly id: number;
  readonly name: string;
}

/** Who is this? The one place that knows. */
export interface Who {
  /** Nobody of ours: hears one polite sentence, and learns nothing. */
  readonly isStranger: boolean;
  /** At the shared desk of a computer that only the office can reach. */
  readonly isAtHome: boolean;
  readonly posts: readonly Pick<Post, "unit" | "role" | "step" | "sections">[];
  readonly hatsOn: (unit: string) => readonly Hat[];
}

export function whoIs(directory: Directory, person: number, access: Access): Who {
  const posts = indexOf(directory).postsOf.get(person) ?? [];
  if (posts.length > 0 || access === "invited") {
    return {
      isStranger: posts.length === 0,
      isAtHome: false,
      posts,
      hatsOn: (unit) => hatsOn(directory, person, unit),
    };
  }
  return {
    isStranger: false,
    isAtHome: true,
    posts: atHome,
    hatsOn: (unit) =>
      unit === homeId
        ? hatsAtHome
        : lineOf(directory, unit).some(({ id }) => id === homeId)
          ? hatsAbove
          : [],
  };
}

const atHome = [
  { unit: homeId, role: "filler" },
  { unit: homeId, role: "admin" },
] as const;
const hatsAtHome: readonly Hat[] = [
  { role: "filler", at: homeId },
  { role: "admin", at: homeId },
];
const hatsAbove: readonly Hat[] = [
  { role: "supervisor", at: homeId },
  { role: "admin", at: homeId },
];
