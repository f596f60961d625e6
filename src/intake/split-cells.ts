import { clean } from "./clean.ts";
import type { Grid, Row } from "./grid.ts";
import { limits } from "./unit-list.ts";

/** What may stand between two cells: a character, or blanks. */
export type Separator = "\t" | "," | ";" | "，" | "；" | "|" | " " | "";

/** Cuts a text into lines and cells; with "" each line is one cell. Takes quotes off as Excel sets them. */
export function splitCells(text: string, separator: Separator): Grid {
  const rows: Row[] = [];
  let line = 1;
  let at = 0;
  let left: { line: number; last: number } | undefined;
  while (at < text.length) {
    if (text[at] === "\n") {
      line += 1;
      at += 1;
      continue;
    }
    const { cells, end, lines } = readLine(text, at, separator);
    const cleaned = cells.slice(0, mostCells).map((cell) => clean(cell.slice(0, limits.line)));
    const tooLong = end - at > limits.line || cells.length > mostCells;
    if (tooLong || cleaned.some((cell) => cell !== "")) {
      if (rows.length < mostRows)
        rows.push({ line, cells: cleaned, ...(tooLong ? { tooLong } : {}) });
      else left = { line: left?.line ?? line, last: line };
    }
    line += lines;
    at = end;
  }
  return { rows, ...(left === undefined ? {} : { left }) };
}

/** Titles and totals stand beside the units. */
export const mostRows = limits.rows + 100;

/** No list has more columns. */
export const mostCells = 200;

/** A quoted cell longer than this was a quotation mark that nobody closed. */
const longestQuote = 2_000;

interface Cut {
  readonly cells: readonly string[];
  readonly end: number;
  /** How many lines of the source it took: a quoted cell may hold several. */
  readonly lines: number;
}

function readLine(text: string, from: number, separator: Separator): Cut {
  const cells: string[] = [];
  let lines = 1;
  let at = from;
  for (;;) {
    const quoted = separator === "" ? undefined : readQuoted(text, at, separator);
    const end = quoted?.end ?? endOfCell(text, at, separator);
    cells.push(quoted?.cell ?? text.slice(at, end));
    lines += quoted === undefined ? 0 : quoted.cell.split(breaks).length - 1;
    if (end >= text.length) return { cells: spread(cells, separator), end: text.length, lines };
    const next = text[end];
    if (next === "\r" || next === "\n") {
      const step = text.startsWith("\r\n", end) ? 2 : 1;
      return { cells: spread(cells, separator), end: end + step, lines };
    }
    at = end + 1;
  }
}

const breaks = /\r\n|[\r\n]/;

/** Blanks separate however many there are. */
const spread = (cells: readonly string[], separator: Separator): readonly string[] =>
  separator === " " ? cells.flatMap((cell) => clean(cell.slice(0, limits.line)).split(" ")) : cells;

function endOfCell(text: string, from: number, separator: Separator): number {
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (character === "\n" || character === "\r") return at;
    if (character === separator && separator !== " ") return at;
  }
  return text.length;
}

/** A cell in quotation marks, when its closing one stands where a cell can end. */
function readQuoted(
  text: string,
  from: number,
  separator: Separator,
): Readonly<{ cell: string; end: number }> | undefined {
  if (text[from] !== '"') return undefined;
  const stop = Math.min(text.length, from + longestQuote);
  for (let at = from + 1; at < stop; at += 1) {
    if (text[at] !== '"') continue;
    if (text[at + 1] === '"') {
      at += 1;
      continue;
    }
    const next = text[at + 1];
    if (next !== undefined && next !== separator && next !== "\n" && next !== "\r")
      return undefined;
    return { cell: text.slice(from + 1, at).replaceAll('""', '"'), end: at + 1 };
  }
  return undefined;
}

/** The separator that most lines have, if at least half of them have it. */
export function likelySeparator(text: string): Separator {
  const lines = text
    .slice(0, 50_000)
    .split(breaks)
    .filter((line) => line.trim() !== "")
    .slice(0, 200);
  const [best] = (["\t", ",", ";", "|", "，", "；"] as const)
    .map((separator) => ({
      separator,
      count: lines.filter((line) => line.includes(separator)).length,
    }))
    .sort((left, right) => right.count - left.count);
  return best === undefined || best.count === 0 || best.count * 2 < lines.length
    ? ""
    : best.separator;
}
