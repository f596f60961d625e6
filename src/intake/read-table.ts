import { withoutPhones, excerpt } from "./clean.ts";
import { garbled } from "./decode-text.ts";
import type { Grid, Row } from "./grid.ts";
import { kindOfLine } from "./line-kinds.ts";
import type { RawList, RawPost, RawUnit } from "./raw-unit.ts";
import { takePeople } from "./take-people.ts";
import { isPost } from "./unit-list.ts";
import type { Field, Skipped, Trouble } from "./unit-list.ts";

/** Reads the rows below the head of a table, given which column says what. */
export function readTable(
  rows: Grid["rows"],
  fields: ReadonlyMap<number, Field>,
  titles: readonly string[] = [],
): RawList & Readonly<{ skipped: readonly Skipped[] }> {
  const units: RawUnit[] = [];
  const troubles: Trouble[] = [];
  const skipped: Skipped[] = [];
  const unitAt = columnOf(fields, "unit");
  for (const row of rows) {
    const source = excerpt(row.cells.filter((cell) => cell !== "").join(" "));
    const why = skipReason(row, unitAt, titles);
    if (why !== undefined) skipped.push({ line: row.line, why, text: source });
    else {
      if (source.includes(garbled))
        troubles.push({ line: row.line, kind: "garbled", text: source });
      const read = readRow(row, fields, unitAt, source);
      units.push(read.unit);
      troubles.push(...read.troubles);
    }
  }
  return { units, troubles, skipped };
}

const columnOf = (fields: ReadonlyMap<number, Field>, field: Field): number =>
  [...fields].find(([, one]) => one === field)?.[0] ?? -1;

function skipReason(
  { cells }: Row,
  unitAt: number,
  titles: readonly string[],
): Skipped["why"] | undefined {
  const own = cells.filter((cell) => cell !== "");
  // Printed lists repeat their head on each page.
  if (
    cells[unitAt] === titles[unitAt] &&
    cells.every((cell, column) => cell === (titles[column] ?? ""))
  ) {
    return "header";
  }
  const [first] = own;
  if (first === undefined) return "title";
  const name = cells[unitAt] ?? "";
  const total = [first, name].some((cell) => kindOfLine(cell) === "total");
  if (total) return "total";
  return own.length === 1 ? kindOfLine(first) : name === "" ? undefined : generic(name);
}

/** A line 乡镇（街道） between the units names what follows, even with a number beside it. */
const generic = (name: string): Skipped["why"] | undefined =>
  kindOfLine(name) === "title" ? "title" : undefined;

function readRow(
  { line, cells, merged = [] }: Row,
  fields: ReadonlyMap<number, Field>,
  unitAt: number,
  source: string,
): Readonly<{ unit: RawUnit; troubles: readonly Trouble[] }> {
  const texts: Partial<Record<Field, string>> = {};
  const people: RawPost[] = [];
  const troubles: Trouble[] = [];
  for (const [column, field] of fields) {
    const cell = cells[column] ?? "";
    if (cell === "") continue;
    if (!isPost(field)) texts[field] = field === "due" ? cell : withoutPhones(cell);
    else if (!(merged.includes(column) && merged.includes(unitAt))) {
      const taken = takePeople(line, field, cell);
      people.push(...taken.people);
      troubles.push(...taken.troubles);
    }
  }
  const { unit = "", ...rest } = texts;
  const continues = merged.includes(unitAt) ? ({ continues: true } as const) : {};
  return { unit: { line, name: unit, texts: rest, people, source, ...continues }, troubles };
}
