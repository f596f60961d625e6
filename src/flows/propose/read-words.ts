import { currentQuestion } from "../move.ts";
import type { Move, Scene } from "../move.ts";
import type { Question, TablePlace } from "../outline.ts";
import { readSentence } from "../reading/sentence/read-sentence.ts";

/**
 * A whole sentence about a table of cases, where one figure or a choice was asked: what it says is shown before anything
 * is written. Undefined for what is no such sentence.
 */
export function readWords(scene: Scene, text: string): Move | undefined {
  const question = currentQuestion(scene);
  const place = question === undefined ? undefined : tableOf(scene, question);
  if (place?.table.cases === undefined) return undefined;
  const reading = readSentence(text, place);
  const isSpoken = scene.event.kind === "text" && scene.event.spoken === true;
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
          origin: isSpoken ? "voice" : "words",
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
