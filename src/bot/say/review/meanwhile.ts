import type { Reply } from "#flows/conversation.ts";
import type { Meanwhile } from "#flows/workflow/meanwhile.ts";
import { card } from "../card.ts";
import type { Card } from "../card.ts";
import { byId, partName, questionName } from "../scene.ts";
import type { SayScene } from "../scene.ts";
import { rowChange } from "./places.ts";

const namedAtMost = 3;

/** Who changed what since this person was here last; the first few by name. */
export function sayMeanwhile(
  scene: SayScene,
  { changes }: Extract<Reply, { kind: "meanwhile" }>,
): Card {
  const words = scene.words.review;
  const shown = changes.slice(0, namedAtMost);
  const rest = changes.length - shown.length;
  return card(
    [
      words.meanwhile,
      ...shown.map((change) => words.meanwhileLine(scene.nameOf(change.by), what(scene, change))),
      ...(rest === 0 ? [] : [words.moreChanges(rest)]),
    ].join("\n"),
  );
}

function what(scene: SayScene, { question: id, cells }: Meanwhile): string {
  const words = scene.words.review;
  const row = byId(scene, id, "row");
  if (row !== undefined) return rowChange(scene, row, cells);
  const question = scene.seen.question.get(id);
  if (question === undefined) return "";
  if (question.kind !== "gate") return words.textChanged(questionName(scene, question));
  const part = partName(scene, question.section);
  return scene.report.choices[id] === "none" ? words.gateZeros(part) : words.gateSome(part);
}
