import type { Prompt } from "#flows/workflow/place.ts";
import type { Shown } from "../propose/proposals.ts";
import { button, card } from "../card.ts";
import type { Card } from "../card.ts";
import type { SayScene } from "../scene.ts";
import { placeName, placeValue } from "./places.ts";
import { threadsOn } from "./remarks.ts";

/** What somebody is to write, free of any form. */
type Asked = Exclude<Prompt, Shown>;

type Say<Kind extends Asked["kind"]> = (
  scene: SayScene,
  prompt: Extract<Asked, { kind: Kind }>,
) => string;

/** How each kind of words is asked for; a new prompt does not compile until it is here. */
const sayings: { readonly [Kind in Asked["kind"]]: Say<Kind> } = {
  reason: ({ words }) => words.review.prompts.reason,
  remark: (scene, { on }) => {
    const now = placeValue(scene, on);
    return [
      ...threadsOn(scene, on),
      ...(now === "" ? [] : [scene.words.review.nowIs(now)]),
      scene.words.review.prompts.remark(placeName(scene, on)),
    ].join("\n");
  },
  return: ({ words }) => words.review.prompts.return,
  "send-back": ({ words }) => words.review.prompts["send-back"],
  explain: (scene, { remark }) =>
    [
      scene.words.review.quote(scene.report.remarks[remark]?.text ?? ""),
      scene.words.review.prompts.explain,
    ].join("\n"),
  publish: ({ words, report }) => words.review.prompts.publish(report.year),
  correct: ({ words }, { requester }) =>
    requester === undefined ? words.review.prompts.requester : words.review.prompts.correct,
};

export function askPrompt<Kind extends Asked["kind"]>(
  scene: SayScene,
  prompt: Extract<Asked, { kind: Kind }>,
): Card {
  const say: Say<Kind> = sayings[prompt.kind];
  return card(say(scene, prompt), [button(scene.words.review.cancel, { kind: "continue" })]);
}
