import { say } from "../move.ts";
import type { Move, Scene } from "../move.ts";
import { correctPublished } from "./correct-published.ts";
import { giveBackSaying } from "./give-back.ts";
import { justify } from "./justify.ts";
import { answerFact } from "../propose/facts.ts";
import type { Prompt } from "./place.ts";
import { publish } from "./publish.ts";
import { longestRemark } from "./remark.ts";
import { explain, keepRemark } from "./remarks.ts";

type Answer<Kind extends Prompt["kind"]> = (
  scene: Scene,
  prompt: Extract<Prompt, { kind: Kind }>,
  text: string,
) => Move;

const notUnderstood = (_: Scene, __: Prompt, text: string): Move => ({
  replies: [{ kind: "not-understood", text }],
});

/** What is done with the words that were asked for; a new prompt does not compile until it is here. */
const answers: { readonly [Kind in Prompt["kind"]]: Answer<Kind> } = {
  reason: (scene, { finding }, text) => justify(scene, finding, text),
  remark: (scene, { on }, text) => keepRemark(scene, on, text),
  return: (scene, { kind }, text) => giveBackSaying(scene, kind, text),
  "send-back": (scene, { kind }, text) => giveBackSaying(scene, kind, text),
  explain: (scene, { remark }, text) => explain(scene, remark, text),
  publish: (scene, _, text) => publish(scene, text),
  correct: correctPublished,
  fact: answerFact,
  // What is shown is taken or left by words of its own, or by a button.
  figures: notUnderstood,
  draft: notUnderstood,
  revision: notUnderstood,
};

export function answerPrompt<Kind extends Prompt["kind"]>(
  scene: Scene,
  prompt: Extract<Prompt, { kind: Kind }>,
  words: string,
): Move {
  const text = words.trim();
  if (text === "") return { replies: [{ kind: "not-understood", text: words }] };
  if (text.length > longestRemark) {
    return say({ kind: "too-wordy", characters: text.length, limit: longestRemark });
  }
  const answer: Answer<Kind> = answers[prompt.kind];
  return answer(scene, prompt, text);
}
