import type { Document } from "./blocks.ts";

/** Turns the block tree into the bytes of one file format. */
type Writer = (document: Document) => Promise<Uint8Array>;

export type Format = "docx";

/** A document as a file of the given format. Its writer, and the library behind it, is loaded on first use. */
export async function render(format: Format, document: Document): Promise<Uint8Array> {
  const write = await writers[format]();
  return write(document);
}

/** One entry per format; the key is the extension as well. */
const writers: Readonly<Record<Format, () => Promise<Writer>>> = {
  docx: async () => (await import("./docx.ts")).writeDocx,
};

/** The file's name: `瓦房子镇2020年政府信息公开工作年度报告.docx`, with （草稿） before the end. */
export function fileName(document: Document, format: Format): string {
  const title = document.title.toWellFormed().replace(unfit, "").trim();
  return `${title}${document.draft ? "（草稿）" : ""}.${format}`;
}

/** What Windows forbids in a name, and characters that nobody sees: U+202E can turn `.docx` around. */
const unfit = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFD]/gu;
