import type { Cell, MergeRange, WriteSheet } from "hucre/xlsx";
import { draftMark, missingLine } from "../blocks.ts";
import type { Document } from "../blocks.ts";
import { printedLength } from "../printed-length.ts";
import { columnWidth, leads, points } from "./look.ts";
import type { LeadKind } from "./look.ts";
import { textCell } from "./text.ts";

/** A part of a sheet: its rows from the top down, with what they hold. */
export interface Rows {
  /** By row and column, both from 0 and counted within this part. */
  readonly cells: readonly (readonly [row: number, column: number, cell: Partial<Cell>])[];
  readonly merges: readonly MergeRange[];
  /** In points, one per row. */
  readonly heights: readonly number[];
}

/** A sheet of parts below each other. */
export function stacked(
  name: string,
  widths: readonly number[],
  parts: readonly Rows[],
): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  const rowDefs = new Map<number, Readonly<{ height: number }>>();
  const merges: MergeRange[] = [];
  for (const part of parts) {
    const top = rowDefs.size;
    for (const [row, column, cell] of part.cells) cells.set(`${top + row},${column}`, cell);
    for (const { startRow, endRow, ...columns } of part.merges)
      merges.push({ startRow: top + startRow, endRow: top + endRow, ...columns });
    part.heights.forEach((height, row) => rowDefs.set(top + row, { height }));
  }
  return {
    name,
    rows: [],
    columns: widths.map((width) => ({ width: columnWidth(width) })),
    cells,
    merges,
    rowDefs,
  };
}

type Lead = Pick<Document, "title" | "draft" | "missing">;

/** What stands above every table: 草稿 and what is missing, the report's title, a heading. */
export function leadRows(
  document: Lead,
  heading: string | undefined,
  widths: readonly number[],
): Rows {
  const lines: readonly (readonly [LeadKind, string])[] = [
    ...(document.draft ? [["draft", draftLine(document)] as const] : []),
    ["title", document.title],
    ...(heading === undefined ? [] : [["heading", heading] as const]),
  ];
  const width = widths.reduce((sum, one) => sum + one, 0);
  return {
    cells: lines.map(([kind, text], row) => [row, 0, textCell(text, leads[kind])]),
    merges:
      widths.length < 2
        ? []
        : lines.map((_, row) => ({
            startRow: row,
            endRow: row,
            startCol: 0,
            endCol: widths.length - 1,
          })),
    heights: lines.map(([kind, text]) => textHeight(text, leads[kind].font.size, width) + leadGap),
  };
}

const draftLine = (document: Lead): string => {
  const missing = missingLine(document);
  return missing === undefined ? draftMark : `${draftMark}　${missing}`;
};

/** Free above and below such a line, in points. */
const leadGap = 8;

/** What Excel leaves free beside a text and above and below it, in points. */
const beside = 4;
const around = 4;

/** From line to line, of the type size; enough for the typefaces that stand in for 宋体. */
const linePitch = 1.35;

/** Excel allows 409 points to a row. */
const highest = 409;

/** How high a text becomes in a cell so wide (mm), in points. Excel does not find that out for merged cells. */
export function textHeight(text: string, size: number, width: number): number {
  const perLine = Math.max(1, Math.floor((points(width) - beside) / size));
  const lines = Math.ceil(printedLength(text, { latin: 0.55 }) / perLine);
  return Math.min(highest, Math.max(1, lines) * size * linePitch + around);
}
