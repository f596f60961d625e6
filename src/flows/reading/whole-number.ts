import { type DigitRun, readDigitRun } from "./digit-run.ts";
import type { Token } from "./lexicon.ts";
import type { Reason } from "./reading.ts";

/** A whole number: one value, or several with the reason for the doubt. */
export type Whole =
  | {
      readonly kind: "whole";
      readonly values: readonly bigint[];
      readonly doubt?: Reason | undefined;
    }
  | { readonly kind: "broken"; readonly reason: Reason };

/** Reads digits and Chinese numerals with 十百千万亿 in any mixture that people write. */
export function readWhole(tokens: readonly Token[]): Whole {
  const terms = termsOf(tokens);
  const faulty = terms.find((term) => term.run.fault !== undefined)?.run.fault;
  if (faulty !== undefined) return { kind: "broken", reason: faulty };
  // A spelled-out run such as 二〇二〇 stands alone; inside 五十六六 it is a slip.
  if (terms.length > 1 && terms.some(({ run }) => run.spoken && run.digits.length > 1)) {
    return { kind: "broken", reason: "malformed" };
  }
  if (terms[0]?.run.afterZero === true) return { kind: "broken", reason: "leading-zeros" };
  const doubt = terms.find((term) => term.run.doubt !== undefined)?.run.doubt;
  return withDoubt(sum(terms), doubt);
}

/** A run of digits and the power of ten said after it: 3百 is `{ run: 3, power: 2 }`. */
interface Term {
  readonly run: DigitRun;
  readonly power: number;
}

function termsOf(tokens: readonly Token[]): readonly Term[] {
  const terms: Term[] = [];
  let open: Token[] = [];
  for (const token of tokens.flatMap(unfuse)) {
    if (token.kind === "scale") {
      terms.push({ run: readDigitRun(open), power: token.value });
      open = [];
    } else {
      open.push(token);
    }
  }
  return open.length === 0 ? terms : [...terms, { run: readDigitRun(open), power: 0 }];
}

/** 廿 is 二十. */
function unfuse(token: Token): readonly Token[] {
  if (token.kind !== "numeral" || token.value < 10) return [token];
  return [
    { ...token, value: token.value / 10 },
    { ...token, kind: "scale", value: 1 },
  ];
}

/** How far a number has been added up. */
interface Sum {
  /** Closed by 万 or 亿. */
  readonly total: bigint;
  /** Since the last 万 or 亿. */
  readonly section: bigint;
  /** The last power said: what follows is smaller. */
  readonly below: number;
  /** The last of 万 and 亿 said. */
  readonly belowBig: number;
}

const MYRIAD = 4;
const NOTHING_YET: Sum = { total: 0n, section: 0n, below: Infinity, belowBig: Infinity };

function sum(terms: readonly Term[]): Whole {
  let state: Sum = NOTHING_YET;
  for (const { run, power } of terms) {
    if (power === 0) return finish(state, run, terms[0]?.run.spoken === true);
    const next = power < MYRIAD ? addSmall(state, run, power) : addBig(state, run, power);
    if (next === undefined) return { kind: "broken", reason: "malformed" };
    state = next;
  }
  return { kind: "whole", values: [state.total + state.section] };
}

/** 十, 百, 千: each with its own digits; 十 alone is ten. */
function addSmall(state: Sum, run: DigitRun, power: number): Sum | undefined {
  if (power >= state.below || !fits(run, power, state.below)) return undefined;
  if (run.digits === "" && power !== 1) return undefined;
  const section = state.section + BigInt(run.digits === "" ? 1 : run.digits) * 10n ** BigInt(power);
  return { ...state, section, below: power };
}

/** 万, 亿: multiply everything since the last of them; 万亿 multiplies twice. */
function addBig(state: Sum, run: DigitRun, power: number): Sum | undefined {
  const scale = 10n ** BigInt(power);
  const bare = run.digits === "" && state.section === 0n;
  if (bare && power > state.belowBig) {
    return { ...state, total: state.total * scale, below: power, belowBig: power };
  }
  if (bare || power >= state.belowBig || !fits(run, 0, state.below)) return undefined;
  const block = state.section + BigInt(run.digits === "" ? 0 : run.digits);
  return { total: state.total + block * scale, section: 0n, below: power, belowBig: power };
}

/** A digit that ends the number, with no power said after it. */
function finish(state: Sum, run: DigitRun, spokenSoFar: boolean): Whole {
  const { below } = state;
  const before = state.total + state.section;
  const literal = before + BigInt(run.digits);
  const whole = { kind: "whole", values: [literal] } as const;
  if (below === Infinity) return whole;
  if (run.afterZero) {
    return fits(run, 0, below) ? whole : { kind: "broken", reason: "malformed" };
  }
  if (run.digits.length > below || run.digits === "0") {
    return { kind: "broken", reason: "malformed" };
  }
  if (run.digits.length === below) return whole;
  if (run.digits.length > 1) return { ...whole, doubt: "short-form" };
  const short = before + BigInt(run.digits) * 10n ** BigInt(below - 1);
  return run.spoken && spokenSoFar
    ? { ...whole, values: [short] }
    : { ...whole, values: [short, literal], doubt: "short-form" };
}

/** Whether the digits leave no room below the last power; a leading 零 wants some room skipped. */
function fits(run: DigitRun, power: number, below: number): boolean {
  const room = below - power;
  return run.afterZero ? room > run.digits.length : run.digits.length <= room;
}

function withDoubt(whole: Whole, doubt: Reason | undefined): Whole {
  return whole.kind === "broken" || doubt === undefined ? whole : { ...whole, doubt };
}
