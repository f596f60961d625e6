import { homeId } from "#flows/directory/directory.ts";
import type { Directory } from "#flows/directory/directory.ts";
import { indexOf } from "#flows/directory/index-of.ts";
import { alone } from "#flows/workflow/setting.ts";
import type { Setting } from "#flows/workflow/setting.ts";
import type { Dependencies } from "./dependencies.ts";

/** What holds for a unit's reports: who looks at them, and where they go afterwards. */
export function settingOf(
  { selfReview }: Pick<Dependencies, "selfReview">,
  directory: Directory,
  unit: string,
): Setting {
  const { unit: units, postsIn, below } = indexOf(directory);
  const known = units.get(unit);
  if (known === undefined) return alone;
  const posts = postsIn.get(unit) ?? [];
  const holders = Map.groupBy(
    posts.flatMap(({ role, person, sections = [] }) =>
      role === "helper" ? sections.map((section) => ({ section, person: String(person) })) : [],
    ),
    ({ section }) => section,
  );
  const isInCounty = known.parent !== undefined || below.has(unit);
  return {
    review: known.review,
    selfReview,
    needsReview: isInCounty && unit !== homeId && !selfReview,
    filing: isInCounty,
    holders: Object.fromEntries(
      [...holders].map(([section, held]) => [section, held.map(({ person }) => person)]),
    ),
  };
}
