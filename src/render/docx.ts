import {
  AlignmentType,
  Document as WordDocument,
  DocumentGridType,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from "docx";
import type { FileChild, ISectionOptions } from "docx";
import type { Document, DocumentBlock, HeadingBlock } from "./blocks.ts";
import { draftHeaders, missingNote } from "./docx-draft.ts";
import { coreProperties, withoutTimes } from "./docx-package.ts";
import { drawTable } from "./docx-table.ts";
import { linePitch, styleIds, styles } from "./docx-styles.ts";
import { runs } from "./docx-text.ts";
import { printedLength } from "./printed-length.ts";

/** Draws the document as a Word file on the page of GB/T 9704—2012 《党政机关公文格式》. */
export async function writeDocx(document: Document): Promise<Uint8Array> {
  const word = new WordDocument({
    styles,
    evenAndOddHeaderAndFooters: true,
    defaultTabStop: 640,
    sections: [section(document)],
  });
  return withoutTimes(await Packer.pack(word, "uint8array", undefined, [coreProperties(document)]));
}

function section(document: Document): ISectionOptions {
  return {
    properties: {
      page: {
        size: { width: 11906, height: 16838 },
        // 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm; the page number's foot stands 28 mm above the paper's edge.
        margin: { top: 2098, left: 1588, right: 1474, bottom: 1984, header: 851, footer: 1588 },
      },
      // No grid: every line has an exact pitch. A grid of lines would stretch the small print of the tables to 28.95 pt
      // in LibreOffice even so, and in Word as soon as somebody sets a cell to single spacing.
      grid: { type: DocumentGridType.DEFAULT, linePitch },
    },
    ...(document.draft ? { headers: draftHeaders() } : {}),
    footers: {
      default: pageNumber(AlignmentType.RIGHT),
      even: pageNumber(AlignmentType.LEFT),
    },
    children: [
      ...missingNote(document),
      title(document),
      ...document.blocks.flatMap((block, at) =>
        draw(block, {
          draft: document.draft,
          beforeTable: document.blocks[at + 1]?.kind === "table",
        }),
      ),
    ],
  };
}

/** `— 1 —` in 四号 half-width 宋体, odd pages right and even pages left, one character in from the edge. */
function pageNumber(alignment: typeof AlignmentType.RIGHT | typeof AlignmentType.LEFT): Footer {
  const indent = alignment === AlignmentType.RIGHT ? { right: 280 } : { left: 280 };
  return new Footer({
    children: [
      new Paragraph({
        style: styleIds.pageNumber,
        alignment,
        indent,
        children: [new TextRun({ children: ["— ", PageNumber.CURRENT, " —"] })],
      }),
    ],
  });
}

/** 二号 characters on one line of 156 mm. */
const titleLine = 20;

/** A title too long for one line breaks after the unit's name, not in the middle of a word. */
function title({ title, meta }: Document): Paragraph {
  const breaks =
    printedLength(title) > titleLine && title.startsWith(meta.unit) && title !== meta.unit;
  return new Paragraph({
    heading: HeadingLevel.TITLE,
    children: breaks
      ? [...runs(meta.unit), new TextRun({ break: 1 }), ...runs(title.slice(meta.unit.length))]
      : runs(title),
  });
}

/** What a block needs to know of what is around it. */
interface Around {
  readonly draft: boolean;
  readonly beforeTable: boolean;
}

type Draw<Kind extends DocumentBlock["kind"]> = (
  block: Extract<DocumentBlock, { kind: Kind }>,
  around: Around,
) => readonly FileChild[];

const drawings: { readonly [Kind in DocumentBlock["kind"]]: Draw<Kind> } = {
  heading: ({ level, text }, { beforeTable }) => [
    new Paragraph({
      heading: headings[level],
      ...(beforeTable ? { spacing: { after: 80 } } : {}),
      children: runs(text),
    }),
  ],
  paragraph: ({ text }, { draft }) => [
    new Paragraph({ style: styleIds.body, children: runs(text, { marked: draft }) }),
  ],
  // The thin line keeps two tables apart, which Word would otherwise join, and text off the border.
  table: (block) => [drawTable(block), new Paragraph({ style: styleIds.gap })],
};

const headings: Readonly<Record<HeadingBlock["level"], "Heading1" | "Heading2">> = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
};

const draw = <Kind extends DocumentBlock["kind"]>(
  block: Extract<DocumentBlock, { kind: Kind }>,
  around: Around,
): readonly FileChild[] => (drawings[block.kind] as Draw<Kind>)(block, around);
