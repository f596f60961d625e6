import { type Decimal, integer, timesTenTo } from "./decimal.ts";
import { formatAmount, formatCount, formatMoney } from "./format-number.ts";
import type { Figure, Phrase } from "./phrase.ts";
import type {
  Candidate,
  MoneyUnit,
  NumberKind,
  NumberOptions,
  Reading,
  Reason,
} from "./reading.ts";

/** The largest count or change of a report; beyond it two figures have run together. */
export const MAX_COUNT = 999_999_999;

/** 1000 亿元, and exact as a JavaScript number. */
export const MAX_FEN = 10_000_000_000_000;

/** Decides whether what was said can stand in a column of this kind, and what it then is. */
export function fit(phrase: Phrase, options: NumberOptions): Reading {
  if (phrase.kind === "problem") {
    return { kind: "refused", reason: phrase.reason, text: phrase.text };
  }
  const { figure, text } = phrase;
  const refusal = REFUSALS[options.kind](figure);
  if (refusal !== undefined) return { kind: "refused", reason: refusal, text };
  const meanings = MEANINGS[options.kind](figure, options);
  const fitting = distinct(meanings.candidates.filter((one) => typeof one !== "string"));
  const [first] = fitting;
  if (first === undefined) {
    const why = meanings.candidates.find((one) => typeof one === "string") ?? "malformed";
    return { kind: "refused", reason: why, text };
  }
  return meanings.doubt === undefined
    ? { kind: "value", value: first.value }
    : { kind: "ambiguous", readings: fitting, reason: meanings.doubt };
}

/** What a column cannot hold, whatever the number. */
const REFUSALS: Readonly<Record<NumberKind, (figure: Figure) => Reason | undefined>> = {
  count: (figure) => {
    if (figure.unit === "money") return "wrong-unit";
    if (figure.unit === "unchanged") return "no-number";
    return isNegative(figure) ? "negative" : undefined;
  },
  change: (figure) => (figure.unit === "money" ? "wrong-unit" : undefined),
  money: (figure) => {
    if (figure.unit === "counter" && !isZero(figure)) return "wrong-unit";
    if (figure.unit === "unchanged") return "no-number";
    return isNegative(figure) ? "negative" : undefined;
  },
};

interface Meanings {
  readonly candidates: readonly (Candidate | Reason)[];
  /** Present when one must ask, even with a single candidate. */
  readonly doubt: Reason | undefined;
}

const MEANINGS: Readonly<Record<NumberKind, (figure: Figure, options: NumberOptions) => Meanings>> =
  {
    count: wholeNumbers,
    change: wholeNumbers,
    money: amountsOfMoney,
  };

function wholeNumbers(figure: Figure): Meanings {
  const candidates = figure.values.map((value) => {
    const count = safe(value, MAX_COUNT, "not-integer");
    if (typeof count === "string") return count;
    const signed = figure.negative && count !== 0 ? -count : count;
    return { value: signed, as: formatCount(signed) };
  });
  return { candidates, doubt: figure.doubt };
}

function amountsOfMoney(figure: Figure, options: NumberOptions): Meanings {
  const units = unitsOf(figure, options.bareUnit);
  const candidates = figure.values.flatMap((value) =>
    units.map((unit) => {
      const fen = safe(timesTenTo(value, POWER[unit]), MAX_FEN, "finer-than-fen");
      if (typeof fen === "string") return fen;
      const as = units.length > 1 ? formatMoney(fen, unit) + unit : formatAmount(fen);
      return { value: fen, as };
    }),
  );
  return { candidates, doubt: figure.doubt ?? (units.length > 1 ? "unit-needed" : undefined) };
}

/** From the unit to fen, as powers of ten. */
const POWER: Readonly<Record<MoneyUnit, number>> = { 元: 2, 万元: 6 };

const HUNDRED = 2;
const MYRIAD = 4;

/**
 * 5万 says its 元 by itself. 5千 does not: in a column of 万元 it may be either. Zero has no unit.
 */
function unitsOf(figure: Figure, bareUnit: MoneyUnit | undefined): readonly MoneyUnit[] {
  if (figure.unit === "money" || figure.scale >= MYRIAD || isZero(figure)) return ["元"];
  if (bareUnit === undefined) return ["元", "万元"];
  return bareUnit === "万元" && figure.scale >= HUNDRED ? ["元", "万元"] : [bareUnit];
}

function safe(number: Decimal, limit: number, decimals: Reason): number | Reason {
  const exact = integer(number);
  if (exact === undefined) return decimals;
  return exact > BigInt(limit) ? "too-large" : Number(exact);
}

function isZero(figure: Figure): boolean {
  return figure.values.every((value) => value.units === 0n);
}

function isNegative(figure: Figure): boolean {
  return figure.negative && !isZero(figure);
}

function distinct(candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.filter(
    (one, at) => candidates.findIndex((other) => other.value === one.value) === at,
  );
}
