import type { TableCell } from "./blocks.ts";

export interface PlacedCell<Cell = TableCell> {
  readonly cell: Cell;
  /** The first grid column it covers. */
  readonly column: number;
}

interface Grid<Cell> {
  readonly columnWidths: readonly number[];
  readonly rows: readonly Readonly<{ cells: readonly Cell[] }>[];
}

/**
 * Finds the grid column of every cell, row by row.
 *
 * @throws Error when the cells do not cover the grid exactly once: the tree itself is wrong.
 */
export function placeCells<Cell extends Pick<TableCell, "text" | "colSpan" | "rowSpan">>(
  table: Grid<Cell>,
): readonly (readonly PlacedCell<Cell>[])[] {
  const width = table.columnWidths.length;
  /** Per column: the first row that is free again. */
  const freeFrom = Array.from({ length: width }, () => 0);
  return table.rows.map(({ cells }, row) => {
    const placed: PlacedCell<Cell>[] = [];
    for (const cell of cells) {
      const column = freeFrom.findIndex((free) => free <= row);
      const covered = freeFrom.slice(column, column + cell.colSpan);
      if (column < 0 || covered.length < cell.colSpan || covered.some((free) => free > row)) {
        throw new Error(`Cell ${cell.text} of row ${row + 1} overlaps another or leaves the grid.`);
      }
      freeFrom.fill(row + cell.rowSpan, column, column + cell.colSpan);
      placed.push({ cell, column });
    }
    if (freeFrom.some((free) => free <= row || free > table.rows.length)) {
      throw new Error(
        `Row ${row + 1} of ${table.rows.length} has a hole, or reaches below the table.`,
      );
    }
    return placed;
  });
}
