import { columnsOf, isOtherTitle } from "./column-titles.ts";
import type { Row } from "./grid.ts";
import type { Field } from "./unit-list.ts";

/** The head of a table: where it stands, and what its columns are. */
export interface Head {
  /** The index of its first row, and of the first row below it. */
  readonly at: number;
  readonly end: number;
  readonly fields: ReadonlyMap<number, Field>;
  readonly titles: readonly string[];
}

/** Titles and notes stand above a head; more of them than this are none. */
const deepest = 30;

/** Looks for the row that names the columns: at least two of them, or the unit alone. */
export function findHead(rows: readonly Row[]): Head | undefined {
  const first = rows.slice(0, deepest);
  const heads = first.map((row, at) => headAt(rows, row, at));
  return (
    heads.find((head) => head !== undefined && head.fields.size >= 2) ??
    heads.find((head) => head !== undefined)
  );
}

function headAt(rows: readonly Row[], { cells }: Row, at: number): Head | undefined {
  const fields = columnsOf(cells);
  const others = cells.filter((cell, index) => !fields.has(index) && cell !== "");
  const known = fields.size + others.filter(isOtherTitle).length;
  const unit = [...fields.values()].includes("unit");
  if (fields.size === 0 || (fields.size < 2 && !unit && known < 2)) return undefined;
  // A row of data may hold a word that is also a title.
  if (others.length > known) return undefined;
  const below = rows[at + 1];
  return below !== undefined && isSecondLine(below, cells)
    ? { at, end: at + 2, ...twoLines(cells, below) }
    : { at, end: at + 1, fields, titles: cells };
}

/** A head of two lines: below 填报人 stand 姓名 and 电话. */
function isSecondLine({ cells, merged = [] }: Row, above: readonly string[]): boolean {
  const own = cells.filter(
    (cell, index) => cell !== "" && !(merged.includes(index) && cell === above[index]),
  );
  return own.some(isName) && own.every((cell) => isName(cell) || isOtherTitle(cell));
}

const isName = (cell: string): boolean => cell.replaceAll(" ", "") === "姓名";

function twoLines(
  above: readonly string[],
  { cells: below }: Row,
): Pick<Head, "fields" | "titles"> {
  const width = Math.max(above.length, below.length);
  let group = "";
  const titles = Array.from({ length: width }, (_, index) => {
    group = (above[index] ?? "") === "" ? group : (above[index] ?? "");
    const own = below[index] ?? "";
    if (own === "" || own === above[index]) return above[index] ?? "";
    return isName(own) ? group : `${group}${own}`;
  });
  return { fields: columnsOf(titles), titles };
}
