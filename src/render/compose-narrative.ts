import type { NarrativeSection, Part } from "#flows/form.ts";
import type { Report } from "#flows/report.ts";
import { paragraphs } from "#flows/text.ts";
import type { Paragraph } from "#flows/text.ts";
import { pendingMark } from "./blocks.ts";
import type { DocumentBlock } from "./blocks.ts";
import { fullWidthPunctuation } from "./punctuation.ts";

type Bind = (text: string) => string;

/** A written section: one text, or its aspects one below the other, each under its numbered heading. */
export function composeNarrative(
  section: NarrativeSection,
  report: Report,
  bind: Bind,
): readonly DocumentBlock[] {
  const written =
    report.choices[section.id] === "parts"
      ? byParts(section, report, bind)
      : paragraphs(report.texts[section.id], bind).map(textBlock);
  return written.length === 0 ? [pending] : written;
}

function byParts(section: NarrativeSection, report: Report, bind: Bind): readonly DocumentBlock[] {
  const parts = section.parts
    .map((part) => {
      const text = report.texts[`${section.id}.${part.key}`];
      return { part, done: text?.done === true, lines: paragraphs(text, bind) };
    })
    // An aspect that its writer called done without a word is left out; one not written yet keeps its place.
    .filter(({ done, lines }) => lines.length > 0 || !done);
  const headed = parts.map(({ part }) => part).filter(({ heading }) => heading !== undefined);
  return parts.flatMap(({ part, lines }) =>
    partHeading(part, headed.indexOf(part) + 1).concat(
      lines.length === 0 ? [pending] : ownLines(part, lines).map(textBlock),
    ),
  );
}

const partHeading = ({ heading }: Part, number: number): readonly DocumentBlock[] =>
  heading === undefined
    ? []
    : [{ kind: "heading", level: 2, text: `（${chineseNumber(number)}）${heading}` }];

/** Without the part's own heading, where the writer typed it as well. */
function ownLines(part: Part, lines: readonly Paragraph[]): readonly Paragraph[] {
  const typed = lines[0]?.text.replace(/^[（(][一二三四五六七八九十]+[）)]\s*/, "");
  return lines.length > 1 && typed !== undefined && typed === part.heading ? lines.slice(1) : lines;
}

const textBlock = ({ kind, text }: Paragraph): DocumentBlock =>
  textBlocks[kind](fullWidthPunctuation(text));

const textBlocks: Readonly<Record<Paragraph["kind"], (text: string) => DocumentBlock>> = {
  heading: (text) => ({ kind: "heading", level: 2, text }),
  paragraph: (text) => ({ kind: "paragraph", text }),
};

const pending: DocumentBlock = { kind: "paragraph", text: pendingMark };

const digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/** 1–99 as headings count: 一, 十, 十一, 二十. */
function chineseNumber(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = digits[value % 10] ?? "";
  if (tens === 0) return ones;
  return `${tens === 1 ? "" : (digits[tens] ?? "")}十${ones}`;
}
