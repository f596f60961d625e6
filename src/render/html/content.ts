import { draftMark, missingLine, pendingMark } from "../blocks.ts";
import type { Document, DocumentBlock, HeadingBlock, TableBlock } from "../blocks.ts";
import type { Dress } from "./dress.ts";
import { element, joined, text } from "./markup.ts";
import type { Markup } from "./markup.ts";
import { drawTable } from "./table.ts";

/** What a page and a fragment draw each in their own way. */
export interface Setting {
  readonly dress: Dress;
  /** Puts a table into a box that scrolls, or leaves it as it is. */
  readonly boxed?: (table: Markup, block: TableBlock, heading: string) => Markup;
}

/** 草稿, and what it still lacks; nothing where the report is finished. */
export function draftNote(document: Document, dress: Dress): readonly Markup[] {
  if (!document.draft) return [];
  const missing = missingLine(document);
  const mark = element("strong", {}, text(draftMark));
  return [element("p", dress("draft"), mark, missing === undefined ? [] : text(`　${missing}`))];
}

/** @param words draws a line of it */
export const drawTitle = ({ titleLines }: Document, dress: Dress, words = text): Markup =>
  element(
    "h1",
    dress("title"),
    joined(
      titleLines.map((line) => words(line)),
      element("br", {}),
    ),
  );

export function drawBlocks({ blocks, draft }: Document, setting: Setting): readonly Markup[] {
  let heading = "";
  return blocks.map((block) => {
    if (block.kind === "heading") heading = block.text;
    return draw(block, { ...setting, draft, heading });
  });
}

interface Around extends Setting {
  readonly draft: boolean;
  /** The one that the block stands under. */
  readonly heading: string;
}

type Draw<Kind extends DocumentBlock["kind"]> = (
  block: Extract<DocumentBlock, { kind: Kind }>,
  around: Around,
) => Markup;

const drawings: { readonly [Kind in DocumentBlock["kind"]]: Draw<Kind> } = {
  heading: ({ level, text: words }, { dress }) =>
    element(headings[level], dress(`heading${level}`), text(words)),
  paragraph: ({ text: words }, { dress, draft }) =>
    element("p", dress("paragraph"), draft ? marked(words, dress) : text(words)),
  table: (block, { dress, boxed, heading }) => {
    const table = drawTable(block, dress);
    return boxed === undefined ? table : boxed(table, block, heading);
  },
};

const headings: Readonly<Record<HeadingBlock["level"], string>> = { 1: "h2", 2: "h3" };

const draw = <Kind extends DocumentBlock["kind"]>(
  block: Extract<DocumentBlock, { kind: Kind }>,
  around: Around,
): Markup => (drawings[block.kind] as Draw<Kind>)(block, around);

/** Every 【待填】 stands out. */
const marked = (words: string, dress: Dress): Markup =>
  joined(words.split(pendingMark).map(text), element("mark", dress("mark"), text(pendingMark)));
