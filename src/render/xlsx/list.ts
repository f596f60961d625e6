import type { Cell, CellStyle } from "hucre/xlsx";
import { filtered, repeated } from "./book.ts";
import type { Drawing } from "./book.ts";
import { bordered, columnHead, printed } from "./look.ts";
import { stacked } from "./sheet.ts";
import type { Rows } from "./sheet.ts";
import { textCell } from "./text.ts";

/** One column of a list: one line an item. */
export interface ListColumn<Item> {
  readonly head: string;
  /** In mm. */
  readonly width: number;
  readonly cell: (item: Item) => Partial<Cell>;
}

interface List<Item> {
  readonly name: string;
  readonly draft: boolean;
  readonly leads: Rows;
  readonly columns: readonly ListColumn<Item>[];
  readonly items: readonly Item[];
  /** In points. */
  readonly height: (item: Item) => number;
}

/** A sheet that is a list: its head stays in sight, can be filtered by, and stands on every printed page. */
export function drawList<Item>({
  name,
  draft,
  leads,
  columns,
  items,
  height,
}: List<Item>): Drawing {
  const widths = columns.map(({ width }) => width);
  const rows: Rows = {
    cells: [
      ...columns.map(({ head }, at) => [0, at, textCell(head, columnHead)] as const),
      ...items.flatMap((item, row) =>
        columns.map(({ cell }, at) => [row + 1, at, cell(item)] as const),
      ),
    ],
    merges: [],
    heights: [headHeight, ...items.map(height)],
  };
  const top = leads.heights.length;
  const { autoFilter, names } = filtered(name, {
    top,
    bottom: top + items.length,
    right: columns.length - 1,
  });
  return {
    sheet: {
      ...stacked(name, widths, [leads, rows]),
      ...printed({ draft, orientation: "landscape" }),
      freezePane: { rows: top + 1 },
      autoFilter,
    },
    names: [repeated(name, top, top + 1), ...names],
  };
}

const headHeight = 22;

/** A moment (ISO 8601) as a date that can be sorted by. A cell's date has no zone: it shows the clock in China. */
export function timeCell(at: string | undefined, size: number): Partial<Cell> {
  const style = timeStyle(size);
  const moment = at === undefined ? Number.NaN : Date.parse(at);
  return Number.isNaN(moment) ? { style } : { value: new Date(moment + chinaOffset), style };
}

const timeStyle = (size: number): CellStyle =>
  bordered({ size, align: "center", numFmt: "yyyy-mm-dd hh:mm" });

const chinaOffset = 8 * 60 * 60 * 1000;
