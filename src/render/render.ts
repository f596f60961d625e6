import type { FileFormat } from "#flows/file-format.ts";
import type { Document } from "./blocks.ts";
import type { Piece, Progress, Tools, Writer } from "./writer.ts";

export interface DrawnFile {
  readonly format: FileFormat;
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface RenderSettings {
  /** A folder with the office's own typefaces: 仿宋, 楷体, 小标宋 …. Without it, the ones that come along are used. */
  readonly fontDir?: string;
  /** Hears what the operator should know: a typeface that is missing. Once each. */
  readonly warn: (line: string) => void;
}

/** Draws documents, and keeps what is slow to open (typefaces above all) for the next one. */
export type Renderer = (
  document: Document,
  format: FileFormat,
  progress?: Progress,
) => Promise<readonly DrawnFile[]>;

export function createRenderer(settings: RenderSettings): Renderer {
  let typesetter: ReturnType<Tools["typesetter"]> | undefined;
  const tools: Tools = {
    typesetter: () =>
      (typesetter ??= import("./pdf/typesetter.ts").then(({ openTypesetter }) =>
        openTypesetter(settings),
      )),
  };
  return async (document, format, progress = () => undefined) => {
    const write = await writers[format]();
    const pieces = await write(document, tools, progress);
    return pieces.map((piece) => ({
      format,
      name: fileName(document, piece),
      bytes: piece.bytes,
    }));
  };
}

/** One entry per format: its writer, and the library behind it, are loaded on first use. */
const writers: Readonly<Record<FileFormat, () => Promise<Writer>>> = {
  docx: async () => (await import("./docx/write-docx.ts")).writeDocx,
  pdf: async () => (await import("./pdf/write-pdf.ts")).writePdf,
  html: async () => (await import("./html/write-html.ts")).writeHtml,
  xlsx: async () => (await import("./xlsx/write-xlsx.ts")).writeXlsx,
  png: async () => (await import("./png/write-png.ts")).writePng,
};

/** The file's name: `瓦房子镇2020年政府信息公开工作年度报告.docx`, with （草稿） before the end. */
export function fileName(
  { title, draft }: Pick<Document, "title" | "draft">,
  { extension, label }: Omit<Piece, "bytes">,
): string {
  const fit = title.toWellFormed().replace(unfit, "").trim();
  return `${fit}${draft ? "（草稿）" : ""}${label === undefined ? "" : `-${label}`}.${extension}`;
}

/** What Windows forbids in a name, and characters that nobody sees: U+202E can turn `.docx` around. */
const unfit = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFD]/gu;
