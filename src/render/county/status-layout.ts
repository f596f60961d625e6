import type { Letters } from "./letters.ts";
import { signRadius } from "./marks.ts";
import type { StatusPicture } from "./status-picture.ts";

/** The picture in points of a phone that is 390 of them wide. Text is never smaller than 11. */
export const page = { width: 390, side: 10, top: 14, bottom: 14 } as const;
export const sizes = {
  title: 17,
  note: 12,
  legend: 11.34,
  head: 11.34,
  name: 13,
  state: 12,
  cell: 11,
} as const;
export const rowHeight = 28;
export const headPitch = 14;

/** Between a mark and the text behind it. */
export const markGap = 3;
/** The same within a column, where there is less room. */
export const textGap = 2;
/** Before the last column, with a rule in it: a state is no section. */
export const stateGap = 8;
/** Free at either side within a column. */
export const inner = 3;
/** The flag before a name that is late. */
export const flagRoom = 2 * signRadius + 3;

interface Span {
  readonly x: number;
  readonly width: number;
}
export interface Layout {
  readonly name: Span;
  readonly cells: readonly Span[];
  readonly state: Span;
  readonly heads: readonly (readonly string[])[];
  readonly headHeight: number;
}

export const mostColumns = 16;
const mostHeadLines = 4;
const nameWidth = { least: 92, free: 8 } as const;
const stateWidth = { least: 42, most: 106 } as const;
/** Tight where names are long; `beside` is free in all around a mark with its text. */
const cellWidth = { least: 2 * signRadius + 6, beside: 3, most: 46 } as const;

/** All columns alike, as wide as the widest content; what is left goes to them, and what lacks is taken from them. */
export function layOut(picture: StatusPicture, letters: Letters): Layout {
  const { columns, rows, heads } = picture;
  const room = page.width - 2 * page.side;
  const sign = 2 * signRadius;
  const widest = (least: number, widths: readonly number[]): number =>
    widths.reduce((most, one) => Math.max(most, one), least);
  const state = Math.min(
    stateWidth.most,
    widest(
      stateWidth.least,
      rows.map((row) => sign + markGap + letters.width(row.state.text, sizes.state) + 2 * inner),
    ),
  );
  const texts = rows.flatMap(({ cells }) => cells.map(({ text = "" }) => text));
  const cell = widest(
    cellWidth.least,
    texts.map((text) =>
      text === "" ? 0 : sign + textGap + letters.width(text, sizes.cell) + cellWidth.beside,
    ),
  );
  const name = widest(
    nameWidth.least,
    rows.map(
      (row) => letters.width(row.name, sizes.name) + (row.late ? flagRoom : 0) + nameWidth.free,
    ),
  );
  const count = columns.length;
  const each = count === 0 ? 0 : fitted(cell, { count, room: room - state - stateGap, name });
  return placed(
    room - state - stateGap - count * each,
    columns.map(() => each),
    state,
    {
      letters,
      labels: [heads.name, ...columns, heads.state],
    },
  );
}

/** How wide each of so many columns is, beside a name that wants so much. */
function fitted(
  wanted: number,
  { count, room, name }: Readonly<Record<"count" | "room" | "name", number>>,
): number {
  const most = (room - nameWidth.least) / count;
  return Math.min(most, cellWidth.most, Math.max(wanted, (room - name) / count));
}

function placed(
  name: number,
  cells: readonly number[],
  state: number,
  { letters, labels }: Readonly<{ letters: Letters; labels: readonly string[] }>,
): Layout {
  const spans = [name, ...cells, state].map((width, at, all) => ({
    x:
      page.side +
      all.slice(0, at).reduce((sum, one) => sum + one, 0) +
      (at === all.length - 1 ? stateGap : 0),
    width,
  }));
  const heads = spans.map(({ width }, at) =>
    letters.lines(labels[at] ?? "", sizes.head, width - 2, mostHeadLines),
  );
  const [first = { x: page.side, width: name }] = spans;
  return {
    name: first,
    cells: spans.slice(1, -1),
    state: spans.at(-1) ?? first,
    heads,
    headHeight: Math.max(...heads.map(({ length }) => length), 1) * headPitch + 10,
  };
}
