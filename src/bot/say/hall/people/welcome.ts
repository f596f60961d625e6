import type { Post, Role } from "#flows/directory/directory.ts";
import type { HallAction } from "../../../hall/hall-action.ts";
import { card, hallButton } from "../../card.ts";
import type { Button, Card } from "../../card.ts";
import { fullPostName, personName } from "./names.ts";
import type { Known } from "./names.ts";

/** Where a post has its work. */
const workOf: Readonly<Record<Role, (unit: string) => HallAction>> = {
  filler: (unit) => ({ kind: "wear", unit, role: "filler" }),
  helper: (unit) => ({ kind: "wear", unit, role: "helper" }),
  reviewer: () => ({ kind: "queue" }),
  supervisor: (unit) => ({ kind: "county", unit, group: "all", page: 0 }),
  admin: (unit) => ({ kind: "people", unit }),
};

const begin = ({ deps: { words } }: Known, { role, unit }: Pick<Post, "role" | "unit">): Button =>
  hallButton(words.people.begin[role], workOf[role](unit));

export interface Joined {
  readonly post: Post;
  readonly ended: readonly Post[];
  /** They were this already. */
  readonly again: boolean;
  /** They cannot review what they fill in themselves. */
  readonly mustNotReview: boolean;
}

/** What somebody is from now on, what comes next, and one button to begin with. */
export function welcomeCard(known: Known, { post, ended, again, mustNotReview }: Joined): Card {
  const { words } = known.deps;
  const name = personName(known, post.person);
  const said = fullPostName(known, post);
  return card(
    [
      again ? words.people.moreSections(said) : words.people.welcome(name, said),
      ...(ended.length === 0
        ? []
        : [
            words.people.tookOver(
              ended.map(({ person }) => personName(known, person)).join(words.list),
            ),
          ]),
      ...(mustNotReview ? [words.people.fillsAndReviews] : []),
      words.people.next[post.role],
    ].join("\n"),
    [begin(known, post)],
  );
}

export const alreadyInCard = (known: Known, post: Post): Card =>
  card(known.deps.words.people.alreadyIn(fullPostName(known, post)), [begin(known, post)]);

/** The first administrator: nobody has written their name on a link. */
export const claimedCard = ({ deps: { words } }: Known): Card =>
  card(`${words.people.next.claim}\n${words.people.askMyName}`);
