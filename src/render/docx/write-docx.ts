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
import type { Document, DocumentBlock, HeadingBlock } from "../blocks.ts";
import { linePitch, page, styles } from "../styles.ts";
import type { Writer } from "../writer.ts";
import { draftHeaders, missingNote } from "./draft.ts";
import { coreProperties, withoutTimes } from "./package.ts";
import { styleIds, twips, twipsOfPoints, wordStyles } from "./styles.ts";
import { drawTable } from "./table.ts";
import { runs } from "./text.ts";

/** Draws the document as a Word file on the page of GB/T 9704—2012 《党政机关公文格式》. */
export const writeDocx: Writer = async (document) => {
  const word = new WordDocument({
    styles: wordStyles,
    evenAndOddHeaderAndFooters: true,
    defaultTabStop: twipsOfPoints(2 * styles.body.size),
    sections: [section(document)],
  });
  const bytes = await Packer.pack(word, "uint8array", undefined, [coreProperties(document)]);
  return [{ bytes: withoutTimes(bytes), extension: "docx" }];
};

function section(document: Document): ISectionOptions {
  return {
    properties: {
      page: {
        size: { width: twips(page.width), height: twips(page.height) },
        margin: {
          top: twips(page.top),
          left: twips(page.left),
          right: twips(page.right),
          bottom: twips(page.bottom),
          header: twips(15),
          footer: twips(page.footer),
        },
      },
      // No grid: every line has an exact pitch. A grid of lines would stretch the small print of the tables to 28.95 pt
      // in LibreOffice even so, and in Word as soon as somebody sets a cell to single spacing.
      grid: { type: DocumentGridType.DEFAULT, linePitch: twipsOfPoints(linePitch) },
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
  const character = twipsOfPoints(styles.pageNumber.size);
  const indent = alignment === AlignmentType.RIGHT ? { right: character } : { left: character };
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

const title = ({ titleLines }: Document): Paragraph =>
  new Paragraph({
    heading: HeadingLevel.TITLE,
    children: titleLines.flatMap((line, at) =>
      at === 0 ? runs(line) : [new TextRun({ break: 1 }), ...runs(line)],
    ),
  });

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
