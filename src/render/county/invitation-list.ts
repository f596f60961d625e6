import { bound, sheetName } from "../xlsx/book.ts";
import { drawList } from "../xlsx/list.ts";
import type { ListColumn } from "../xlsx/list.ts";
import { bordered } from "../xlsx/look.ts";
import { leadRows, textHeight } from "../xlsx/sheet.ts";
import { textCell } from "../xlsx/text.ts";
import type { CountyWriter } from "./county-writer.ts";

/** The invitations of a county, to be handed out one by one. */
export interface InvitationList {
  readonly title: string;
  /** What to know before handing them out, above the list. */
  readonly note?: string;
  /** Of the sheet. */
  readonly sheet: string;
  readonly heads: Readonly<Record<keyof InvitationRow, string>>;
  readonly rows: readonly InvitationRow[];
  readonly created?: string;
}

export interface InvitationRow {
  readonly unit: string;
  readonly role: string;
  readonly name: string;
  readonly link: string;
  readonly until: string;
}

/**
 * The links are text, not to be clicked: each is good for one opener, and a click in the office's own Excel would be
 * that one. They are copied, or sent on with the row.
 */
export const drawInvitationList: CountyWriter<InvitationList> = async (list) => {
  const { title, note, sheet, heads, rows, created } = list;
  const columns = keys.map((key): ListColumn<InvitationRow> => ({
    head: heads[key],
    width: looks[key].width,
    cell: (row) => textCell(row[key], looks[key].style),
  }));
  const drawing = drawList({
    name: sheetName(sheet),
    draft: false,
    leads: leadRows(
      { title, draft: false, missing: [] },
      note,
      columns.map(({ width }) => width),
    ),
    columns,
    items: rows,
    height,
  });
  return [{ bytes: await bound([drawing], { title, created }), extension: "xlsx" }];
};

const look = (size: number, align: "left" | "center") => bordered({ size, align });

/** From left to right. */
const looks = {
  unit: { width: 60, size: 10.5, style: look(10.5, "left") },
  role: { width: 30, size: 10.5, style: look(10.5, "center") },
  name: { width: 30, size: 10.5, style: look(10.5, "center") },
  link: { width: 120, size: 9, style: look(9, "left") },
  until: { width: 40, size: 10.5, style: look(10.5, "center") },
} as const satisfies Readonly<Record<keyof InvitationRow, unknown>>;

const keys = Object.keys(looks) as readonly (keyof InvitationRow)[];

const height = (row: InvitationRow): number =>
  keys
    .map((key) => textHeight(row[key], looks[key].size, looks[key].width))
    .reduce((most, one) => Math.max(most, one), 20);
