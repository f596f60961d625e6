import { notThere } from "../act/not-there.ts";
import { writtenQuestion } from "../act/texts.ts";
import type { Action } from "../conversation.ts";
import type { Move, Scene } from "../move.ts";
import { draftOf } from "./facts.ts";
import { inFront } from "./in-front.ts";

/** The same facts in other words of the form's, or in fewer. */
export function redraft(
  scene: Scene,
  { proposal: id, how }: Extract<Action, { kind: "redraft" }>,
): Move {
  const draft = inFront(scene, id);
  if (draft?.kind !== "draft") return notThere;
  const question = writtenQuestion(scene, draft.text);
  const part = question?.section.parts.find(({ key }) => key === draft.part);
  if (question === undefined || part === undefined) return notThere;
  const brief = how === "shorter" || draft.brief === true;
  const variant = how === "another" ? draft.variant + 1 : draft.variant;
  const prompt = draftOf(scene, draft.text, question.section, part, { variant, brief });
  return prompt === undefined ? notThere : { replies: [], prompt };
}
