import type { Column } from "./form.ts";
import { formatAmount, formatCount, formatMoney } from "./reading/format-number.ts";

/** A figure as it is printed: plain digits; money in the column's own unit, or with 万元 where none is printed. */
export function formatFigure({ kind, unit }: Column, value: number): string {
  if (kind !== "money") return formatCount(value);
  return unit === "万元" ? formatMoney(value, unit) : formatAmount(value);
}
