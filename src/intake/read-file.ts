import { excerpt } from "./clean.ts";
import { decodeText } from "./decode-text.ts";
import { fileKind } from "./file-kind.ts";
import { readGrid } from "./read-grid.ts";
import { readText, toList, unreadable } from "./read-text.ts";
import { readWorkbook } from "./read-workbook.ts";
import type { UnitList } from "./unit-list.ts";

/** Reads a file by what it is, whatever it is called. */
export async function readFile(bytes: Uint8Array): Promise<UnitList> {
  const kind = fileKind(bytes);
  if (kind.kind === "no") return unreadable(kind.why);
  if (kind.kind === "workbook") return readSheets(bytes);
  const text = decodeText(bytes);
  return text === undefined ? unreadable("not-a-table") : readText(text);
}

/** Of several sheets the first that has units counts, above all one with a head. */
async function readSheets(bytes: Uint8Array): Promise<UnitList> {
  const { grids, otherSheets } = await readWorkbook(bytes);
  const read = grids.map((grid) => ({ grid, list: readGrid(grid) }));
  const chosen =
    read.find(({ list }) => list.rows.length > 0 && list.columns.recognised.length > 0) ??
    read.find(({ list }) => list.rows.length > 0) ??
    read[0];
  if (chosen === undefined) return unreadable("empty");
  const others = grids.filter((grid) => grid !== chosen.grid).map(({ sheet = "" }) => sheet);
  return toList(chosen.list, [...others, ...otherSheets].map(excerpt));
}
