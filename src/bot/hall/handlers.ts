import { answerName } from "./people/answer-name.ts";
import { answerCountyPrompt, countyHandlers, searchUnits } from "./county/county-handlers.ts";
import type { HallAction, HallPrompt } from "./hall-action.ts";
import type { Hall, HallHandlers, HallTurn, PromptAnswer } from "./hall.ts";
import { answerMyName } from "./people/my-name.ts";
import { peopleHandlers } from "./people/people-handlers.ts";
import { answerUnits } from "./people/units.ts";

/** One entry per action of the hall; a new one does not compile until it is here. */
export const handlers: HallHandlers<HallAction["kind"]> = { ...peopleHandlers, ...countyHandlers };

type Answering<Kind extends HallPrompt["kind"]> = (
  hall: Hall,
  prompt: Extract<HallPrompt, { kind: Kind }>,
  answer: PromptAnswer,
) => Promise<HallTurn>;

/** What was sent in answer to a question of the hall. */
const answers: { readonly [Kind in HallPrompt["kind"]]: Answering<Kind> } = {
  units: answerUnits,
  "invite-name": answerName,
  "my-name": answerMyName,
  extension: answerCountyPrompt,
  due: answerCountyPrompt,
};

export function answerPrompt<Kind extends HallPrompt["kind"]>(
  hall: Hall,
  prompt: Extract<HallPrompt, { kind: Kind }>,
  answer: PromptAnswer,
): Promise<HallTurn> {
  const one: Answering<Kind> = answers[prompt.kind];
  return one(hall, prompt, answer);
}

/** A name typed by somebody who watches many units. */
export const searchIn = searchUnits;
