import type { Cell, CellStyle } from "hucre/xlsx";

/**
 * A cell that is text and stays text. A string is never a formula in this format, but what looks like one becomes
 * one when somebody edits the cell and leaves it, unless its number format says text. The words are not changed for
 * that: an apostrophe before them would be printed.
 */
export function textCell(text: string, style: CellStyle): Partial<Cell> {
  const value = cellText(text);
  const safe = looksLikeFormula.test(value) ? { ...style, numFmt: "@" } : style;
  // As a plain value, hucre would write such a word as the error that it names.
  return errorWord.test(value)
    ? { richText: [{ text: value }], style: safe }
    : { value, style: safe };
}

const looksLikeFormula = /^\s*[=+\-@＝＋－＠]/;
const errorWord = /^#[A-Z/0_]+[!?]?$/;

/** A text as this format can hold it: legal in XML, and no longer than a cell takes. */
const cellText = (text: string): string =>
  legalXml(text.slice(0, longest)).replace(escapeSequence, "_x005F$&");

const longest = 32_767;

/** Excel reads `_x0041_` as A, unless its underscore is written as such a sequence itself. */
const escapeSequence = /_(?=x[0-9A-Fa-f]{4}_)/g;

/** Drops what XML 1.0 cannot hold, and nothing else: control characters, lone surrogates, U+FFFE and U+FFFF. */
export const legalXml = (text: string): string => text.replace(illegal, "");

// oxlint-disable-next-line no-control-regex
const illegal = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;
