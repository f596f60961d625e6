import type { Document } from "../blocks.ts";
import type { Writer } from "../writer.ts";
import { drawBlocks, draftNote, drawTitle } from "./content.ts";
import { inline } from "./dress.ts";
import { element } from "./markup.ts";
import { drawPage } from "./page.ts";

/** Draws a page to read, print and put on a server, and a fragment to paste into the website's editor. */
export const writeHtml: Writer = async (document) => [
  { bytes: encode(drawPage(document)), extension: "html" },
  {
    bytes: encode(byteOrderMark + drawFragment(document)),
    extension: "html",
    label: "网页编辑器用",
  },
];

const drawFragment = (document: Document): string =>
  element(
    "div",
    inline("body"),
    draftNote(document, inline),
    drawTitle(document, inline),
    drawBlocks(document, { dress: inline }),
  ).html;

/** A fragment has no head to say that it is UTF-8; this says so to a browser that it is opened in. */
const byteOrderMark = "\uFEFF";

const encode = (html: string): Uint8Array => new TextEncoder().encode(html);
