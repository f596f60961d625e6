import { notThere } from "../act/not-there.ts";
import { takeParagraph, writtenQuestion } from "../act/texts.ts";
import type { Move, Scene } from "../move.ts";
import type { DraftProposal } from "../proposal.ts";
import { on } from "./in-front.ts";
import { throughOf } from "./through-of.ts";

/** The draft, or what was kept of it, becomes the text; its figures stay bound to the tables. */
export function takeDraft(
  scene: Scene,
  { text, part: key, origin }: DraftProposal,
  sentences: readonly string[],
): Move {
  const question = writtenQuestion(scene, text);
  const part = question?.section.parts.find((candidate) => candidate.key === key);
  if (question === undefined || part === undefined) return notThere;
  const paragraph = sentences.join("");
  return {
    ...takeParagraph(scene, question, part, paragraph),
    through: throughOf(origin),
    prompt: null,
  };
}

/** Sentence by sentence: this one is kept, the next one comes in front; after the last, what was kept is taken. */
export function takeSentence(scene: Scene, proposal: DraftProposal, at: number): Move {
  const kept = [...(proposal.kept ?? []), proposal.sentences[at] ?? ""];
  const next = on({ ...proposal, kept });
  return next.prompt === null ? takeDraft(scene, proposal, kept) : { replies: [], ...next };
}
