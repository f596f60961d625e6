import { readXls, readXlsx } from "hucre/xlsx";
import type { CellValue, ReadOptions, Sheet } from "hucre/xlsx";
import { clean } from "./clean.ts";
import { isOldWorkbook } from "./file-kind.ts";
import type { Grid, Row } from "./grid.ts";
import { mostCells, mostRows } from "./split-cells.ts";
import { limits } from "./unit-list.ts";

/** The visible sheets that have any text, and the names of all others. */
export interface Workbook {
  readonly grids: readonly Grid[];
  readonly otherSheets: readonly string[];
}

/** More sheets than this are only named: a county's list is on one of the first. */
const mostSheets = 10;
/** All that is looked at where somebody has left a mark in the last corner of a sheet. */
const corner = { range: "A1:CV20000", beyond: { line: 20_001, last: 1_048_576 } };
/** Merged cells are filled this many times: no list is busier. */
const mostFills = 100_000;

/** Reads a workbook; of a formula, what it last gave. Throws when the file is damaged. */
export async function readWorkbook(bytes: Uint8Array): Promise<Workbook> {
  const names: string[] = [];
  const wanted: SheetFilter = ({ name, hidden, veryHidden }, index) => {
    names[index] = name;
    return hidden !== true && veryHidden !== true && index < mostSheets;
  };
  const { book, beyond } = await open(bytes, wanted);
  const grids = book
    .slice(0, mostSheets)
    .map((sheet) => toGrid(sheet, beyond))
    .filter(({ rows }) => rows.length > 0);
  const all = names.length > 0 ? names : book.map(({ name }) => name);
  const taken = new Set(grids.map(({ sheet }) => sheet));
  return { grids, otherSheets: all.filter((name) => !taken.has(name)) };
}

type SheetFilter = Extract<ReadOptions["sheets"], (...args: never[]) => boolean>;

async function open(
  bytes: Uint8Array,
  sheets: SheetFilter,
): Promise<Readonly<{ book: readonly Sheet[]; beyond?: Grid["left"] }>> {
  if (isOldWorkbook(bytes)) return { book: (await readXls(bytes)).sheets };
  try {
    return { book: (await readXlsx(bytes, { sheets })).sheets };
  } catch {
    // More cells than fit: the upper left of each sheet, and it is said that the rest was not read.
    const { range, beyond } = corner;
    return { book: (await readXlsx(bytes, { sheets, range })).sheets, beyond };
  }
}

function toGrid({ name, rows, merges }: Sheet, beyond: Grid["left"]): Grid {
  const kept: Row[] = [];
  let left = beyond;
  for (const [index, values] of rows.entries()) {
    const line = index + 1;
    const texts = values.slice(0, mostCells).map(toText);
    const cells = texts.map((text) => clean(text.slice(0, limits.line)));
    if (cells.every((cell) => cell === "")) continue;
    const tooLong = texts.some((text) => text.length > limits.line);
    if (kept.length < mostRows) kept.push({ line, cells, ...(tooLong ? { tooLong } : {}) });
    else left = { line: left === beyond ? line : (left?.line ?? line), last: beyond?.last ?? line };
  }
  return {
    sheet: name,
    rows: fill(kept, merges ?? []),
    ...(left === undefined ? {} : { left }),
  };
}

/** What stands in a cell merged over several rows stands in each of those that have something of their own. */
function fill(rows: readonly Row[], merges: NonNullable<Sheet["merges"]>): readonly Row[] {
  const byLine = new Map(rows.map((row) => [row.line, { ...row, cells: [...row.cells] }]));
  const merged = new Map<number, number[]>();
  let fills = 0;
  for (const { startRow, startCol, endRow } of merges) {
    const text = byLine.get(startRow + 1)?.cells[startCol] ?? "";
    for (let line = startRow + 2; line <= endRow + 1 && fills < mostFills; line += 1) {
      fills += 1;
      const below = byLine.get(line);
      if (text === "" || below === undefined || (below.cells[startCol] ?? "") !== "") continue;
      below.cells[startCol] = text;
      merged.set(line, [...(merged.get(line) ?? []), startCol]);
    }
  }
  return [...byLine.values()].map((row) => {
    const columns = merged.get(row.line);
    return columns === undefined ? row : { ...row, merged: columns };
  });
}

function toText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 10);
  }
  return String(value);
}
