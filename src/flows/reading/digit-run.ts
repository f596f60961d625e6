import type { Token } from "./lexicon.ts";
import type { Reason } from "./reading.ts";

/** Digits in a row, with no word for a power of ten among them: `1,234`, `五`, `二〇二〇`. */
export interface DigitRun {
  /** ASCII digits without grouping; "" when nothing is written. */
  readonly digits: string;
  /** All in Chinese numerals, as one would say it. */
  readonly spoken: boolean;
  /** Led by a 零 that stands for skipped powers of ten, as in 一百零五. */
  readonly afterZero: boolean;
  /** Why one should ask, though the run can be read. */
  readonly doubt?: Reason | undefined;
  /** Why it cannot be read. */
  readonly fault?: Reason | undefined;
}

/** More digits than any figure of a report has; keeps arithmetic on pasted rubbish short. */
export const MOST_DIGITS = 24;

export function readDigitRun(tokens: readonly Token[]): DigitRun {
  const digits = digitsOf(tokens);
  const spoken = tokens.length > 0 && tokens.every((token) => token.kind === "numeral");
  const afterZero = spoken && digits.length > 1 && digits.startsWith("0");
  const run = { digits: afterZero ? digits.slice(1) : digits, spoken, afterZero };
  return { ...run, ...(spoken ? spokenTrouble(run.digits) : writtenTrouble(tokens, digits)) };
}

/** The digits that the tokens write, letters for 0 and 1 included; commas and all else left out. */
export function digitsOf(tokens: readonly Token[]): string {
  return tokens.map((token) => DIGITS[token.kind]?.(token) ?? "").join("");
}

const DIGITS: Readonly<Partial<Record<Token["kind"], (token: Token) => string>>> = {
  digits: (token) => token.text,
  "look-alike": (token) => token.text.replace(/[oO]/g, "0").replace(/[lI]/g, "1"),
  numeral: (token) => String(token.value),
};

type Trouble = Pick<DigitRun, "doubt" | "fault">;

/** 三四 is three or four; 二〇二〇 spells a number; 二五 may be either a slip or a spelling. */
function spokenTrouble(digits: string): Trouble {
  if (digits.length > MOST_DIGITS) return { fault: "too-large" };
  if (digits.length < 2 || digits.includes("0")) return {};
  return ESTIMATES.has(digits) ? { fault: "approximate" } : { doubt: "digit-by-digit" };
}

/** 一两, 两三, 三五 …: idioms for "a few". */
const ESTIMATES: ReadonlySet<string> = new Set("12 23 34 45 56 67 78 89 35 32".split(" "));

const GROUPED = /^[1-9]\d{0,2}(,\d{3})+$/;
const COMMAS_BETWEEN = /^\d+(,\d+)+$/;

function writtenTrouble(tokens: readonly Token[], digits: string): Trouble {
  const written = tokens
    .map((token) => (token.kind === "comma" ? "," : digitsOf([token])))
    .join("");
  if (written.includes(",") && !COMMAS_BETWEEN.test(written)) return { fault: "malformed" };
  if (digits.length > 1 && digits.startsWith("0")) return { fault: "leading-zeros" };
  if (digits.length > MOST_DIGITS) return { fault: "too-large" };
  if (tokens.some((token) => token.kind === "look-alike")) return { doubt: "look-alike" };
  if (tokens.some((token) => token.kind === "numeral")) return { doubt: "digit-by-digit" };
  if (written.includes(",") && !GROUPED.test(written)) return { doubt: "grouping" };
  return {};
}
