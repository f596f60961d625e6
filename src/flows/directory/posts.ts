import type { Directory, Post, Role } from "./directory.ts";
import { indexOf } from "./index-of.ts";
import { noted } from "./note.ts";
import type { Meta } from "./note.ts";

/** Posts that one person holds at a time: who comes next takes the place of who is there. */
const singleSeat: ReadonlySet<Role> = new Set(["filler", "reviewer"]);

export const isSingleSeat = (role: Role): boolean => singleSeat.has(role);

export const isSamePost = (
  a: Readonly<{ unit: string; role: Role; step?: string | undefined }>,
  b: Readonly<{ unit: string; role: Role; step?: string | undefined }>,
): boolean => a.unit === b.unit && a.role === b.role && a.step === b.step;

/** Who holds a post now; several for the posts that many may hold. */
export const holdersOf = (
  directory: Directory,
  post: Readonly<{ unit: string; role: Role; step?: string | undefined }>,
): readonly Post[] =>
  (indexOf(directory).postsIn.get(post.unit) ?? []).filter((one) => isSamePost(one, post));

export type Granted = Readonly<{
  directory: Directory;
  /** Whose place was taken. */
  ended: readonly Post[];
  /** They held it already; the sections of a helper are those given last. */
  again: boolean;
}>;

/** Gives somebody a post; of a single seat whoever sat there leaves it. */
export function grant(directory: Directory, post: Omit<Post, "since">, meta: Meta): Granted {
  const holders = holdersOf(directory, post);
  const again = holders.some(({ person }) => person === post.person);
  const ended = isSingleSeat(post.role)
    ? holders.filter(({ person }) => person !== post.person)
    : [];
  const gone = new Set([...ended, ...holders.filter(({ person }) => person === post.person)]);
  const posts = directory.posts.filter((one) => !gone.has(one));
  const closed = ended.reduce(
    (sum, one) => noted(sum, {}, meta, { what: "post-ended", ...named(one) }),
    directory,
  );
  return {
    directory: noted(closed, { posts: [...posts, { ...post, since: meta.at }] }, meta, {
      what: "joined",
      ...named(post),
    }),
    ended,
    again,
  };
}

export type Ended =
  | Readonly<{ kind: "ended"; directory: Directory; post: Post }>
  | Readonly<{ kind: "no-such-post" }>
  /** Without an administrator nobody could let anybody in again. */
  | Readonly<{ kind: "last-admin" }>;

/** Takes a post away, at once: by an administrator, or by its holder who leaves. */
export function endPost(
  directory: Directory,
  which: Readonly<{ person: number; unit: string; role: Role; step?: string | undefined }>,
  meta: Meta,
): Ended {
  const post = holdersOf(directory, which).find(({ person }) => person === which.person);
  if (post === undefined) return { kind: "no-such-post" };
  if (post.role === "admin" && isLastAdmin(directory, post)) return { kind: "last-admin" };
  const posts = directory.posts.filter((one) => one !== post);
  return {
    kind: "ended",
    post,
    directory: noted(directory, { posts }, meta, { what: "post-ended", ...named(post) }),
  };
}

/** The last who could manage that unit: nobody else there or above it. */
function isLastAdmin({ posts, units }: Directory, post: Post): boolean {
  const top = units.find(({ id }) => id === post.unit)?.parent === undefined;
  return top && !posts.some((one) => one !== post && isSamePost(one, post));
}

const named = ({ unit, person, role }: Pick<Post, "unit" | "person" | "role">) => ({
  unit,
  person,
  role,
});
