import type { Scene } from "../move.ts";
import type { Proposal } from "../proposal.ts";
import { isProposal } from "./words-for.ts";

/** The proposal in front of the person, if it is still this one: an old card takes nothing of a newer. */
export function inFront({ sheet: { next } }: Scene, id: string): Proposal | undefined {
  return next.kind === "prompt" && isProposal(next.prompt) && next.prompt.id === id
    ? next.prompt
    : undefined;
}

/** The piece after the one in front; none after the last. */
export function on<Kind extends Proposal>(proposal: Kind): Readonly<{ prompt: Kind | null }> {
  const at = (proposal.at ?? 0) + 1;
  return { prompt: at < piecesOf(proposal) ? { ...proposal, at } : null };
}

/** How many pieces it can be taken in. */
function piecesOf(proposal: Proposal): number {
  switch (proposal.kind) {
    case "figures":
      return proposal.figures.length;
    case "draft":
      return proposal.sentences.length;
    case "revision":
      return proposal.changes.length;
  }
}
