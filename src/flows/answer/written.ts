import { act } from "../act/act.ts";
import { addChunk } from "../act/texts.ts";
import type { Move, Scene } from "../move.ts";
import type { PartQuestion, TextQuestion } from "../outline.ts";
import { isNo } from "./yes-no.ts";

/** The person's own words, kept as they are; "无" where the form knows words for nothing to report. */
export function answerWritten(
  scene: Scene,
  question: TextQuestion | PartQuestion,
  text: string,
): Move {
  if (question.kind === "text" && question.section.empty !== undefined && isNo(text)) {
    return act(scene, { kind: "none", section: question.section.id });
  }
  const { event } = scene;
  const message = event.kind === "text" || event.kind === "edited" ? event.message : undefined;
  return addChunk(scene, question, {
    text,
    ...(message === undefined ? {} : { message, by: event.by }),
  });
}
