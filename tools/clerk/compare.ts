import { nameOf } from "./published.ts";
import type { Published } from "./published.ts";
import type { ReadReport } from "./read-docx.ts";

/** A leaf cell that came out otherwise than the published file has it. */
export interface Difference {
  readonly cell: string;
  readonly file: number | null;
  readonly document: number | null | undefined;
}

/** Every input cell that FILE knows, against the document; one that FILE does not know must be open there. */
export function differences(known: Published, document: ReadReport): readonly Difference[] {
  const found: Difference[] = [];
  const compare = (cell: string, file: number | null, printed: number | null | undefined): void => {
    if (file !== printed) found.push({ cell, file, document: printed });
  };
  for (const [row, cells] of Object.entries(known.table2)) {
    const label = known.format === "2021" && row === "规范性文件" ? "行政规范性文件" : row;
    for (const [column, value] of Object.entries(cells)) {
      compare(`t2.${label}.${column}`, value, document.table2.get(label)?.get(column));
    }
  }
  Object.entries(known.table3.rows).forEach(([key, figures], at) => {
    if (key === "total") return;
    figures.slice(0, 6).forEach((value, column) => {
      compare(
        `t3.${nameOf(known.table3.row_labels[key] ?? key)}.${column}`,
        value,
        document.table3[at]?.[column],
      );
    });
  });
  known.table4.values.forEach((value, at) => {
    if (at % 5 !== 4) compare(`t4.${known.table4.columns[at] ?? at}`, value, document.table4[at]);
  });
  return found;
}

/** R1–R4 in the printed document, added up here and nowhere else; lines that say which sum is wrong. */
export function brokenSums({ table3, table4 }: ReadReport): readonly string[] {
  const broken: string[] = [];
  const check = (
    name: string,
    sum: number | null,
    parts: readonly (number | null | undefined)[],
  ): void => {
    const open = parts.some((part) => part === null || part === undefined);
    const expected = open ? null : parts.reduce<number>((all, part) => all + (part ?? 0), 0);
    if (sum !== expected) broken.push(`${name}: ${sum} ≠ ${expected}`);
  };
  const [received = [], carriedIn = [], ...rest] = table3;
  const carriedOut = rest.at(-1) ?? [];
  const totals = rest.at(-2) ?? [];
  const outcomes = rest.slice(0, -2);
  for (let column = 0; column < 7; column += 1) {
    check(
      `R2 column ${column}`,
      totals[column] ?? null,
      outcomes.map((row) => row[column]),
    );
    const left = [received[column], carriedIn[column]];
    const right = [totals[column], carriedOut[column]];
    if ([...left, ...right].every((value) => typeof value === "number")) {
      const add = (parts: readonly (number | null | undefined)[]): number =>
        parts.reduce<number>((all, part) => all + (part ?? 0), 0);
      if (add(left) !== add(right))
        broken.push(`R1 column ${column}: ${add(left)} ≠ ${add(right)}`);
    }
  }
  table3.forEach((row, at) => check(`R3 row ${at}`, row[6] ?? null, row.slice(0, 6)));
  for (const start of [0, 5, 10]) {
    check(`R4 group ${start / 5}`, table4[start + 4] ?? null, table4.slice(start, start + 4));
  }
  return broken;
}
