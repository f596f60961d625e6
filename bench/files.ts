import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { fileFormats } from "#flows/file-format.ts";
import type { FileFormat } from "#flows/file-format.ts";
import type { Document } from "#render/blocks.ts";
import { createRenderer } from "#render/render.ts";
import type { DrawnFile } from "#render/render.ts";
import { documents } from "./documents.ts";
import type { Documents } from "./documents.ts";
import { alternate, timed } from "./measure.ts";
import type { Times } from "./measure.ts";
import { templateOf } from "./rivals/draw-docxtemplater.ts";
import { drawWithPdfmake } from "./rivals/draw-pdfmake.ts";
import { openLibreOffice } from "./rivals/libreoffice.ts";

const run = promisify(execFile);

/** The files that are sent together; a page picture is asked for by itself. */
const together = ["docx", "pdf", "html", "xlsx"] as const satisfies readonly FileFormat[];

export interface Files {
  /** The first in its process. */
  readonly first: Readonly<Record<FileFormat, Times>>;
  readonly warm: Readonly<Record<FileFormat | "together" | "crowded", Times>>;
  readonly bytes: Readonly<Record<FileFormat, number>>;
  readonly pages: number;
  readonly rivals: Readonly<Record<"pdfmake" | "docxtemplater", Times>>;
  /** A Word file made a PDF; undefined where LibreOffice is not installed. */
  readonly libreOffice: Times | undefined;
  /** After 100 and after 1,000 documents in four formats. */
  readonly memory: Readonly<{ few: number; many: number }>;
}

/** Every file format, on a whole report of a township, beside what others make such files with. */
export async function files(rounds: number): Promise<Files> {
  const first = Object.fromEntries(
    await Promise.all(fileFormats.map(async (format) => [format, [] as number[]] as const)),
  ) as Record<FileFormat, number[]>;
  for (let round = 0; round < 3; round += 1) {
    for (const format of fileFormats) first[format].push(Number(await child("first-file", format)));
  }
  return { first, ...(await warmFiles(rounds)), memory: await memory() };
}

async function warmFiles(rounds: number): Promise<Omit<Files, "first" | "memory">> {
  const { usual, crowded } = await documents();
  const draw = createRenderer({ warn: console.error });
  const drawn = {} as Record<FileFormat, readonly DrawnFile[]>;
  let round = 0;
  const next = (made: Documents): Document => made((round += 1));
  const one = (format: FileFormat) => () => {
    const document = next(usual);
    return timed(async () => {
      drawn[format] = await draw(document, format);
    });
  };
  const fill = await templateOf(usual(0), draw);
  const contenders = {
    docx: one("docx"),
    pdf: one("pdf"),
    html: one("html"),
    xlsx: one("xlsx"),
    png: one("png"),
    together: () => {
      const document = next(usual);
      return timed(async () => {
        for (const format of together) await draw(document, format);
      });
    },
    crowded: () => {
      const document = next(crowded);
      return timed(() => draw(document, "pdf"));
    },
    pdfmake: () => {
      const document = next(usual);
      return timed(() => drawWithPdfmake(document));
    },
    docxtemplater: () => timed(fill),
  };
  await alternate(3, contenders);
  const { pdfmake, docxtemplater, ...warm } = await alternate(rounds, contenders);
  const sizes = fileFormats.map((format) => [
    format,
    drawn[format].reduce((sum, { bytes }) => sum + bytes.length, 0),
  ]);
  return {
    warm,
    bytes: Object.fromEntries(sizes) as Record<FileFormat, number>,
    pages: drawn.png.length,
    rivals: { pdfmake, docxtemplater },
    libreOffice: await converting(drawn.docx),
  };
}

async function converting([docx]: readonly DrawnFile[]): Promise<Times | undefined> {
  const office = await openLibreOffice();
  if (office === undefined || docx === undefined) return undefined;
  const convert = { times: () => timed(() => office.convert(docx.bytes)) };
  await alternate(1, convert);
  const { times } = await alternate(5, convert);
  await office.close();
  return times;
}

async function memory(): Promise<Files["memory"]> {
  const [few = NaN, many = NaN] = JSON.parse(await child("many-files", "100", "1000")) as number[];
  return { few, many };
}

async function child(name: string, ...words: readonly string[]): Promise<string> {
  const program = join(import.meta.dirname, "children", `${name}.ts`);
  const { stdout, stderr } = await run(process.execPath, ["--expose-gc", program, ...words]);
  if (stderr !== "") console.error(stderr);
  return stdout;
}
