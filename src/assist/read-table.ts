import { z } from "zod";
import { evaluate } from "#flows/evaluate.ts";
import type { CellId, Form, Row } from "#flows/form.ts";
import type { Cell } from "#flows/outline.ts";
import { outline } from "#flows/outline.ts";
import type { ProposedFigure } from "#flows/proposal.ts";
import { readNumber } from "#flows/reading/read-number.ts";
import { newReport } from "#flows/report.ts";
import type { Model, Outcome, Picture } from "./model.ts";

export interface TableRead {
  /** Of rows that nothing speaks against; the quote is what stood in the picture. */
  readonly figures: readonly ProposedFigure[];
  /** Rows of which nothing is proposed: to be typed. */
  readonly doubtful: readonly DoubtfulRow[];
  /** Id of the table where every row was seen and comes out even: what stood blank is 0. */
  readonly rest?: string;
}

export interface DoubtfulRow {
  /** The row's key in the table. */
  readonly row: string;
  readonly why: WhyDoubtful;
  /** Of a sum: what stood there, and what the figures come to. */
  readonly printed?: number;
  readonly comes?: number;
}

/** `unreadable`: something stood there that is no certain figure. `twice`: read in two ways. The others: a total is not met. */
export type WhyDoubtful = "unreadable" | "twice" | "row-sum" | "column-sum";

const shape = z.strictObject({
  cells: z
    .array(z.strictObject({ row: z.string(), column: z.string(), value: z.string() }))
    .max(1_000),
});

/**
 * A picture of a paper table into figures. Printed totals are met first: the core adds up what was read, and a row whose
 * total is another is doubtful as a whole, for one cannot see which of its figures was misread.
 */
export async function readTable(
  look: NonNullable<Model["look"]>,
  { form, table }: Readonly<{ form: Form; table: string }>,
  picture: Picture,
  signal: AbortSignal,
): Promise<Outcome<TableRead>> {
  const cells = cellsOf(form, table);
  const about = {
    rows: named(cells.map(({ row }) => row)),
    columns: named(cells.map(({ column }) => column)),
  };
  const outcome = await look({ prompt: "table-picture", about, shape }, picture, signal);
  if (outcome.kind === "failed") return outcome;
  return { ...outcome, value: checkTable(form, table, outcome.value.cells) };
}

type Named = Readonly<{ key: string; label: string; path?: readonly string[] }>;

/** As the table prints it, with what stands above it or before it. */
function named(list: readonly Named[]): readonly Readonly<{ id: string; label: string }>[] {
  const labels = new Map(list.map(({ key, label, path }) => [key, (path ?? [label]).join("，")]));
  return [...labels].map(([id, label]) => ({ id, label }));
}

type Answer = Readonly<{ row: string; column: string; value: string }>;

interface Seen {
  readonly values: ReadonlyMap<CellId, number>;
  readonly quotes: ReadonlyMap<CellId, string>;
  readonly doubts: Map<string, DoubtfulRow>;
}

/** What was read, against the totals that were read with it. */
export function checkTable(form: Form, table: string, answers: readonly Answer[]): TableRead {
  const cells = cellsOf(form, table);
  const seen = valuesOf(cells, answers);
  const comes = sumsOf(form, cells, seen.values);
  for (const cell of cells) doubtRow(cell, seen, comes);
  for (const cell of cells) doubtColumn(cell, cells, seen, comes);
  const doubtful = [...seen.doubts.values()].filter(({ row }) => !isTotal(cells, row));
  const figures = cells.flatMap(({ id, row, sum }) => {
    const value = seen.values.get(id);
    if (value === undefined || sum !== undefined || seen.doubts.has(row.key)) return [];
    return [{ cell: id, value, quote: seen.quotes.get(id) ?? "" }];
  });
  const isWhole =
    seen.doubts.size === 0 && rowsOf(cells).every((row) => isSettled(row, cells, seen));
  return { figures, doubtful, ...(isWhole && figures.length > 0 ? { rest: table } : {}) };
}

const cellsOf = (form: Form, table: string): readonly Cell[] =>
  [...outline(form).cells.values()].filter((cell) => cell.table.id === table);

const rowsOf = (cells: readonly Cell[]): readonly Row[] => [
  ...new Set(cells.map(({ row }) => row)),
];

const isTotal = (cells: readonly Cell[], key: string): boolean =>
  cells.some(({ row }) => row.key === key && row.sum !== undefined);

/** Each answer read by the core; what stands for a cell that there is not is passed over. */
function valuesOf(cells: readonly Cell[], answers: readonly Answer[]): Seen {
  const values = new Map<CellId, number>();
  const quotes = new Map<CellId, string>();
  const doubts = new Map<string, DoubtfulRow>();
  for (const { row, column, value } of answers) {
    const cell = cells.find((one) => one.row.key === row && one.column.key === column);
    const text = value.trim();
    if (cell === undefined || isBlank.test(text)) continue;
    const reading = readNumber(text, { kind: cell.column.kind ?? "count", bareUnit: unitOf(cell) });
    const known = values.get(cell.id);
    if (reading.kind !== "value" || text.length > 40) doubt(doubts, row, "unreadable");
    else if (known !== undefined && known !== reading.value) doubt(doubts, row, "twice");
    else {
      values.set(cell.id, reading.value);
      quotes.set(cell.id, text);
    }
  }
  return { values, quotes, doubts };
}

/** A dash is drawn where nothing is to be written. */
const isBlank = /^[-—–－_/\\／\s]*$/;

function unitOf({ column }: Cell): "元" | "万元" | undefined {
  return column.unit === "元" || column.unit === "万元" ? column.unit : undefined;
}

function doubt(
  doubts: Map<string, DoubtfulRow>,
  row: string,
  why: WhyDoubtful,
  sum: Readonly<{ printed?: number; comes?: number }> = {},
): void {
  if (!doubts.has(row)) doubts.set(row, { row, why, ...sum });
}

/** What the core makes of the figures; blanks count as 0 here, and only here. */
function sumsOf(
  form: Form,
  cells: readonly Cell[],
  values: ReadonlyMap<CellId, number>,
): ReadonlyMap<CellId, number> {
  const inputs = cells.filter(({ sum }) => sum === undefined);
  const answers = Object.fromEntries(inputs.map(({ id }) => [id, values.get(id) ?? 0]));
  const office = { unit: "", county: "", level: "township", self: "" } as const;
  return evaluate(form, { ...newReport(form, office, form.years.from), answers }).values;
}

type Sums = ReadonlyMap<CellId, number>;

/** A total at the end of a row, of the figures in it; in a row of totals, of the totals as they were printed. */
function doubtRow(cell: Cell, seen: Seen, comes: Sums): void {
  const printed = seen.values.get(cell.id);
  if (cell.column.sum === undefined || printed === undefined) return;
  const sum =
    cell.row.sum === undefined
      ? (comes.get(cell.id) ?? 0)
      : (cell.sum ?? []).reduce((before, id) => before + (seen.values.get(id) ?? 0), 0);
  if (sum !== printed) doubt(seen.doubts, cell.row.key, "row-sum", { printed, comes: sum });
}

/**
 * A total at the foot of a column. Where a row in it is doubtful already, or the row of totals is itself, that is why;
 * otherwise one of the figures was misread, and one cannot see which.
 */
function doubtColumn(cell: Cell, cells: readonly Cell[], seen: Seen, comes: Sums): void {
  const printed = seen.values.get(cell.id);
  const parts = cell.row.sum;
  if (parts === undefined || cell.column.sum !== undefined || printed === undefined) return;
  const sum = comes.get(cell.id) ?? 0;
  const explained = [cell.row.key, ...parts].some((key) => seen.doubts.has(key));
  if (sum === printed || explained) return;
  const inColumn = cells.filter(
    ({ row, column }) => parts.includes(row.key) && column.key === cell.column.key,
  );
  const filled = inColumn.filter(({ id }) => (seen.values.get(id) ?? 0) !== 0);
  for (const { row } of filled.length > 0 ? filled : inColumn) {
    doubt(seen.doubts, row.key, "column-sum", { printed, comes: sum });
  }
}

/** All of it was read, or its total was, and came out even. */
function isSettled(row: Row, cells: readonly Cell[], { values }: Seen): boolean {
  const own = cells.filter((cell) => cell.row.key === row.key);
  const totals = own.filter(({ column }) => column.sum !== undefined);
  const isMet = totals.length > 0 && totals.every(({ id }) => values.has(id));
  return (
    row.sum !== undefined ||
    isMet ||
    own.every(({ id, sum }) => sum !== undefined || values.has(id))
  );
}
