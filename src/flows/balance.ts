import type { CellId } from "./form.ts";
import { cellId } from "./outline.ts";
import type { Outline } from "./outline.ts";

/** The running balance of a table that must come out even: received + carried in, against handled so far. */
export interface Balance {
  readonly received: number;
  readonly carriedIn: number;
  readonly handled: number;
  readonly carriedOut: number;
  /** received + carried in − handled − carried out */
  readonly left: number;
}

/** Over all columns; blanks count as nothing yet. Undefined for a table without case entry. */
export function runningBalance(
  seen: Outline,
  table: string,
  values: ReadonlyMap<CellId, number>,
): Balance | undefined {
  const place = seen.tables.get(table);
  const cases = place?.table.cases;
  if (place === undefined || cases === undefined) return undefined;
  const add = (row: string): number =>
    place.rows
      .find((candidate) => candidate.row.key === row)
      ?.cells.reduce((sum, cell) => sum + (values.get(cell) ?? 0), 0) ?? 0;
  const received = add(cases.received);
  const carriedIn = add(cases.carriedIn);
  const carriedOut = add(cases.carriedOut);
  const handled = cases.outcomes.reduce((sum, row) => sum + add(row), 0);
  return {
    received,
    carriedIn,
    handled,
    carriedOut,
    left: received + carriedIn - handled - carriedOut,
  };
}

/** Per column: received + carried in − handled. A column with a blank among these is left out. */
export function leftover(
  seen: Outline,
  table: string,
  values: ReadonlyMap<CellId, number>,
): Readonly<Record<string, number>> {
  const place = seen.tables.get(table);
  const cases = place?.table.cases;
  const columns = place?.rows[0]?.columns ?? [];
  if (cases === undefined) return {};
  return Object.fromEntries(
    columns.flatMap((column) => {
      const at = (row: string): number => values.get(cellId(table, row, column.key)) ?? NaN;
      const handled = cases.outcomes.reduce((sum, row) => sum + at(row), 0);
      const left = at(cases.received) + at(cases.carriedIn) - handled;
      return Number.isNaN(left) ? [] : [[column.key, left] as const];
    }),
  );
}
