import type { Cell } from "hucre/xlsx";
import { bound, sheetName } from "../xlsx/book.ts";
import { drawList, timeCell } from "../xlsx/list.ts";
import type { ListColumn } from "../xlsx/list.ts";
import { bordered, numberFormat } from "../xlsx/look.ts";
import { leadRows, textHeight } from "../xlsx/sheet.ts";
import { textCell } from "../xlsx/text.ts";
import type { CountyWriter } from "./county-writer.ts";

/** The lines of the log that is only ever added to: who changed what, when, through what, from what to what, and why. */
export interface RecordWorkbook {
  readonly title: string;
  /** Of the sheet. */
  readonly sheet: string;
  readonly heads: Readonly<Record<keyof RecordLine, string>>;
  readonly lines: readonly RecordLine[];
  readonly created?: string;
}

/** A number stays one, to be counted with; what was blank before or after is left out. */
export interface RecordLine {
  /** ISO 8601; shown as the clock in China. */
  readonly at: string;
  readonly who: string;
  /** The path of its labels: 三 / 予以公开 / 自然人. */
  readonly what: string;
  readonly through: string;
  readonly old?: string | number;
  readonly new?: string | number;
  readonly why?: string;
}

export const drawRecordWorkbook: CountyWriter<RecordWorkbook> = async (records) => {
  const { title, sheet, heads, lines, created } = records;
  const columns = (Object.keys(drawn) as (keyof RecordLine)[]).map(
    (key): ListColumn<RecordLine> => ({
      head: heads[key],
      width: drawn[key].width,
      cell: (line) => drawn[key].cell(line),
    }),
  );
  const drawing = drawList({
    name: sheetName(sheet),
    draft: false,
    leads: leadRows(
      { title, draft: false, missing: [] },
      undefined,
      columns.map(({ width }) => width),
    ),
    columns,
    items: lines,
    height,
  });
  return [{ bytes: await bound([drawing], { title, created }), extension: "xlsx" }];
};

const size = 10;
const left = bordered({ size, align: "left" });
const middle = bordered({ size, align: "center" });

const value = (given: string | number | undefined): Partial<Cell> => {
  if (given === undefined) return { style: middle };
  if (typeof given === "string") return textCell(given, middle);
  const numFmt = numberFormat(String(given), undefined);
  return { value: given, style: bordered({ size, align: "center", numFmt, shrink: true }) };
};

/** From left to right. */
const drawn: Readonly<Record<keyof RecordLine, Omit<ListColumn<RecordLine>, "head">>> = {
  at: { width: 34, cell: ({ at }) => timeCell(at, size) },
  who: { width: 26, cell: ({ who }) => textCell(who, middle) },
  what: { width: 92, cell: ({ what }) => textCell(what, left) },
  through: { width: 28, cell: ({ through }) => textCell(through, middle) },
  old: { width: 34, cell: ({ old }) => value(old) },
  new: { width: 34, cell: (line) => value(line.new) },
  why: {
    width: 60,
    cell: ({ why }) => (why === undefined ? { style: left } : textCell(why, left)),
  },
};

/** As high as the longest of its texts needs. */
const height = (line: RecordLine): number =>
  (Object.keys(drawn) as (keyof RecordLine)[])
    .map((key) => textHeight(String(line[key] ?? ""), size, drawn[key].width))
    .reduce((most, one) => Math.max(most, one), 18);
