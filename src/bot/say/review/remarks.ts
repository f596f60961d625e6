import type { Remark } from "#flows/workflow/remark.ts";
import { button, card } from "../card.ts";
import type { Card } from "../card.ts";
import type { SayScene } from "../scene.ts";
import { nameOfStep } from "./can.ts";
import { cellChange, placeName, placeValue } from "./places.ts";

/** A remark in front of the clerk: who, on what, what stands there now; to change it, or to say why not. */
export function askRemark(scene: SayScene, id: string): Card {
  const { words, report, seen } = scene;
  const remark = report.remarks[id];
  if (remark === undefined) return card("");
  const now = placeValue(scene, remark.on);
  return card(
    [
      words.review.remarkOn(whoSaid(scene, remark), placeName(scene, remark.on)),
      words.review.quote(remark.text),
      ...remark.thread.map(({ by, text }) => words.review.answered(scene.nameOf(by), text)),
      now === "" ? "" : words.review.nowIs(now),
    ]
      .filter((line) => line !== "")
      .join("\n"),
    [
      button(
        words.review.mend,
        seen.question.has(remark.on)
          ? { kind: "go", question: remark.on }
          : { kind: "edit", section: remark.on },
      ),
      button(words.review.explain, { kind: "explain-remark", remark: id }),
      button(words.later, { kind: "later", what: id }),
    ],
  );
}

/** 李四（初审）; 王五（上级）. */
function whoSaid(scene: SayScene, { by, step }: Remark): string {
  const { words, nameOf } = scene;
  const where = step === undefined ? words.review.office : nameOfStep(scene, step);
  return where === "" ? nameOf(by) : words.people.withSections(nameOf(by), where);
}

/** What was said about a place so far, remark by remark with its answers; drafts are their writer's own. */
export function threadsOn(scene: SayScene, on: string): readonly string[] {
  const { words } = scene;
  const said = Object.values(scene.report.remarks).filter(
    (remark) => remark.on === on && remark.state !== "draft",
  );
  return said.flatMap((remark) => [
    `${words.review.remarkOn(whoSaid(scene, remark), placeName(scene, on))}${words.review.quote(remark.text)}`,
    ...answersTo(scene, remark),
  ]);
}

/** 行政许可：“请核对” */
export const remarkLine = (scene: SayScene, { on, text }: Remark): string =>
  scene.words.review.quoted(placeName(scene, on), text);

/** What was said to a remark. */
export const wordsTo = (scene: SayScene, { thread }: Remark): readonly string[] =>
  thread.map(({ by, text }) => scene.words.review.answered(scene.nameOf(by), text));

/** How a remark was answered: in words, by a figure, or both. */
const answersTo = (scene: SayScene, remark: Remark): readonly string[] => [
  ...wordsTo(scene, remark),
  ...(remark.mended.length === 0
    ? []
    : [remark.mended.map((change) => cellChange(scene, change)).join(scene.words.list)]),
];
