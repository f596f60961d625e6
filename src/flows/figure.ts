import type { Column } from "./form.ts";

/** A figure as it is printed: plain digits; money in the column's own unit, or with 万元 where none is printed. */
export function formatFigure(column: Column, value: number): string {
  if (column.kind !== "money") return String(value);
  if (column.unit === "万元") return tenThousands(value);
  return value === 0 ? "0" : `${tenThousands(value)}万元`;
}

/** Integer fen as 万元, exactly, without trailing zeros: 50_000_00 → `5`, 6_703_763_75 → `670.376375`. */
function tenThousands(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(7, "0");
  const whole = digits.slice(0, -6);
  const part = digits.slice(-6).replace(/0+$/, "");
  return `${fen < 0 ? "-" : ""}${whole}${part === "" ? "" : `.${part}`}`;
}
