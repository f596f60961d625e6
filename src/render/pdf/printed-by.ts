import { openSync } from "fontkit";
import type { Font } from "fontkit";
import type { Document } from "../blocks.ts";
import { tofu } from "./faces.ts";
import { printable } from "./page-data.ts";

/**
 * The document with □ for each character that one of the font files lacks: PDF/A takes no character without a shape.
 *
 * @param warn hears which
 */
export function printedBy(
  files: readonly string[],
  document: Document,
  warn: (line: string) => void,
): Document {
  const fonts = files.map((file) => openSync(file) as Font);
  const prints = new Map<string, string>();
  const print = (character: string): string => {
    const known = prints.get(character);
    if (known !== undefined) return known;
    const point = character.codePointAt(0) ?? 0;
    const shown = fonts.every((font) => font.hasGlyphForCodePoint(point)) ? character : tofu;
    prints.set(character, shown);
    return shown;
  };
  const legible = JSON.parse(JSON.stringify(document), (_, value: unknown) =>
    typeof value === "string" ? printable(value).replaceAll(/./gsu, print) : value,
  ) as Document;
  const lacking = [...prints].flatMap(([character, shown]) => (shown === tofu ? character : []));
  warn(
    `没有字体有这些字，PDF 里印成 ${tofu} / no typeface has these, PDFs show ${tofu}: ${lacking.slice(0, 20).join(" ")}`,
  );
  return legible;
}
