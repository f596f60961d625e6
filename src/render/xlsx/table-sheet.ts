import type { Cell, MergeRange } from "hucre/xlsx";
import type { CellId } from "#flows/form.ts";
import type { TableBlock, TableCell } from "../blocks.ts";
import { placeCells } from "../place-cells.ts";
import type { PlacedCell } from "../place-cells.ts";
import { tablePrints } from "../styles.ts";
import { totalFormula } from "./formulas.ts";
import type { Place } from "./formulas.ts";
import { bordered, numberFormat, points } from "./look.ts";
import { textHeight } from "./sheet.ts";
import type { Rows } from "./sheet.ts";
import { textCell } from "./text.ts";

/** Where every figure of a table stands, when its first row is row `top` of the sheet. */
export function figurePlaces(
  table: TableBlock,
  sheet: string,
  top: number,
): ReadonlyMap<CellId, Place> {
  return new Map(
    placeCells(table).flatMap((places, row) =>
      places.flatMap(({ cell: { id, colSpan }, column }) =>
        id === undefined
          ? []
          : [[id, { sheet, row: top + row, column, columns: colSpan }] as const],
      ),
    ),
  );
}

/** The table as printed: merged, bordered, numbers as numbers and totals as formulas. */
export function tableRows(table: TableBlock, figures: ReadonlyMap<CellId, Place>): Rows {
  const rows = placeCells(table);
  return {
    cells: rows.flatMap((places, row) =>
      places.flatMap(({ cell, column }) => covered(cell, row, column, figures)),
    ),
    merges: rows.flatMap((places, row) => places.flatMap((placed) => mergeOf(placed, row))),
    heights: rowHeights(table, rows),
  };
}

/** Every field that the cell covers has its border, or a merged cell would have it on one side only. */
function covered(
  cell: TableCell,
  top: number,
  left: number,
  figures: ReadonlyMap<CellId, Place>,
): Rows["cells"] {
  const drawn = drawCell(cell, figures);
  const style = drawn.style === undefined ? {} : { style: drawn.style };
  return Array.from({ length: cell.rowSpan * cell.colSpan }, (_, at) => [
    top + Math.floor(at / cell.colSpan),
    left + (at % cell.colSpan),
    at === 0 ? drawn : style,
  ]);
}

function drawCell(cell: TableCell, figures: ReadonlyMap<CellId, Place>): Partial<Cell> {
  const { text, value, unit, sum, pending = false, size, align, margin } = cell;
  const look = { size, align, pending, indent: align === "left" && margin >= roomy };
  const formula = sum && formulaOf(cell, sum, figures);
  if (value === undefined) {
    const style = bordered(look);
    return formula === undefined ? textCell(text, style) : { formula, formulaResult: text, style };
  }
  const style = bordered({ ...look, numFmt: numberFormat(text, unit), shrink: true });
  return formula === undefined ? { value, style } : { formula, formulaResult: value, style };
}

/** In mm: with so much room beside it, a label stands off the border as it does on paper. */
const roomy = 1.5;

/** Undefined where one of the figures stands in another sheet. */
function formulaOf(
  { text, pending }: TableCell,
  sum: readonly CellId[],
  figures: ReadonlyMap<CellId, Place>,
): string | undefined {
  const places = sum.flatMap((id) => figures.get(id) ?? []);
  if (places.length === 0 || places.length < sum.length) return undefined;
  return totalFormula(places, pending === true ? text : undefined);
}

const mergeOf = (
  { cell: { rowSpan, colSpan }, column }: PlacedCell,
  row: number,
): readonly MergeRange[] =>
  rowSpan === 1 && colSpan === 1
    ? []
    : [
        {
          startRow: row,
          startCol: column,
          endRow: row + rowSpan - 1,
          endCol: column + colSpan - 1,
        },
      ];

/** As high as the texts need; what a text merged over several rows needs beyond them goes to the last of them. */
function rowHeights(
  { density, columnWidths }: TableBlock,
  rows: readonly (readonly PlacedCell[])[],
): readonly number[] {
  const heights = rows.map(() => points(tablePrints[density].rowHeight));
  const needs = rows
    .flatMap((places, row) => places.map((placed) => ({ row, ...placed })))
    // A figure is one line, however long.
    .filter(({ cell }) => cell.kind !== "value")
    .toSorted((a, b) => a.cell.rowSpan - b.cell.rowSpan);
  for (const { row, column, cell } of needs) {
    const width = total(columnWidths.slice(column, column + cell.colSpan));
    const needed = textHeight(cell.text, cell.size, width);
    const last = row + cell.rowSpan - 1;
    const lack = needed - total(heights.slice(row, last + 1));
    if (lack > 0) heights[last] = (heights[last] ?? 0) + lack;
  }
  return heights;
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);
