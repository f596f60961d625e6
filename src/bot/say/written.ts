import { lengthOf } from "#flows/act/texts.ts";
import { factsOf } from "#flows/compose-draft.ts";
import type { NarrativeSection, Part } from "#flows/form.ts";
import type { PartQuestion, TextQuestion } from "#flows/outline.ts";
import { binder, missingParts, offered, paragraphs } from "#flows/text.ts";
import { button, card, rowsOf } from "./card.ts";
import type { Button, Card } from "./card.ts";
import { cut } from "./cut.ts";
import { formWords, partName } from "./scene.ts";
import type { SayScene } from "./scene.ts";

/** A written section, or one aspect of it: what reviewers expect, what can be offered, and how to send it. */
export function askWritten(
  scene: SayScene,
  question: TextQuestion | PartQuestion,
  revisited: boolean,
): Card {
  const text = scene.report.texts[question.id];
  if (text !== undefined && text.chunks.length > 0) return writtenSoFar(scene, question, text.done);
  return question.kind === "part" ? askPart(scene, question) : askWhole(scene, question, revisited);
}

function askWhole(scene: SayScene, { section, id }: TextQuestion, revisited: boolean): Card {
  const { words } = scene;
  const byParts = section.parts.length > 1;
  return card(
    [
      `${partName(scene, section)}${words.dot}${formWords(scene, section.short)}`,
      formWords(scene, section.guide),
      words.askText,
      byParts ? words.askParts : "",
    ]
      .filter((line) => line !== "")
      .join("\n"),
    byParts ? [] : writeButtons(scene, id, section.parts, words.proposals.write),
    [
      ...(section.empty === undefined ? [] : [button(words.none, { kind: "none", section: id })]),
      ...(byParts ? [button(words.byParts, { kind: "parts", section: id })] : []),
    ],
    [
      revisited
        ? button(words.keep, { kind: "continue" })
        : button(words.skip, { kind: "later", what: id }),
    ],
  );
}

function askPart(scene: SayScene, { part, section, id }: PartQuestion): Card {
  const { words } = scene;
  const offer = offerText(scene, part);
  return card(
    [
      words.askPart(formWords(scene, section.short), formWords(scene, part.name)),
      formWords(scene, part.guide),
      offer === undefined ? words.askText : `${words.offered(offer)}\n${words.orOwn}`,
    ].join("\n"),
    offer === undefined
      ? []
      : [button(words.takeOffer, { kind: "offer", text: id, part: part.key })],
    writeButtons(scene, id, [part], words.proposals.write),
    [button(words.skip, { kind: "later", what: id })],
  );
}

const headLength = 61;

/** Something is written already: how much, what a reviewer would still miss, and the paragraphs that can be added. */
function writtenSoFar(scene: SayScene, question: TextQuestion | PartQuestion, done: boolean): Card {
  const { words, report } = scene;
  const { id, section } = question;
  const text = report.texts[id];
  const bind = binder(scene.form, report, scene.sheet.values, words.blank);
  const lines = paragraphs(text, bind);
  const body = lines.map((line) => line.text).join("\n");
  const headings = lines.filter((line) => line.kind === "heading").length;
  const missing =
    question.kind === "text" && section.parts.length > 1 ? missingParts(section, body) : [];
  return card(
    [
      done
        ? words.textNow(cut(body, headLength), lengthOf(text))
        : words.textSoFar(lengthOf(text), headings),
      missing.length === 0
        ? ""
        : words.missingParts(missing.map((part) => formWords(scene, part.name)).join(words.list)),
    ]
      .filter((line) => line !== "")
      .join("\n"),
    [
      done
        ? button(words.keep, { kind: "continue" })
        : button(words.done, { kind: "done", text: id }),
      button(words.rewrite, { kind: "rewrite", text: id }),
      button(words.proposals.proofread, { kind: "wish", wish: "proofread", text: id }),
      ...(scene.assistant
        ? [button(words.proposals.polish, { kind: "wish", wish: "polish", text: id })]
        : []),
    ],
    ...rowsOf(2, [
      ...offerButtons(scene, section, id, missing),
      ...missing
        .filter((part) => offered(part, scene.sheet.values) === undefined)
        .flatMap((part) =>
          writeButtons(scene, id, [part], words.proposals.writeFor(formWords(scene, part.name))),
        ),
    ]),
  );
}

/** From a few facts, where the form knows what to ask. */
const writeButtons = (
  { report }: SayScene,
  text: string,
  parts: readonly Part[],
  label: string,
): readonly Button[] =>
  parts
    .filter((part) => factsOf(part, report.office.level).length > 0)
    .map((part) => button(label, { kind: "write", text, part: part.key, anew: false }));

const offerButtons = (
  scene: SayScene,
  { parts }: NarrativeSection,
  id: string,
  missing: readonly Part[],
): readonly Button[] =>
  parts
    .filter((part) => missing.includes(part) && offered(part, scene.sheet.values) !== undefined)
    .map((part) =>
      button(scene.words.addOffer(formWords(scene, part.name)), {
        kind: "offer",
        text: id,
        part: part.key,
      }),
    );

function offerText(scene: SayScene, part: Part): string | undefined {
  const text = offered(part, scene.sheet.values);
  return text === undefined
    ? undefined
    : binder(scene.form, scene.report, scene.sheet.values, scene.words.blank)(text);
}
