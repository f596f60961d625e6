import type { Move, Scene } from "../move.ts";
import type { Question, TablePlace } from "../outline.ts";
import type { Origin } from "../proposal.ts";
import type { SentenceReading } from "../reading/sentence/read-sentence.ts";
// While the reader is being built.
const readSentence = (_: string, __: TablePlace): SentenceReading => ({ kind: "not-understood" });

/**
 * A whole sentence about a table of cases, where one figure or a choice was asked: what it says is shown before anything
 * is written. Undefined for what is no such sentence.
 */
export function readWords(
  scene: Scene,
  question: Question,
  text: string,
  origin: Origin = "words",
): Move | undefined {
  const place = tableOf(scene, question);
  if (place?.table.cases === undefined) return undefined;
  const reading = readSentence(text, place);
  const { id } = place.table;
  switch (reading.kind) {
    case "not-understood":
      return undefined;
    case "contradiction":
      return { replies: [reading], ask: true };
    case "figures":
      return {
        replies:
          reading.open === undefined || reading.open.length === 0
            ? []
            : [{ kind: "open-totals", table: id, totals: reading.open }],
        prompt: {
          kind: "figures",
          id: proposalId(scene),
          origin,
          figures: [...reading.figures],
          ...(reading.rest === true ? { rest: id } : {}),
        },
      };
  }
}

function tableOf({ seen }: Scene, question: Question): TablePlace | undefined {
  if (question.kind === "gate") return seen.tables.get(question.gate.table);
  return "table" in question ? seen.tables.get(question.table.id) : undefined;
}

/** Told apart from the one before by the message it came in. */
export const proposalId = ({ report, event }: Scene): string => {
  const message = "message" in event ? (event.message ?? 0) : 0;
  return `w${report.revision.toString(36)}${message.toString(36)}`;
};
