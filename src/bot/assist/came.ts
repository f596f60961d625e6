import type { Failure, Used } from "#assist/model.ts";
import type { ProposalRemark, Unfulfilled } from "#flows/conversation.ts";
import type { Proposal } from "#flows/proposal.ts";
import type { Fulfilled } from "./fulfil.ts";
import type { Came } from "./propose-to.ts";

/** Something to show, and what is to be said with it. */
export const proposed = (
  proposal: Proposal,
  used: Used,
  { say = [], refused = 0 }: Readonly<{ say?: readonly ProposalRemark[]; refused?: number }> = {},
): Fulfilled => ({
  event: { kind: "proposed", proposal, say },
  proposal,
  used,
  came: "proposed",
  refused,
});

export const told = (why: Unfulfilled): Extract<Came, { kind: "proposed" }> => ({
  kind: "proposed",
  say: [{ kind: "unfulfilled", why }],
});

/** Nothing came of it: one calm sentence, and what was asked before. */
export const unfulfilled = (why: Unfulfilled, used?: Used, refused = 0): Fulfilled => ({
  event: told(why),
  ...(used === undefined ? {} : { used }),
  came: why,
  refused,
});

/** Whoever has gone on is told nothing; the log says it was given up. */
export const failed = (why: Failure, used?: Used): Fulfilled =>
  why === "cancelled" ? { ...unfulfilled("unreachable", used), came: why } : unfulfilled(why, used);
