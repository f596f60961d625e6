import type { MoneyUnit } from "./reading.ts";

/** A count or a change in plain digits: `12`, `-3`. */
export function formatCount(count: number): string {
  return String(count);
}

/** Fen as an exact figure in the unit, without trailing zeros: 41662416.19 元 is `4166.241619` 万元. */
export function formatMoney(fen: number, unit: MoneyUnit): string {
  const places = PLACES[unit];
  const digits = String(Math.abs(fen)).padStart(places + 1, "0");
  const fraction = digits.slice(-places).replace(/0+$/, "");
  const sign = fen < 0 ? "-" : "";
  return sign + digits.slice(0, -places) + (fraction === "" ? "" : `.${fraction}`);
}

/** Fen as the report states money: 万元 with its unit; zero needs none. */
export function formatAmount(fen: number): string {
  return fen === 0 ? "0" : `${formatMoney(fen, "万元")}万元`;
}

/** Decimal places from fen to the unit. */
const PLACES: Readonly<Record<MoneyUnit, number>> = { 元: 2, 万元: 6 };
