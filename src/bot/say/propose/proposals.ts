import type { Prompt } from "#flows/workflow/place.ts";
import type { Card } from "../card.ts";
import type { SayScene } from "../scene.ts";
import { showDraft } from "./draft.ts";
import { askFact } from "./fact.ts";
import { showFigures } from "./figures.ts";
import { showRevision } from "./revision.ts";

/** What stands in front to be taken or left, and the small questions before it. */
export type Shown = Extract<Prompt, { kind: "figures" | "draft" | "revision" | "fact" }>;

export const isShown = (prompt: Prompt): prompt is Shown => prompt.kind in sayings;

type Say<Kind extends Shown["kind"]> = (
  scene: SayScene,
  prompt: Extract<Shown, { kind: Kind }>,
) => Card;

const sayings: { readonly [Kind in Shown["kind"]]: Say<Kind> } = {
  figures: showFigures,
  draft: showDraft,
  revision: showRevision,
  fact: askFact,
};

export function showProposal<Kind extends Shown["kind"]>(
  scene: SayScene,
  prompt: Extract<Shown, { kind: Kind }>,
): Card {
  const say: Say<Kind> = sayings[prompt.kind];
  return say(scene, prompt);
}
