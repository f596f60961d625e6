import type { Move, Scene } from "../move.ts";
import { proposalId } from "./read-words.ts";

/** Words that were heard may be misheard: figures are shown before they are written. */
export function heard(scene: Scene, text: string, move: Move): Move {
  const quote = text.slice(0, longestQuote);
  const figures = (move.patches ?? []).flatMap((patch) =>
    patch.of === "answers" && patch.new !== null
      ? [{ cell: patch.id, value: patch.new, quote }]
      : [],
  );
  // A yes or no to a gate is echoed on its own card, with the way back.
  if (figures.length === 0 || move.through === "gate") return move;
  return {
    replies: [],
    prompt: { kind: "figures", id: proposalId(scene), origin: "voice", figures },
  };
}

const longestQuote = 200;
