import { dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import type {
  NodeError,
  NodeTypstDocument,
  RenderPdfOpts,
} from "@myriaddreamin/typst-ts-node-compiler";
import type { Document } from "../blocks.ts";
import type { RenderSettings } from "../render.ts";
import { ownFaces, ownFonts } from "./faces.ts";
import type { Faces } from "./faces.ts";
import { officeFaces } from "./office-faces.ts";
import { pageData } from "./page-data.ts";
import { printedBy } from "./printed-by.ts";

/** Sets documents in pages, with Typst. */
export interface Typesetter {
  /** PDF/A-2b; the same document gives the same bytes. */
  readonly pdf: (document: Document) => Promise<Uint8Array>;
  /** All pages below each other in one drawing. */
  readonly drawing: (document: Document) => Promise<Drawing>;
}

export interface Drawing {
  readonly svg: string;
  readonly pages: number;
}

const template = join(import.meta.dirname, "report.typ");
const documentFile = join(import.meta.dirname, "document.json");

export async function openTypesetter({ fontDir, warn }: RenderSettings): Promise<Typesetter> {
  const fonts = ownFonts.map((file) => fileURLToPath(import.meta.resolve(file)));
  const folders = [...fonts.map(dirname), ...(fontDir === undefined ? [] : [fontDir])];
  const compiler = NodeCompiler.create({
    workspace: import.meta.dirname,
    fontArgs: [{ fontPaths: folders }],
  });
  const warnOnce = once(warn);

  /** What Typst found strange, in its own words. */
  const complaints = (error: NodeError | null): readonly string[] =>
    error === null
      ? []
      : compiler.fetchDiagnostics(error).map(({ message }: { message: string }) => message);

  const knows = (family: string): boolean => {
    const probe = "#text(font: sys.inputs.family)[a]";
    const set = compiler.compile({ mainFileContent: probe, inputs: { family } });
    return complaints(set.takeWarnings()).length === 0;
  };
  const faces: Faces =
    fontDir === undefined ? ownFaces : await officeFaces(fontDir, knows, warnOnce);

  const compile = (document: Document): NodeTypstDocument => {
    compiler.mapShadow(documentFile, pageData(document, faces));
    const set = compiler.compile({ mainFilePath: template });
    for (const line of complaints(set.takeWarnings())) warnOnce(`Typst: ${line}`);
    if (set.result !== null) return set.result;
    throw new Error(`The pages cannot be set: ${complaints(set.takeError()).join("; ")}`);
  };

  /** Without it every document would stay in memory. */
  const forget = async (): Promise<void> => {
    compiler.evictCache(10);
    await setImmediate();
  };

  return {
    pdf: async (document) => {
      const options: RenderPdfOpts = {
        pdfStandard: "a-2b",
        creationTimestamp: Math.floor(Date.parse(document.meta.created ?? "1970-01-01") / 1000),
      };
      try {
        return compiler.pdf(compile(document), options);
      } catch (error) {
        if (!String(error).includes("could not be displayed")) throw error;
        const legible = printedBy(fonts, document, warnOnce);
        return compiler.pdf(compile(legible), options);
      } finally {
        await forget();
      }
    },
    drawing: async (document) => {
      try {
        const set = compile(document);
        return { svg: compiler.plainSvg(set), pages: set.numOfPages };
      } finally {
        await forget();
      }
    },
  };
}

function once(warn: (line: string) => void): (line: string) => void {
  const said = new Set<string>();
  return (line) => {
    if (said.has(line)) return;
    said.add(line);
    warn(line);
  };
}
