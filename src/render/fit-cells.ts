import type { CellKind, Density } from "./blocks.ts";
import { printedLength } from "./printed-length.ts";
import { tablePrints } from "./styles.ts";

/** How a text stands in its cell: type size in points, and room left free on either side in millimetres. */
export interface Fit {
  readonly size: number;
  readonly margin: number;
}

/** A table of more columns is printed smaller. */
const manyColumns = 6;

export const densityOf = (columns: number): Density => (columns > manyColumns ? "dense" : "open");

/** @param width of the whole cell, in millimetres */
export function fitCell(kind: CellKind, text: string, width: number, density: Density): Fit {
  const { sizes, margin } = tablePrints[density];
  const room = (width - 2 * margin) / millimetresPerPoint;
  const size = kind === "value" ? fitting(text, sizes.value, room) : sizes[kind];
  const free = kind === "header" ? balance(text, size, room) * millimetresPerPoint : 0;
  return { size, margin: margin + free };
}

const millimetresPerPoint = 25.4 / 72;

/** A long figure is printed smaller, down to 6 pt, before it would break within its digits. */
function fitting(text: string, size: number, room: number): number {
  const needed = printedWidth(text, size);
  return needed <= room ? size : Math.max(6, Math.floor((size * room * 2) / needed) / 2);
}

/** Space on either side of a column label so that 商业企业 breaks as 商业|企业, not as 商业企|业. */
function balance(text: string, em: number, room: number): number {
  const length = printedLength(text);
  const lines = Math.ceil(length / Math.max(1, Math.floor(room / em)));
  if (lines < 2) return 0;
  // Most such words are made of two-character ones: 社会公益|组织 rather than 社会公|益组织.
  const pairs = 2 * Math.ceil(length / lines / 2) * em;
  const used = (pairs <= room ? pairs : Math.ceil(length / lines) * em) + em / 8;
  return Math.max(0, (room - used) / 2);
}

/** In points. A digit counts as wide as in the widest of the usual faces, not as in Times New Roman. */
const printedWidth = (text: string, size: number): number =>
  printedLength(text, { latin: 0.64 }) * size;
