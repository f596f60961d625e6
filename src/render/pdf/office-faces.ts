import { open, readdir } from "node:fs/promises";
import { extname, join } from "node:path";
import { typefaces } from "../styles.ts";
import type { Typeface } from "../styles.ts";
import { officeFamilies, ownFaces } from "./faces.ts";
import type { Face, Faces } from "./faces.ts";

/**
 * The typefaces of the office's own folder where it has them, each with ours behind it for the characters it lacks.
 *
 * @param knows whether Typst has found a family
 * @param warn hears of a folder or file that cannot be read, and of each typeface that is not there
 */
export async function officeFaces(
  folder: string,
  knows: (family: string) => boolean,
  warn: (line: string) => void,
): Promise<Faces> {
  if (!(await canBeRead(folder, warn))) return ownFaces;
  const face = (typeface: Typeface): Face => {
    const own = ownFaces[typeface];
    const family = officeFamilies[typeface].find(knows);
    if (family !== undefined) return { ...own, families: [family, ...own.families] };
    const [instead] = own.families;
    warn(
      `${folder} 里没有${typefaces[typeface]}，PDF 和图片改用 ${instead} / has no such typeface, ${instead} is used instead`,
    );
    return own;
  };
  return {
    title: face("title"),
    heading: face("heading"),
    subheading: face("subheading"),
    body: face("body"),
    table: face("table"),
  };
}

async function canBeRead(folder: string, warn: (line: string) => void): Promise<boolean> {
  try {
    for (const file of await readdir(folder, { recursive: true })) {
      if (!fontFile.has(extname(file).toLowerCase())) continue;
      if (!(await looksLikeFont(join(folder, file)))) {
        warn(
          `${join(folder, file)} 不是完好的字体文件，没有用它 / is no sound font file and is not used`,
        );
      }
    }
    return true;
  } catch (error) {
    warn(
      `NIANBAO_FONT_DIR=${folder} 打不开，PDF 和图片用自带的字体 / cannot be read, the typefaces that come along are used: ${String(error)}`,
    );
    return false;
  }
}

const fontFile = new Set([".ttf", ".otf", ".ttc", ".otc"]);

/** How a font file begins: TrueType, OpenType, a collection, Apple's. */
const beginnings = new Set(["\0\u0001\0\0", "OTTO", "ttcf", "true"]);

async function looksLikeFont(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && beginnings.has(buffer.toString("latin1"));
  } finally {
    await file.close();
  }
}
