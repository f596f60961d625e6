import type { TableBlock, TableCell, TableRow } from "../blocks.ts";
import { ofDensity } from "./dress.ts";
import type { Dress } from "./dress.ts";
import { element, text } from "./markup.ts";
import type { Attributes, Markup } from "./markup.ts";

/** A table as it is printed: header cells that know what they stand for, merged as in the statute. */
export function drawTable(table: TableBlock, dress: Dress): Markup {
  const total = table.columnWidths.reduce((sum, width) => sum + width, 0);
  const columns = table.columnWidths.map((width) =>
    element("col", { width: `${((100 * width) / total).toFixed(1)}%` }),
  );
  const head = table.rows.slice(0, table.headerRows);
  return element(
    "table",
    // The attributes are for editors that drop styles.
    {
      border: 1,
      cellspacing: 0,
      cellpadding: 4,
      width: "100%",
      ...dress("table", ...ofDensity[table.density]),
    },
    element("colgroup", {}, columns),
    head.length === 0 ? [] : element("thead", {}, rows(head, dress)),
    bodies(table.rows.slice(table.headerRows)).map((body) =>
      element("tbody", {}, rows(body, dress)),
    ),
  );
}

/** A block of a table is a body of its own, so that its title is the header of that block and of no other. */
function bodies(rows: readonly TableRow[]): readonly (readonly TableRow[])[] {
  const starts = rows.flatMap((row, at) => (at === 0 || isBlockTitle(row) ? [at] : []));
  return starts.map((start, at) => rows.slice(start, starts[at + 1]));
}

const isBlockTitle = ({ cells }: TableRow): boolean =>
  cells.some(({ kind }) => kind === "blockTitle");

const rows = (rows: readonly TableRow[], dress: Dress): readonly Markup[] =>
  rows.map(({ cells }) =>
    element(
      "tr",
      {},
      cells.map((cell) => drawCell(cell, dress)),
    ),
  );

function drawCell(cell: TableCell, dress: Dress): Markup {
  const scope = scopes[cell.kind];
  const look = dress(
    cell.kind,
    ...(cell.align === "left" ? (["left"] as const) : []),
    ...(cell.pending === true ? (["pending"] as const) : []),
  );
  return element(
    scope === undefined ? "td" : "th",
    { scope, ...spans(cell), ...look },
    text(cell.text),
  );
}

/**
 * A merged header stands for the columns or rows that it covers: in HTML that is `col` and `row`. `colgroup` and
 * `rowgroup` would reach to the end of the whole group, over the neighbours as well.
 */
const scopes: Readonly<Record<TableCell["kind"], "rowgroup" | "col" | "row" | undefined>> = {
  blockTitle: "rowgroup",
  corner: undefined,
  header: "col",
  label: "row",
  value: undefined,
};

const spans = ({ colSpan, rowSpan }: TableCell): Attributes => ({
  colspan: colSpan === 1 ? undefined : colSpan,
  rowspan: rowSpan === 1 ? undefined : rowSpan,
});
