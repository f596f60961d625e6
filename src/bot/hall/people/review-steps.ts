import type { ReviewStep } from "#flows/directory/directory.ts";
import type { Words } from "../../words/words.ts";

/** The looks that there are, in their order; an id means the same look in every unit, whatever stands around it. */
export const looks = ["first", "second", "final", "secrecy"] as const;
export type Look = (typeof looks)[number];

const ids: Readonly<Record<Look, string>> = {
  first: "r1",
  second: "r2",
  final: "r3",
  secrecy: "s",
};

export const mostLooks = 3;

/**
 * One look is 终审, two are 初审 and 终审, three all of them. The secrecy review comes last: what is examined is what
 * goes out (政府信息公开条例 art. 17 speaks of the information *to be published*), and no look after it can ask for a
 * change; a report returned from any step passes all of them again.
 */
export function reviewOf(count: number, secrecy: boolean): readonly Look[] {
  const chosen = [[], ["final"], ["first", "final"], ["first", "second", "final"]] as const;
  return [...(chosen[count] ?? []), ...(secrecy ? (["secrecy"] as const) : [])];
}

export const stepsOf = ({ people }: Words, chosen: readonly Look[]): readonly ReviewStep[] =>
  looks
    .filter((look) => chosen.includes(look))
    .map((look) => ({
      id: ids[look],
      kind: look === "secrecy" ? "secrecy" : "review",
      name: people.steps[look],
    }));

/** The look that a list of units calls by its name. */
export const lookNamed = ({ people }: Words, name: string | undefined): Look | undefined =>
  looks.find((look) => people.steps[look] === name);
