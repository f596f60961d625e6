import { printedFigure } from "#flows/figure.ts";
import type { Block, CellId, Column, Row, Table, TableLayout } from "#flows/form.ts";
import { cellId } from "#flows/outline.ts";
import type { Outline } from "#flows/outline.ts";
import { narrowPendingMark, pendingMark } from "./blocks.ts";
import type { TableBlock, TableCell, TableRow } from "./blocks.ts";
import { densityOf, fitCell } from "./fit-cells.ts";
import { depthOf, mergePaths } from "./merge.ts";
import { placeCells } from "./place-cells.ts";
import { columnWidths } from "./widths.ts";

/** The figures, and the form that they stand in. */
export interface Figures {
  readonly seen: Outline;
  readonly values: ReadonlyMap<CellId, number>;
}

/** A table of the form as a grid with merged cells, by nothing but its layout and its label paths. */
export function composeTable(table: Table, figures: Figures): TableBlock {
  const grid = layouts[table.layout](table, figures);
  const { columnWidths } = grid;
  const density = densityOf(columnWidths.length);
  const places = placeCells(grid);
  return {
    kind: "table",
    id: table.id,
    name: figures.seen.tables.get(table.id)?.name ?? table.id,
    density,
    ...grid,
    rows: grid.rows.map(({ keepWithNext }, at) => ({
      keepWithNext,
      cells: evenFigures(
        (places[at] ?? []).map(({ cell, column }) => {
          const width = columnWidths
            .slice(column, column + cell.colSpan)
            .reduce((sum, one) => sum + one, 0);
          return { ...cell, ...fitCell(cell.kind, cell.text, width, density) };
        }),
      ),
    })),
  };
}

/** The figures of a row are as large as the longest of them can be. */
function evenFigures(cells: readonly TableCell[]): readonly TableCell[] {
  const size = Math.min(...cells.filter(({ kind }) => kind === "value").map(({ size }) => size));
  return cells.map((cell) => (cell.kind === "value" ? { ...cell, size } : cell));
}

/** A cell before it is known how its text fits. */
type LooseCell = Omit<TableCell, "size" | "margin">;
type LooseRow = Omit<TableRow, "cells"> & Readonly<{ cells: readonly LooseCell[] }>;
type Grid = Pick<TableBlock, "columnWidths" | "headerRows"> &
  Readonly<{ rows: readonly LooseRow[] }>;

const layouts: Readonly<Record<TableLayout, (table: Table, figures: Figures) => Grid>> = {
  blocks: stackedBlocks,
  matrix,
  line,
};

/** Each block with its title and header; where it has fewer columns than the widest, its last one spans the rest. */
function stackedBlocks(table: Table, figures: Figures): Grid {
  const widest = Math.max(...table.blocks.map(({ columns }) => columns.length));
  const widths = columnWidths(table, 1, widest);
  return {
    columnWidths: widths,
    headerRows: 0,
    rows: table.blocks.flatMap((block) => blockRows(table, block, figures, widths)),
  };
}

function blockRows(
  table: Table,
  block: Block,
  figures: Figures,
  widths: readonly number[],
): readonly LooseRow[] {
  const { title, rowHeader, columns, rows } = block;
  const span = (at: number): number =>
    at === columns.length - 1 ? widths.length - columns.length : 1;
  const header = [
    cell("header", rowHeader ?? ""),
    ...columns.map(({ label }, at) => cell("header", label, { colSpan: span(at) })),
  ];
  const titleRows =
    title === undefined ? [] : [[cell("blockTitle", title, { colSpan: widths.length })]];
  const valueRows = rows.map((row) =>
    [cell("label", row.label)].concat(
      columns.map((column, at) => valueCell(table, row, column, figures, widths[at + 1], span(at))),
    ),
  );
  const grid = [...titleRows, header, ...valueRows];
  // A block is read with its title and header: it moves to the next page as one piece.
  return grid.map((cells, at) => ({ keepWithNext: at < grid.length - 1, cells }));
}

/** Row and column labels merged along their paths; the note stands in the corner between them. */
function matrix(table: Table, figures: Figures): Grid {
  const { columns, rows } = wholeOf(table);
  const columnPaths = columns.map((column) => column.path ?? [column.label]);
  const rowPaths = rows.map((row) => row.path ?? [row.label]);
  const labels = depthOf(rowPaths);
  const widths = columnWidths(table, labels, columns.length);
  const corner = cell("corner", table.corner ?? "", {
    colSpan: labels,
    rowSpan: depthOf(columnPaths),
  });
  const headers = headerRows(columnPaths).map((cells, at) => ({
    keepWithNext: true,
    cells: at === 0 ? [corner, ...cells] : cells,
  }));
  const merged = mergePaths(rowPaths);
  const body = rows.map((row, at) => ({
    // A label merged over twenty rows is lost on a second page, so the table moves to a page of its own.
    keepWithNext: at < rows.length - 1,
    cells: [
      ...merged
        .filter((label) => label.at === at)
        .map(({ text, span, depth }) =>
          cell("label", text, {
            colSpan: depth,
            rowSpan: span,
            align: span > 1 ? "center" : "left",
          }),
        ),
      ...columns.map((column, index) =>
        valueCell(table, row, column, figures, widths[labels + index]),
      ),
    ],
  }));
  return {
    columnWidths: widths,
    headerRows: headers.length,
    rows: [...headers, ...body],
  };
}

/** All rows side by side in one printed row: a row's path stands above its columns. */
function line(table: Table, figures: Figures): Grid {
  const { columns, rows } = wholeOf(table);
  const places = rows.flatMap((row) => columns.map((column) => ({ row, column })));
  const widths = columnWidths(table, 0, places.length);
  const headers = headerRows(
    places.map(({ row, column }) => [
      ...(row.path ?? [row.label]),
      ...(column.path ?? [column.label]),
    ]),
  );
  return {
    columnWidths: widths,
    headerRows: headers.length,
    rows: [
      ...headers.map((cells) => ({ keepWithNext: true, cells })),
      {
        keepWithNext: false,
        cells: places.map(({ row, column }, at) =>
          valueCell(table, row, column, figures, widths[at]),
        ),
      },
    ],
  };
}

function headerRows(paths: readonly (readonly string[])[]): readonly (readonly LooseCell[])[] {
  const merged = mergePaths(paths);
  return Array.from({ length: depthOf(paths) }, (_, level) =>
    merged
      .filter((label) => label.level === level)
      .map(({ text, span, depth }) => cell("header", text, { colSpan: span, rowSpan: depth })),
  );
}

/** Such a table has one block: `defineForm` says so. */
function wholeOf(table: Table): Block {
  const [block] = table.blocks;
  if (block === undefined) throw new Error(`Table ${table.id} has no block to print.`);
  return block;
}

/** In mm. 【待填】 takes four characters of 10.5 pt, which no column of tables 三 and 四 has room for. */
const narrow = 17;

function valueCell(
  table: Table,
  row: Row,
  column: Column,
  { seen, values }: Figures,
  width: number | undefined,
  colSpan = 1,
): LooseCell {
  const id = cellId(table.id, row.key, column.key);
  const value = values.get(id);
  const sum = seen.cells.get(id)?.sum;
  if (value !== undefined) {
    const { text, ...figure } = printedFigure(column, value);
    return { ...cell("value", text, { colSpan }), id, ...figure, ...(sum && { sum }) };
  }
  const mark = width !== undefined && width < narrow ? narrowPendingMark : pendingMark;
  return { ...cell("value", mark, { colSpan }), id, ...(sum && { sum }), pending: true };
}

const cell = (
  kind: TableCell["kind"],
  text: string,
  more: Partial<Pick<TableCell, "colSpan" | "rowSpan" | "align">> = {},
): LooseCell => ({
  kind,
  text,
  colSpan: 1,
  rowSpan: 1,
  align: kind === "label" ? "left" : "center",
  ...more,
});
