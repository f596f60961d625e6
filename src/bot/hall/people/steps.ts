import type { Directory, Unit } from "#flows/directory/directory.ts";
import { indexOf } from "#flows/directory/index-of.ts";
import { mayManage } from "#flows/directory/may-invite.ts";
import { holdersOf } from "#flows/directory/posts.ts";
import { setReview } from "#flows/directory/units.ts";
import { card, hallButton, rowsOf } from "../../say/card.ts";
import type { Button, Card } from "../../say/card.ts";
import { postName } from "../../say/hall/people/names.ts";
import { settingOf } from "../../setting-of.ts";
import { allowedIf, refused } from "../allowed.ts";
import type { Hall, HallHandler, Sending } from "../hall.ts";
import { outOfOffice } from "./redeem-payload.ts";
import { mostLooks, reviewOf, stepsOf } from "./review-steps.ts";

/** How many looks, and by whom, before a report of this unit is final. */
export const askSteps: HallHandler<"ask-steps"> = async (hall, { unit: id }) => {
  const unit = allowedIf(hall, id, mayManage);
  if (unit === undefined) return refused(hall, id);
  const { people } = hall.deps.words;
  return {
    card: card(
      [
        ...((await isInReview(hall, id)) ? [people.stepsInReview] : []),
        people.askSteps(unit.short, named(hall, unit), needsLook(hall, id)),
      ].join("\n"),
      ...rowsOf(2, choices(hall, unit)),
      [hallButton(people.neverMind, { kind: "people", unit: id })],
    ),
  };
};

const needsLook = ({ deps, directory }: Hall, id: string): boolean =>
  settingOf(deps, directory, id).needsReview;

const named = ({ deps: { words } }: Hall, { review }: Pick<Unit, "review">): string =>
  review.map(({ name }) => name).join(words.people.arrow);

/** Each number of looks, without and with the secrecy review. */
function choices(hall: Hall, { id }: Unit): readonly Button[] {
  const { words } = hall.deps;
  return Array.from({ length: mostLooks + 1 }, (_, count) => count).flatMap((count) =>
    (["n", "y"] as const).flatMap((secrecy) => {
      const steps = stepsOf(words, reviewOf(count, secrecy === "y"));
      const label = steps.map(({ name }) => name).join(words.list);
      if (label === "" && needsLook(hall, id)) return [];
      return hallButton(label === "" ? words.people.noLooks : label, {
        kind: "steps",
        unit: id,
        looks: count,
        secrecy,
      });
    }),
  );
}

export const steps: HallHandler<"steps"> = async (hall, { unit: id, looks, secrecy }) => {
  const unit = allowedIf(hall, id, mayManage);
  if (unit === undefined || looks > mostLooks) return refused(hall, id);
  const { people } = hall.deps.words;
  const review = stepsOf(hall.deps.words, reviewOf(looks, secrecy === "y"));
  const inReview = await isInReview(hall, id);
  if (review.length === 0 && needsLook(hall, id)) {
    return { card: card(people.stepsNeeded, ...rowsOf(2, choices(hall, unit))) };
  }
  // A report that waits for a look would wait for ever.
  if (review.length === 0 && inReview) {
    return { card: card(people.stepsWait, [backTo(hall, unit)]) };
  }
  const directory = setReview(hall.directory, id, review, { at: hall.at, by: hall.person.id });
  if (directory === hall.directory) {
    return { card: card(people.stepsSame, [backTo(hall, unit)]) };
  }
  const ended = hall.directory.posts.filter((post) => !directory.posts.includes(post));
  return {
    directory,
    card: stepsSetCard({ ...hall, directory }, { ...unit, review: [...review] }, inReview),
    sendings: ended.map((post): Sending => ({
      kind: "card",
      to: post.person,
      card: card(people.endedForYou(unit.short, postName(hall.deps.words, unit, post))),
    })),
    signOut: outOfOffice(directory, ended),
  };
};

function stepsSetCard(hall: Hall, unit: Unit, inReview: boolean): Card {
  const { words } = hall.deps;
  const vacant = unit.review.filter(({ id }) => isVacant(hall.directory, unit, id));
  const names = vacant.map(({ name }) => name).join(words.list);
  return card(
    [
      words.people.stepsSet(unit.short, named(hall, unit)),
      ...(inReview ? [words.people.stepsInReview] : []),
      ...(names === "" ? [] : [words.people.stepsVacant(names)]),
    ].join("\n"),
    [
      ...(names === ""
        ? []
        : [hallButton(words.people.inviteButton, { kind: "ask-invite", unit: unit.id })]),
      backTo(hall, unit),
    ],
  );
}

const isVacant = (directory: Directory, { id }: Unit, step: string): boolean =>
  holdersOf(directory, { unit: id, role: "reviewer", step }).length === 0;

const backTo = ({ deps: { words } }: Hall, { id }: Unit): Button =>
  hallButton(words.people.backToPeople, { kind: "people", unit: id });

/** This year's report, or one of the years around it that is still on its way. */
async function isInReview({ report, year, directory }: Hall, id: string): Promise<boolean> {
  if (!indexOf(directory).unit.has(id)) return false;
  for (const each of [year, year - 1, year + 1]) {
    if ((await report(id, each))?.state === "review") return true;
  }
  return false;
}
