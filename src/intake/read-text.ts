import { findHead } from "./find-head.ts";
import { readGrid } from "./read-grid.ts";
import type { ReadGrid } from "./read-grid.ts";
import { likelySeparator, splitCells } from "./split-cells.ts";
import type { Separator } from "./split-cells.ts";
import { limits } from "./unit-list.ts";
import type { UnitList, Unreadable } from "./unit-list.ts";

/** Reads a text: a table pasted from a sheet, a CSV file, or simply lines. */
export function readText(text: string): UnitList {
  if (text.length > limits.bytes) return unreadable("too-large");
  const grid = splitCells(text, separatorOf(text));
  return grid.rows.length === 0 ? unreadable("empty") : toList(readGrid(grid), []);
}

export const unreadable = (why: Unreadable): UnitList => ({ kind: "unreadable", why });

export const toList = (grid: ReadGrid, otherSheets: readonly string[]): UnitList => ({
  kind: "read",
  ...grid,
  columns: { ...grid.columns, otherSheets },
});

/** Blanks separate columns only below a head, and where every line has as many words as it. */
function separatorOf(text: string): Separator {
  const likely = likelySeparator(text);
  if (likely === "\t" || likely === "," || likely === ";") return likely;
  const separator = likely === "" ? " " : likely;
  const head = findHead(splitCells(text.slice(0, top), separator).rows);
  if (head === undefined) return "";
  if (separator !== " ") return separator;
  const below = splitCells(text, " ").rows.slice(head.end);
  const even = below.every(({ cells }) => cells.length === head.titles.length);
  return head.fields.size >= 2 && even ? " " : "";
}

/** A head stands within these characters. */
const top = 20_000;
