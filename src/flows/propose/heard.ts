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
  // A choice is echoed on its own card, with the way back; and what was shown and taken has been shown.
  const isChoice = (move.patches ?? []).some(({ of }) => of === "choices");
  const isTaken = move.replies.some(({ kind }) => kind === "taken");
  if (figures.length === 0 || isChoice || isTaken) return move;
  return {
    replies: [],
    prompt: { kind: "figures", id: proposalId(scene), origin: "voice", figures },
  };
}

const longestQuote = 200;
