import { binder, paragraphs } from "#flows/text.ts";
import type { PartQuestion, RowQuestion } from "#flows/outline.ts";
import { button, card, rowsOf } from "../card.ts";
import type { Card } from "../card.ts";
import { cut } from "../cut.ts";
import { currentValues } from "../figures.ts";
import { formWords, partName, questionName, rowName } from "../scene.ts";
import type { SayScene } from "../scene.ts";
import { can } from "./can.ts";

const textAtMost = 1500;

/**
 * One section: each figure and text a button for whoever may remark on it. A button cuts off what is too long for it, a
 * line of text does not: figures that do not fit stand above, and the button has the name alone.
 */
export function saySection(scene: SayScene, id: string): Card {
  const { words, form } = scene;
  const section = form.sections.find((candidate) => candidate.id === id);
  if (section === undefined) return card("");
  const mayRemark = can(scene, "remark");
  const places = placesIn(scene, id);
  const texts = textsIn(scene, id);
  return card(
    [
      `${partName(scene, section)} ${formWords(scene, section.short)}`,
      ...places.flatMap((place) => rowLine(scene, place, mayRemark)),
      ...(texts === "" ? [] : [texts]),
      ...(mayRemark ? [words.review.whichPlace] : []),
    ].join("\n"),
    ...(mayRemark
      ? rowsOf(
          2,
          places.map((place) => button(label(scene, place), { kind: "remark", on: place.id })),
        )
      : []),
    [
      ...(mayRemark
        ? [button(words.review.wholeSection, { kind: "remark", on: id } as const)]
        : []),
      button(words.backButton, { kind: "continue" }),
    ],
  );
}

type Place = RowQuestion | PartQuestion;

/** What can be remarked on: every row, and every aspect that is written on its own. */
const placesIn = ({ seen, report }: SayScene, id: string): readonly Place[] =>
  seen.questions.flatMap((question) =>
    question.section.id === id &&
    (question.kind === "row" ||
      (question.kind === "part" && report.texts[question.id] !== undefined))
      ? [question]
      : [],
  );

/** Its figures, unless its button has them. */
function rowLine(scene: SayScene, place: Place, hasButton: boolean): readonly string[] {
  if (place.kind !== "row" || (hasButton && fits(withFigures(scene, place)))) return [];
  return [scene.words.review.placeLine(rowName(place), currentValues(scene, place))];
}

function label(scene: SayScene, place: Place): string {
  const whole = place.kind === "row" ? withFigures(scene, place) : "";
  return whole !== "" && fits(whole) ? whole : cut(questionName(scene, place), nameAtMost);
}

const withFigures = (scene: SayScene, row: RowQuestion): string =>
  `${rowName(row)} ${currentValues(scene, row)}`;

/** Half the width of a phone, in letters of the alphabet; a Chinese one is as wide as two. */
const widest = 21;
const nameAtMost = 12;
const fits = (text: string): boolean =>
  text.length + text.replaceAll(/[\x20-\x7e·]/g, "").length <= widest;

function textsIn({ form, seen, report, sheet, words }: SayScene, id: string): string {
  const bind = binder(form, report, sheet.values, words.blank);
  const lines = seen.questions
    .filter((question) => question.section.id === id)
    .flatMap((question) => paragraphs(report.texts[question.id], bind).map(({ text }) => text));
  return cut(lines.join("\n"), textAtMost);
}
