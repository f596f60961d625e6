import { notThere } from "../act/not-there.ts";
import { writtenQuestion } from "../act/texts.ts";
import type { Event } from "../conversation.ts";
import type { Move, Scene } from "../move.ts";
import { proposalSchema } from "../proposal.ts";
import type { Proposal, ProposedFigure } from "../proposal.ts";

/**
 * Something was read or written elsewhere. What does not fit this report is not even shown: whoever proposes has
 * promised nothing.
 */
export function propose(
  scene: Scene,
  { proposal, say = [] }: Extract<Event, { kind: "proposed" }>,
): Move {
  if (proposal === undefined) return { replies: say };
  return proposalSchema.safeParse(proposal).success && fits(scene, proposal)
    ? { replies: say, prompt: proposal }
    : notThere;
}

function fits(scene: Scene, proposal: Proposal): boolean {
  switch (proposal.kind) {
    case "figures": {
      const cells = new Set(proposal.figures.map(({ cell }) => cell));
      return (
        cells.size === proposal.figures.length &&
        proposal.figures.every((figure) => isFigure(scene, figure))
      );
    }
    case "draft":
      return (
        writtenQuestion(scene, proposal.text)?.section.parts.some(
          ({ key }) => key === proposal.part,
        ) === true && proposal.sentences.every((sentence) => isBound(scene, sentence))
      );
    case "revision": {
      const text = scene.report.texts[proposal.text];
      return proposal.changes.every(
        (change) =>
          change.old !== change.new &&
          text?.chunks.some((chunk) => chunk.text.includes(change.old)),
      );
    }
  }
}

/** Totals are worked out, and nothing but a change goes below 0. */
function isFigure({ seen }: Scene, { cell, value }: ProposedFigure): boolean {
  const place = seen.cells.get(cell);
  return (
    place !== undefined && place.sum === undefined && (value >= 0 || place.column.kind === "change")
  );
}

/** Every figure that it names is one of the form's. */
const isBound = ({ seen }: Scene, sentence: string): boolean =>
  [...sentence.matchAll(/\{\{([^}]*)\}\}/g)].every(([, id]) => seen.cells.has(id ?? "")) &&
  !/[{}]/.test(sentence.replaceAll(/\{\{[^{}]+\}\}|\{(?:year|unit|self)\}/g, ""));
