import type { Directory, Post } from "../directory/directory.ts";
import { indexOf } from "../directory/index-of.ts";
import type { Milestone } from "./milestones.ts";
import type { Standing } from "./standing.ts";

/**
 * What somebody is reminded to do: begin the report, go on with it, mend what was returned, fill the sections handed
 * over, look at it, or file it.
 */
export type Task = "begin" | "fill" | "mend" | "help" | "review" | "file";

export type Owed = Readonly<{ to: number; task: Task }>;

/** Those who owe a unit something, each once, with what it is; a person with two posts hears of the first in order. */
export function tasksOf(
  directory: Directory,
  unit: string,
  standing: Standing,
  milestone: Milestone,
): readonly Owed[] {
  const posts = indexOf(directory).postsIn.get(unit) ?? [];
  const owed = owing[standing.state](posts, standing, milestone);
  return [...Map.groupBy(owed, ({ to }) => to).values()].flatMap(([first]) => first ?? []);
}

type Owing = (posts: readonly Post[], standing: Standing, milestone: Milestone) => readonly Owed[];

const owing: Readonly<Record<Standing["state"], Owing>> = {
  absent: (posts, standing) => [...fillers(posts, "begin"), ...helpers(posts, standing)],
  filling: (posts, standing) => [...fillers(posts, "fill"), ...helpers(posts, standing)],
  returned: (posts, standing) => [...fillers(posts, "mend"), ...helpers(posts, standing)],
  review: reviewers,
  finished: (posts) => fillers(posts, "file"),
  filed: () => [],
  accepted: () => [],
  published: () => [],
};

function fillers(posts: readonly Post[], task: Task): readonly Owed[] {
  return posts.filter(({ role }) => role === "filler").map(({ person }) => ({ to: person, task }));
}

/** Who has filled all that was handed over is done, even when the report is not. */
function helpers(posts: readonly Post[], { open }: Standing): readonly Owed[] {
  const isOwing = ({ role, sections }: Post): boolean =>
    role === "helper" &&
    (open === undefined ||
      (sections === undefined ? open.length > 0 : sections.some((id) => open.includes(id))));
  return posts.filter(isOwing).map(({ person }) => ({ to: person, task: "help" }));
}

/** From when a reviewer is reminded: earlier there is still time to look at it in peace. */
const reviewersFrom = 3;

function reviewers(
  posts: readonly Post[],
  { step }: Standing,
  { left }: Milestone,
): readonly Owed[] {
  if (left > reviewersFrom) return [];
  const isTheirs = (post: Post): boolean =>
    post.role === "reviewer" &&
    (step === undefined || post.step === undefined || post.step === step);
  return posts.filter(isTheirs).map(({ person }) => ({ to: person, task: "review" }));
}
