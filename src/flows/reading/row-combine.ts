import { fit } from "./fit.ts";
import { formatAmount, formatCount } from "./format-number.ts";
import { readPhrase } from "./phrase.ts";
import type { Candidate, NumberKind, Reason } from "./reading.ts";
import type { Assigned } from "./row-assign.ts";
import type { RowCandidate, RowColumn, RowRefusal, RowValues } from "./row.ts";

/** The rows that one way of cutting a message may mean. */
export interface Rows {
  readonly kind: "rows";
  readonly candidates: readonly RowCandidate[];
  /** Present when one must ask, even with a single candidate. */
  readonly doubt?: Reason | undefined;
  /** The column in doubt. */
  readonly column?: string | undefined;
}

/** More than a person would choose from. */
export const MOST_CANDIDATES = 6;

/** Reads every place by the kind of its column, and multiplies out what is ambiguous. */
export function combine(
  places: readonly Assigned[],
  columns: readonly RowColumn[],
  suspect: Reason | undefined,
): Rows | RowRefusal {
  let rows: Rows = { kind: "rows", candidates: [{ values: {}, as: "" }], doubt: suspect };
  for (const [at, column] of columns.entries()) {
    const cell = readCell(places[at] ?? "blank", column);
    if (cell.kind === "refused") return cell;
    rows = append(rows, cell, column.key);
  }
  return rows;
}

/** What one column may hold. */
interface Cell {
  readonly kind: "cell";
  readonly candidates: readonly { readonly value: number | "blank"; readonly as: string }[];
  readonly doubt?: Reason | undefined;
}

const BLANK: Cell = { kind: "cell", candidates: [{ value: "blank", as: "?" }] };
const ZERO: Cell = { kind: "cell", candidates: [{ value: 0, as: "0" }] };

function readCell(place: Assigned, column: RowColumn): Cell | RowRefusal {
  if (place === "blank") return BLANK;
  if (place === "zero") return ZERO;
  const reading = fit(readPhrase(place), column);
  if (reading.kind === "refused") return { ...reading, column: column.key };
  return reading.kind === "ambiguous"
    ? { kind: "cell", candidates: reading.readings, doubt: reading.reason }
    : { kind: "cell", candidates: [candidate(reading.value, column.kind)] };
}

function candidate(value: number, kind: NumberKind): Candidate {
  return { value, as: FORMATS[kind](value) };
}

const FORMATS: Readonly<Record<NumberKind, (value: number) => string>> = {
  count: formatCount,
  change: formatCount,
  money: formatAmount,
};

function append(rows: Rows, cell: Cell, key: string): Rows {
  const candidates = rows.candidates.flatMap((row) =>
    cell.candidates.map(({ value, as }) => {
      const values: RowValues = { ...row.values, [key]: value };
      return { values, as: row.as === "" ? as : `${row.as} ${as}` };
    }),
  );
  return {
    kind: "rows",
    candidates: candidates.slice(0, MOST_CANDIDATES),
    doubt: rows.doubt ?? cell.doubt,
    column: rows.column ?? (cell.doubt === undefined ? undefined : key),
  };
}
