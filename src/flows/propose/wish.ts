import { notThere } from "../act/not-there.ts";
import { writtenQuestion } from "../act/texts.ts";
import type { Action } from "../conversation.ts";
import type { Move, Scene } from "../move.ts";

/** Something that the core cannot do: it is passed on, and changes nothing. */
export function makeWish(
  scene: Scene,
  { wish: kind, text }: Extract<Action, { kind: "wish" }>,
): Move {
  if (writtenQuestion(scene, text) === undefined) return notThere;
  const { next } = scene.sheet;
  const prompt = next.kind === "prompt" ? next.prompt : undefined;
  return {
    replies: [{ kind: "wished", wish: { kind, text } }],
    ...(prompt === undefined ? { focus: text } : {}),
  };
}
