import type { Directory, Post, Role } from "./directory.ts";
import { indexOf } from "./index-of.ts";
import { noted } from "./note.ts";
import type { Meta } from "./note.ts";
import { revokeStray } from "./open-invitation.ts";

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
  post: Post;
  /** Whose place was taken. */
  ended: readonly Post[];
  /** They held it already; a helper's sections add up. */
  again: boolean;
  /** In this unit they both fill in the report and review it. */
  alsoFills: boolean;
}>;

/** Gives somebody a post; of a single seat whoever sat there leaves it. */
export function grant(directory: Directory, wanted: Omit<Post, "since">, meta: Meta): Granted {
  const holders = holdersOf(directory, wanted);
  const before = holders.find(({ person }) => person === wanted.person);
  const ended = isSingleSeat(wanted.role) ? holders.filter((one) => one !== before) : [];
  const { sections: _, ...rest } = wanted;
  const sections = sectionsOf(wanted, before);
  const post: Post = {
    ...rest,
    ...(sections === undefined ? {} : { sections }),
    since: before?.since ?? meta.at,
  };
  const gone = new Set([...ended, before]);
  const posts = [...directory.posts.filter((one) => !gone.has(one)), post];
  const joined = noted(
    directory,
    { posts },
    meta,
    ...ended.map((one) => ({ what: "post-ended" as const, ...named(one) })),
    { what: "joined", ...named(post) },
  );
  return {
    post,
    ended,
    again: before !== undefined,
    alsoFills: fillsAndReviews(posts, post),
    directory: ended.reduce((sum, { person }) => revokeStray(sum, person, meta), joined),
  };
}

function fillsAndReviews(posts: readonly Post[], { person, unit }: Post): boolean {
  const mine = posts.filter((one) => one.person === person && one.unit === unit);
  const held = new Set(mine.map(({ role }) => role));
  return held.has("reviewer") && (held.has("filler") || held.has("helper"));
}

/** A helper who is handed over more has both; without sections it is all of them. */
function sectionsOf(
  { sections }: Pick<Post, "sections">,
  before: Post | undefined,
): string[] | undefined {
  if (before === undefined || sections === undefined) return sections;
  return before.sections && [...new Set([...before.sections, ...sections])];
}

export type Ended =
  | Readonly<{ kind: "ended"; directory: Directory; post: Post }>
  | Readonly<{ kind: "no-such-post" }>
  /** Without an administrator nobody could let anybody in again. */
  | Readonly<{ kind: "last-admin" }>;

/** Takes a post away, at once, and the links that its holder could hand out because of it. */
export function endPost(
  directory: Directory,
  which: Readonly<{ person: number; unit: string; role: Role; step?: string | undefined }>,
  meta: Meta,
): Ended {
  const post = holdersOf(directory, which).find(({ person }) => person === which.person);
  if (post === undefined) return { kind: "no-such-post" };
  if (post.role === "admin" && isLastAdmin(directory, post)) return { kind: "last-admin" };
  const posts = directory.posts.filter((one) => one !== post);
  const after = noted(directory, { posts }, meta, { what: "post-ended", ...named(post) });
  return { kind: "ended", post, directory: revokeStray(after, post.person, meta) };
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
