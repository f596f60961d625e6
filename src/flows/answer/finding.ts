import { act } from "../act/act.ts";
import type { Move, Scene } from "../move.ts";
import { currentQuestion } from "../move.ts";
import type { Finding } from "../sheet.ts";
import { answerRow } from "./row.ts";
import { isNo, isYes } from "./yes-no.ts";

/** A finding stands in front: yes, no, or the figure anew. */
export function answerFinding(scene: Scene, finding: Finding, text: string): Move {
  const row = currentQuestion(scene);
  if (finding.severity === "warning") {
    if (isYes(text)) return act(scene, { kind: "acknowledge", finding: finding.key });
    if (isNo(text) && row !== undefined) return act(scene, { kind: "go", question: row.id });
  }
  // A balance is over a whole column: which of its rows a bare number means, only the person knows.
  if (finding.kind !== "balance" && row?.kind === "row") return answerRow(scene, row, text);
  return { replies: [{ kind: "not-understood", text }] };
}
