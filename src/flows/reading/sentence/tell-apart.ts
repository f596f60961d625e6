import type { Span } from "./claims.ts";
import type { Frame } from "./frame.ts";
import type { Entry, Ledger, Line } from "./ledger.ts";
import { isSplit, supplyOf, wholeOf, worth } from "./sums.ts";

/** A figure of one row and one applicant, and what says it. */
export interface Told extends Span {
  readonly row: string;
  readonly column: string;
  readonly count: number;
}

/** Of a row, by applicant; `undefined` if the totals allow more than one way. */
type ToldRow = readonly Told[] | undefined;

/**
 * Each row by applicant, as it was said or as the totals leave no other way; and the rows that stay open.
 */
export function tellApart(
  ledger: Ledger,
  { received }: Frame,
): { readonly told: readonly Told[]; readonly open: ReadonlyMap<string, Entry> } {
  const told: Told[] = [];
  const open = new Map<string, Entry>();
  const keep = (row: string, line: Line, found: ToldRow): void => {
    told.push(...(found ?? cellsOf(row, line)));
    if (found === undefined && line.total !== undefined) open.set(row, line.total);
  };
  for (const [row, line] of ledger.intake) {
    const fromEnds = row === received ? receivedFromEnds(ledger, row) : undefined;
    keep(row, line, isSplit(line) ? cellsOf(row, line) : fromEnds);
  }
  const spread = spreading(ledger, received);
  for (const [row, line] of ledger.ends) {
    keep(row, line, isSplit(line) ? cellsOf(row, line) : spread(row, line));
  }
  return { told, open };
}

const cellsOf = (row: string, { cells }: Line): readonly Told[] =>
  [...cells].map(([column, { from, to, count }]) => ({ row, column, count, from, to }));

/**
 * In a table whose rows and columns both add up, a cell lies between what the others can no longer hold and the smaller
 * of its two totals. Where these meet, it is known.
 */
function spreading(ledger: Ledger, received: string): (row: string, line: Line) => ToldRow {
  const supply = supplyOf(ledger, received);
  if (supply === undefined) return () => undefined;
  const left = new Map(supply);
  for (const line of [...ledger.ends.values()].filter(isSplit)) {
    for (const [column, { count }] of line.cells) left.set(column, (left.get(column) ?? 0) - count);
  }
  const all = [...left.values()].reduce((total, count) => total + count, 0);
  return (row, { total }) => {
    if (total === undefined) return undefined;
    const told: Told[] = [];
    for (const [column, count] of left) {
      const most = Math.min(total.count, count);
      if (most !== Math.max(0, total.count + count - all)) return undefined;
      const span = spanOf(total, most, ledger.intake.get(received)?.cells.get(column));
      if (most > 0 && span === undefined) return undefined;
      if (most > 0) told.push({ row, column, count: most, ...(span ?? total) });
    }
    return told;
  };
}

/** Words in which the figure itself can be read: the row's own, or from the applicant's number to the row. */
function spanOf(total: Entry, count: number, theirs: Entry | undefined): Span | undefined {
  if (total.derived || total.count === count) return { from: total.from, to: total.to };
  if (theirs?.count !== count) return undefined;
  return { from: Math.min(total.from, theirs.from), to: Math.max(total.to, theirs.to) };
}

/** 收到3件，个人的2件给了，公司的1件没办完: whose they were shows where they went. */
function receivedFromEnds(ledger: Ledger, row: string): ToldRow {
  const line = ledger.intake.get(row);
  const ends = [...ledger.ends.values()];
  if (line === undefined || line.cells.size > 0 || ledger.intake.size > 1) return undefined;
  if (!ends.every(isSplit) || ends.reduce((all, end) => all + worth(end), 0) !== worth(line)) {
    return undefined;
  }
  const cells = ends.flatMap((end) => [...end.cells]);
  if (new Set(cells.map(([column]) => column)).size < cells.length) return undefined;
  return cells.map(([column, { from, to, count }]) => ({ row, column, count, from, to }));
}

/** Whether everything was said: in each column, what came in went somewhere. */
export function isComplete(
  ledger: Ledger,
  told: readonly Told[],
  { received, intake }: Frame,
): boolean {
  const balance = new Map<string, number>();
  for (const { row, column, count } of told) {
    balance.set(column, (balance.get(column) ?? 0) + (intake.has(row) ? count : -count));
  }
  const whole = wholeOf(ledger, received);
  const ended = [...ledger.ends.values()].reduce((all, line) => all + worth(line), 0);
  return (
    whole === ended && ledger.ends.size > 0 && [...balance.values()].every((rest) => rest === 0)
  );
}
