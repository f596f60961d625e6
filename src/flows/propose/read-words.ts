import { currentQuestion } from "../move.ts";
import type { Move, Scene } from "../move.ts";
import type { TablePlace } from "../outline.ts";
import { readSentence } from "../reading/sentence/read-sentence.ts";

/**
 * A whole sentence about a table of cases, where one figure or a choice was asked: what it says is shown before anything
 * is written. Undefined for what is no such sentence.
 */
export function readWords(scene: Scene, text: string): Move | undefined {
  const place = tableMeant(scene);
  if (place === undefined) return undefined;
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

/** The table in front; from another one, the table of cases, which a sentence of this kind can only be about. */
function tableMeant(scene: Scene): TablePlace | undefined {
  const { seen } = scene;
  const question = currentQuestion(scene);
  if (question === undefined || question.kind === "text" || question.kind === "part")
    return undefined;
  const table = question.kind === "gate" ? question.gate.table : question.table.id;
  const here = seen.tables.get(table);
  return here?.table.cases === undefined
    ? [...seen.tables.values()].find((place) => place.table.cases !== undefined)
    : here;
}

/** Told apart from the one before by the message it came in. */
export const proposalId = ({ report, event }: Scene): string => {
  const message = "message" in event ? (event.message ?? 0) : 0;
  return `w${report.revision.toString(36)}${message.toString(36)}`;
};
