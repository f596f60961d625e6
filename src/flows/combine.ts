import type { Move } from "./move.ts";

/** Several rows from one message are one change: recorded all together, or, when one is in doubt, none. */
export function combine(moves: readonly Move[]): Move {
  const doubtful = moves.find((move) => move.patches === undefined && move.ask === false);
  const [first] = moves;
  if (doubtful !== undefined) return doubtful;
  if (first === undefined) return { replies: [] };
  if (moves.length === 1) return first;
  return {
    replies: moves.flatMap((move) => move.replies),
    patches: moves.flatMap((move) => move.patches ?? []),
    ...(first.question === undefined ? {} : { question: first.question }),
  };
}
