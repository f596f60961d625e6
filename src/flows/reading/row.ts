import type { MoneyUnit, NumberKind, Reason } from "./reading.ts";

/** A column of the table row that a message answers. */
export interface RowColumn {
  readonly key: string;
  /** As printed: 本年新制作数量. Any part of it names the column, if it names no other. */
  readonly label: string;
  readonly kind: NumberKind;
  readonly bareUnit?: MoneyUnit | undefined;
  /** Other names: 企业, 公司 for 商业企业. */
  readonly aliases?: readonly string[] | undefined;
}

export interface RowOptions {
  readonly columns: readonly RowColumn[];
  /** The key of the column that a lone number belongs to (自然人 in table three); the others are then 0. */
  readonly lone?: string | undefined;
}

/** Every column has one; "blank" is a place left open (`?` 待定 `—`), which is not zero. */
export type RowValues = Readonly<Record<string, number | "blank">>;

/** `as` is what one would type to mean just this. */
export interface RowCandidate {
  readonly values: RowValues;
  readonly as: string;
}

export type RowReason =
  | Reason
  /** Fewer figures than columns, and no way to know which. */
  | "too-few"
  | "too-many"
  /** Words that name no column, or several, or another than the figure's place. */
  | "unclear-label";

export type RowReading =
  | { readonly kind: "values"; readonly values: RowValues }
  | {
      readonly kind: "ambiguous";
      readonly readings: readonly RowCandidate[];
      readonly reason: Reason;
      readonly column?: string | undefined;
    }
  | RowRefusal;

export interface RowRefusal {
  readonly kind: "refused";
  readonly reason: RowReason;
  /** The offending piece, in half-width characters. */
  readonly text: string;
  /** Figures found and columns to fill, for too-few and too-many. */
  readonly got?: number | undefined;
  readonly want?: number | undefined;
  readonly column?: string | undefined;
}
