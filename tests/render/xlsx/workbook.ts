import { parseCellRef, readXlsx } from "hucre/xlsx";
import readSheets from "read-excel-file/node";
import type { Grid } from "../html-grid.ts";

type Workbook = Awaited<ReturnType<typeof readXlsx>>;

/** A workbook read by two libraries: one for merges, formulas and styles, another for what a person would see. */
export async function openWorkbook(bytes: Uint8Array) {
  const book = await readXlsx(bytes, { readStyles: true });
  const seen = await readSheets(Buffer.from(bytes));
  const sheet = (name: string) => {
    const found = book.sheets.find((sheet) => sheet.name === name);
    const data = seen.find(({ sheet }) => sheet === name)?.data;
    if (found === undefined || data === undefined) throw new Error(`There is no sheet ${name}.`);
    return { ...found, cells: found.cells ?? new Map(), data };
  };
  return { book, names: seen.map(({ sheet }) => sheet), sheet };
}

/** The other library's cells from a row on, as text, a merged one repeated in each field that it covers. */
export function gridOf(
  {
    data,
    merges = [],
  }: Pick<Workbook["sheets"][number], "merges"> &
    Readonly<{ data: Awaited<ReturnType<typeof readSheets>>[number]["data"] }>,
  top: number,
): Grid {
  const grid = data.map((row) =>
    row.map((value) => (value === null ? "" : `${value as string | number}`)),
  );
  for (const { startRow, endRow, startCol, endCol } of merges) {
    for (let row = startRow; row <= endRow; row += 1)
      grid[row]?.fill(grid[startRow]?.[startCol] ?? "", startCol, endCol + 1);
  }
  return grid.slice(top);
}

/** Works a formula out anew from the figures in the file, as far as the writer uses formulas. */
export function calculate(book: Workbook, sheetName: string, formula: string): number | string {
  const reference = /^'(.+)'!([A-Z]+\d+)$/.exec(formula);
  if (reference !== null)
    return valuesOf(book, reference[1] ?? "", reference[2] ?? "")[0] ?? Number.NaN;
  const condition = /^IF\(COUNT\((.+)\)=(\d+),(SUM\(.+\)),"(.+)"\)$/.exec(formula);
  if (condition !== null) {
    const [, counted = "", of = "", sum = "", otherwise = ""] = condition;
    return numbers(book, sheetName, counted).length === Number(of)
      ? calculate(book, sheetName, sum)
      : otherwise;
  }
  const sum = /^SUM\((.+)\)$/.exec(formula);
  if (sum === null) throw new Error(`${formula} is not understood.`);
  return numbers(book, sheetName, sum[1] ?? "").reduce((total, one) => total + one, 0);
}

const numbers = (book: Workbook, sheetName: string, ranges: string): readonly number[] =>
  ranges
    .split(",")
    .flatMap((range) => valuesOf(book, sheetName, range))
    .filter((value) => typeof value === "number");

function valuesOf(book: Workbook, sheetName: string, range: string): readonly (number | string)[] {
  const [from = "", to = from] = range.split(":");
  const [start, end] = [parseCellRef(from), parseCellRef(to)];
  const cells = book.sheets.find(({ name }) => name === sheetName)?.cells;
  const values: (number | string)[] = [];
  for (let row = start.row; row <= end.row; row += 1) {
    for (let column = start.col; column <= end.col; column += 1) {
      const cell = cells?.get(`${row},${column}`);
      if (cell?.formula !== undefined) values.push(calculate(book, sheetName, cell.formula));
      else if (typeof cell?.value === "number" || typeof cell?.value === "string")
        values.push(cell.value);
    }
  }
  return values;
}
