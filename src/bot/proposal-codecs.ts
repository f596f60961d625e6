import type { Action } from "#flows/conversation.ts";
import { int, one } from "./codec.ts";
import type { Codec, Codecs } from "./codec.ts";

/** What takes or leaves a proposal, and what asks for one. */
type ProposalAction = Extract<
  Action,
  {
    kind:
      | "take"
      | "take-this"
      | "leave-this"
      | "one-by-one"
      | "drop"
      | "redraft"
      | "write"
      | "fact"
      | "wish";
  }
>;

export const proposalCodecs: Codecs<ProposalAction> = {
  take: one(
    "pt",
    ({ proposal }) => proposal,
    (proposal) => ({ kind: "take", proposal }),
  ),
  "take-this": piece("p1", (proposal, at) => ({ kind: "take-this", proposal, at })),
  "leave-this": piece("p0", (proposal, at) => ({ kind: "leave-this", proposal, at })),
  "one-by-one": one(
    "po",
    ({ proposal }) => proposal,
    (proposal) => ({ kind: "one-by-one", proposal }),
  ),
  drop: one(
    "pd",
    ({ proposal }) => proposal,
    (proposal) => ({ kind: "drop", proposal }),
  ),
  redraft: {
    code: "pr",
    args: ({ proposal, how }) => [proposal, how],
    parse: ([proposal, how]) =>
      proposal !== undefined && (how === "another" || how === "shorter")
        ? { kind: "redraft", proposal, how }
        : undefined,
  },
  // An aspect's question is its section's with its key behind: that is said once.
  write: {
    code: "wr",
    args: ({ text, part, anew }) => {
      const isPart = text.endsWith(`.${part}`);
      return [isPart ? text : `${text}.${part}`, `${isPart ? "p" : "s"}${anew ? "1" : "0"}`];
    },
    parse: ([place = "", how = ""]) => {
      const dot = place.lastIndexOf(".");
      if (dot === -1 || !/^[ps][01]$/.test(how)) return undefined;
      const text = how.startsWith("p") ? place : place.slice(0, dot);
      return { kind: "write", text, part: place.slice(dot + 1), anew: how.endsWith("1") };
    },
  },
  fact: {
    code: "fa",
    args: ({ fact, answer }) => [fact, answer],
    parse: ([fact, answer]) =>
      fact !== undefined && (answer === "none" || answer === "yes" || answer === "skip")
        ? { kind: "fact", fact, answer }
        : undefined,
  },
  wish: {
    code: "wi",
    args: ({ wish, text }) => [wish, text],
    parse: ([wish, text]) => {
      const known = wishes.find((kind) => kind === wish);
      return known === undefined || text === undefined
        ? undefined
        : { kind: "wish", wish: known, text };
    },
  },
};

const wishes = ["another", "shorter", "formal", "polish", "proofread"] as const;

/** One piece of a proposal, by its place. */
function piece<A extends Extract<Action, { kind: "take-this" | "leave-this" }>>(
  code: string,
  make: (proposal: string, at: number) => A,
): Codec<A> {
  return {
    code,
    args: ({ proposal, at }) => [proposal, String(at)],
    parse: ([proposal, place]) => {
      const at = int(place);
      return proposal === undefined || at === undefined || at < 0 ? undefined : make(proposal, at);
    },
  };
}
