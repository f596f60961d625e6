import { setMark, setText } from "../changes.ts";
import type { Action } from "../conversation.ts";
import type { NarrativeSection, Part } from "../form.ts";
import type { Move, Scene } from "../move.ts";
import type { PartQuestion, TextQuestion } from "../outline.ts";
import type { Chunk, Patch, Text } from "../report.ts";
import { nextHeadingNumber, offered } from "../text.ts";
import { notThere } from "./not-there.ts";

/** As much as a section can hold; far beyond any real one, short of what would choke a phone. */
export const longestText = 20_000;

type Written = TextQuestion | PartQuestion;

export function writtenQuestion({ seen }: Scene, id: string): Written | undefined {
  const question = seen.question.get(id);
  return question?.kind === "text" || question?.kind === "part" ? question : undefined;
}

/** Characters, about as printed: a figure that follows the tables counts as one. */
export const lengthOf = (text: Text | undefined): number =>
  (text?.chunks ?? []).reduce(
    (sum, chunk) => sum + (chunk.bound === true ? asPrinted(chunk.text) : chunk.text).length,
    0,
  );

const asPrinted = (text: string): string =>
  text
    .replaceAll(/\{\{[^{}]+\}\}/g, "0")
    .replaceAll("{year}", "2025")
    .replaceAll(/\{(?:unit|self)\}/g, "我镇");

export const tooLong = (text: Text): Move => ({
  replies: [{ kind: "text-too-long", characters: lengthOf(text), limit: longestText }],
});

/** Sending a whole section after all takes back "aspect by aspect". */
const asWhole = ({ report }: Scene, { kind, id }: Written): readonly Patch[] =>
  kind === "text" && report.choices[id] === "parts" ? [setMark(report, "choices", id, null)] : [];

/** One more message for a text that is being written. */
export function addChunk(scene: Scene, question: Written, chunk: Chunk): Move {
  const before = scene.report.texts[question.id]?.chunks ?? [];
  const text = { chunks: [...before, chunk], done: false };
  if (lengthOf(text) > longestText) return tooLong(text);
  return {
    replies: [{ kind: "text-added", text: question.id }],
    patches: [setText(scene.report, question.id, text), ...asWhole(scene, question)],
    question: question.id,
    // Stay at this text until it is said to be done.
    focus: question.id,
  };
}

export function finishText(scene: Scene, { text: id }: Extract<Action, { kind: "done" }>): Move {
  const question = writtenQuestion(scene, id);
  const text = scene.report.texts[id];
  if (question === undefined) return notThere;
  if (text === undefined || text.chunks.length === 0)
    return { replies: [{ kind: "text-missing", text: id }] };
  return {
    replies: [{ kind: "text-done", text: id, characters: lengthOf(text) }],
    patches: [setText(scene.report, id, { ...text, done: true })],
    question: id,
    focus: null,
  };
}

export function rewriteText(
  scene: Scene,
  { text: id }: Extract<Action, { kind: "rewrite" }>,
): Move {
  if (writtenQuestion(scene, id) === undefined) return notThere;
  return {
    replies: [{ kind: "text-cleared", text: id }],
    patches: [setText(scene.report, id, null)],
    focus: id,
  };
}

export function byParts(scene: Scene, { section }: Extract<Action, { kind: "parts" }>): Move {
  if (writtenQuestion(scene, section) === undefined) return notThere;
  return {
    replies: [],
    patches: [setMark(scene.report, "choices", section, "parts")],
    question: section,
  };
}

/** The form's own words for "nothing to report". */
export function takeEmpty(scene: Scene, { section }: Extract<Action, { kind: "none" }>): Move {
  const question = writtenQuestion(scene, section);
  if (question?.section.empty === undefined) return notThere;
  const { empty } = question.section;
  return {
    replies: [{ kind: "text-done", text: section, characters: empty.length }],
    patches: [
      setText(scene.report, section, { chunks: [{ text: empty, bound: true }], done: true }),
      ...asWhole(scene, question),
    ],
    question: section,
  };
}

/** The paragraph made from the figures: a whole aspect, or what a text sent as a whole still lacks. */
export function takeOffer(
  scene: Scene,
  { text: id, part: key }: Extract<Action, { kind: "offer" }>,
): Move {
  const question = writtenQuestion(scene, id);
  const part = question?.section.parts.find((candidate) => candidate.key === key);
  if (question === undefined || part === undefined) return notThere;
  const paragraph = offered(part, scene.sheet.values);
  return paragraph === undefined ? notThere : takeParagraph(scene, question, part, paragraph);
}

/** A paragraph whose figures follow the tables: a whole aspect, or one more of a section. */
export function takeParagraph(
  scene: Scene,
  question: Written,
  part: Part,
  paragraph: string,
): Move {
  const { id, section } = question;
  const isWhole = question.kind === "part" || section.parts.length === 1;
  const text = scene.report.texts[id] ?? { chunks: [], done: false };
  const chunk: Chunk = { text: paragraph, bound: true };
  if (isWhole && text.chunks.length === 0) {
    return {
      replies: [
        { kind: "text-done", text: id, characters: lengthOf({ chunks: [chunk], done: true }) },
      ],
      patches: [setText(scene.report, id, { chunks: [chunk], done: true })],
      question: id,
    };
  }
  const chunks = isWhole ? [...text.chunks, chunk] : placed(section, part, paragraph, text.chunks);
  const after = { ...text, chunks };
  if (lengthOf(after) > longestText) return tooLong(after);
  return {
    replies: [{ kind: "text-added", text: id }],
    patches: [setText(scene.report, id, after), ...asWhole(scene, question)],
    question: id,
    ...(text.done ? {} : { focus: id }),
  };
}

/** The first aspect goes in front; any other behind, under the next number of the writer's own sub-headings. */
function placed(
  section: NarrativeSection,
  part: Part,
  paragraph: string,
  chunks: readonly Chunk[],
): Chunk[] {
  if (part === section.parts[0]) return [{ text: paragraph, bound: true }, ...chunks];
  const number = nextHeadingNumber(chunks.map((chunk) => chunk.text).join("\n"));
  const heading =
    part.heading === undefined || number === undefined ? "" : `（${number}）${part.heading}\n`;
  return [...chunks, { text: `${heading}${paragraph}`, bound: true }];
}
