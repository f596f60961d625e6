import { type Decimal, decimal, timesTenTo } from "./decimal.ts";
import { MOST_DIGITS, digitsOf } from "./digit-run.ts";
import type { Token } from "./lexicon.ts";
import type { Reason } from "./reading.ts";
import { isDigit } from "./tokenise.ts";
import { type Whole, readWhole } from "./whole-number.ts";

/** A number without sign and unit: one value, or several with the reason for the doubt. */
export type Amount =
  | {
      readonly kind: "amount";
      readonly values: readonly Decimal[];
      readonly doubt?: Reason | undefined;
      /** The largest power of ten said in a word: 4 in 5万, 0 in 50000. */
      readonly scale: number;
    }
  | { readonly kind: "broken"; readonly reason: Reason };

/** Reads a whole number, or one with a point: `1,234`, `两千三百`, `1.5亿`, `五点二万`. */
export function readAmount(tokens: readonly Token[]): Amount {
  const scale = Math.max(0, ...tokens.map((token) => (token.kind === "scale" ? token.value : 0)));
  const at = tokens.findIndex((token) => token.kind === "point");
  const whole = at === 0 ? ZERO : readWhole(at === -1 ? tokens : tokens.slice(0, at));
  if (whole.kind === "broken") return whole;
  const { doubt } = whole;
  if (at === -1) {
    return {
      kind: "amount",
      values: whole.values.map((value) => decimal(`${value}`)),
      doubt,
      scale,
    };
  }
  const tail = readTail(tokens.slice(at + 1));
  if (typeof tail === "string") return { kind: "broken", reason: tail };
  const oddPoint = tokens[at]?.text === "。" ? "odd-point" : undefined;
  return {
    kind: "amount",
    values: whole.values.map((value) => timesTenTo(decimal(`${value}`, tail.digits), tail.power)),
    doubt: doubt ?? tail.doubt ?? oddPoint,
    scale,
  };
}

/** In front of the point of `.5`. */
const ZERO: Whole = { kind: "whole", values: [0n] };

interface Tail {
  readonly digits: string;
  /** Of the scales at the end, which multiply the whole: 1.5亿. */
  readonly power: number;
  readonly doubt?: Reason | undefined;
}

/** What follows a point: digits, then scales, or the reason why it cannot. */
function readTail(tokens: readonly Token[]): Tail | Reason {
  const firstOther = tokens.findIndex((token) => !isDigit(token));
  const end = firstOther === -1 ? tokens.length : firstOther;
  const scales = tokens.slice(end);
  if (end === 0 || scales.some((token) => token.kind !== "scale")) return "malformed";
  const digits = digitsOf(tokens.slice(0, end));
  if (digits.length > MOST_DIGITS) return "malformed";
  const letters = tokens.some((token) => token.kind === "look-alike");
  return {
    digits,
    power: scales.reduce((sum, token) => sum + token.value, 0),
    doubt: letters ? "look-alike" : undefined,
  };
}
