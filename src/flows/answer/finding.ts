import { act } from "../act/act.ts";
import type { Move, Scene } from "../move.ts";
import { currentQuestion } from "../move.ts";
import type { Finding } from "../sheet.ts";
import { typedReason } from "../workflow/justify.ts";
import { readingOf, takeReading } from "./row.ts";
import { isNo, isYes } from "./yes-no.ts";

/** A finding stands in front: yes, no, or the figure anew. */
export function answerFinding(scene: Scene, finding: Finding, text: string): Move {
  const row = currentQuestion(scene);
  if (finding.severity === "warning") {
    if (isYes(text)) return act(scene, { kind: "acknowledge", finding: finding.key });
    if (isNo(text) && row !== undefined) return act(scene, { kind: "go", question: row.id });
  }
  const reading = row?.kind === "row" ? readingOf(row, text) : undefined;
  const about = row?.kind === "row" && reading ? { columns: row.columns, reading } : undefined;
  const reason = typedReason(scene, finding, text, about);
  if (reason !== undefined) return reason;
  // A balance is over a whole column: which of its rows a bare number means, only the person knows.
  if (finding.kind !== "balance" && row?.kind === "row" && reading !== undefined) {
    return takeReading(scene, row, reading);
  }
  return { replies: [{ kind: "not-understood", text }] };
}
