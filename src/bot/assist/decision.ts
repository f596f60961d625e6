import { isProposal } from "#flows/propose/words-for.ts";
import type { Origin, Proposal } from "#flows/proposal.ts";
import type { Report } from "#flows/report.ts";

/** What a person made of something that the assistant had proposed. */
export type Decision = Readonly<{
  unit: string;
  /** The proposal's. */
  id: string;
  came: "taken" | "taken in part" | "dropped";
}>;

const assistants: ReadonlySet<Origin> = new Set<Origin>(["assistant", "voice", "picture"]);

/** The proposal of the assistant's that stands in front of a person. */
export function inFrontOf({ places }: Report, by: string): Proposal | undefined {
  const prompt = places[by]?.prompt;
  return prompt !== undefined && isProposal(prompt) && assistants.has(prompt.origin)
    ? prompt
    : undefined;
}

/** Was a proposal of the assistant's in front before, and is it not any more? */
export function decisionOf(before: Report, after: Report, by: string): Decision | undefined {
  const proposal = inFrontOf(before, by);
  if (proposal === undefined || inFrontOf(after, by)?.id === proposal.id) return undefined;
  const { unit } = after;
  const { id, at } = proposal;
  if (at === undefined) {
    const isTaken =
      after.changes.at(-1)?.through === "assistant" && after.revision > before.revision;
    return { unit, id, came: isTaken ? "taken" : "dropped" };
  }
  // Gone through piece by piece: the report itself says which of them were wanted.
  const pieces = piecesIn(proposal, after);
  const came = pieces.every(Boolean) ? "taken" : pieces.some(Boolean) ? "taken in part" : "dropped";
  return { unit, id, came };
}

/** Of each piece, whether it stands in the report. */
function piecesIn(proposal: Proposal, { answers, texts }: Report): readonly boolean[] {
  const stands = (words: string): boolean =>
    Object.values(texts).some(({ chunks }) => chunks.some(({ text }) => text.includes(words)));
  switch (proposal.kind) {
    case "figures":
      return proposal.figures.map(({ cell, value }) => answers[cell] === value);
    case "draft":
      return proposal.sentences.map(stands);
    case "revision":
      return proposal.changes.map((change) =>
        change.new === "" ? !stands(change.old) : stands(change.new),
      );
  }
}
