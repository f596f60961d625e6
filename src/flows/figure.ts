import type { Column } from "./form.ts";
import { formatAmount, formatCount, formatMoney } from "./reading/format-number.ts";

/** A figure as it stands in the document. */
export interface PrintedFigure {
  readonly text: string;
  /** The number of the text: of money, in 万元. */
  readonly value: number;
  /** The unit that the text carries behind the number. */
  readonly unit?: string;
}

/** Plain digits; money in the column's own unit, or with 万元 where none is printed. */
export function printedFigure({ kind, unit }: Column, value: number): PrintedFigure {
  if (kind !== "money") return { text: formatCount(value), value };
  const amount = formatMoney(value, "万元");
  return unit === "万元"
    ? { text: amount, value: Number(amount) }
    : { text: formatAmount(value), value: Number(amount), unit: "万元" };
}

export const formatFigure = (column: Column, value: number): string =>
  printedFigure(column, value).text;
