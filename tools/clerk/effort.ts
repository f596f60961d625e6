import type { Published } from "./published.ts";

/** How much a report asks of a person, at the least: its figures that are not 0. */
export function nonZero({ table2, table3, table4 }: Published): number {
  const all = [
    ...Object.values(table2).flatMap((row) => Object.values(row)),
    ...Object.values(table3.rows).flat(),
    ...table4.values,
  ];
  return all.filter((value) => value !== null && value !== 0).length;
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle) - 1] ?? 0)) / 2;
}
