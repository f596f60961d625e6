import { type Amount, readAmount } from "./amount.ts";
import { type Decimal, add, decimal, timesTenTo } from "./decimal.ts";
import type { Token, TokenKind } from "./lexicon.ts";
import type { Reason } from "./reading.ts";
import { isNumeric, textOf } from "./tokenise.ts";
import { tidy } from "./tidy.ts";

/** What a phrase says, before asking whether it fits the column. */
export interface Figure {
  /** What was said it is: nothing, things (件), money (元), or "no change". */
  readonly unit: "bare" | "counter" | "money" | "unchanged";
  /** In 元 for money; more than one when the text has several meanings. */
  readonly values: readonly Decimal[];
  readonly doubt?: Reason | undefined;
  readonly negative: boolean;
  /** The largest power of ten said in a word: 4 in 5万. */
  readonly scale: number;
}

export type Phrase =
  | { readonly kind: "figure"; readonly figure: Figure; readonly text: string }
  | Problem;

interface Problem {
  readonly kind: "problem";
  readonly reason: Reason;
  readonly text: string;
}

/** Reads the tokens of one figure: sign, currency, number, unit; or a word for nothing. */
export function readPhrase(tokens: readonly Token[]): Phrase {
  const words = tidy(tokens);
  const text = textOf(tokens);
  const problem = (reason: Reason): Problem => ({ kind: "problem", reason, text });
  if (words.length === 0) return problem("empty");
  const telltale = words.find((word) => TELLTALES[word.kind] !== undefined);
  if (telltale !== undefined) return problem(TELLTALES[telltale.kind] ?? "malformed");
  const figure = readNothing(words) ?? readFigure(words);
  if (typeof figure !== "string") return { kind: "figure", figure, text };
  return problem(figure);
}

/** Kinds whose mere presence says why this is not one exact figure. */
const TELLTALES: Readonly<Partial<Record<TokenKind, Reason>>> = {
  approximate: "approximate",
  fraction: "fraction",
  range: "range",
  foreign: "wrong-unit",
};

const ZERO: Figure = { unit: "bare", values: [decimal("0")], negative: false, scale: 0 };

/** 无, 都没有, 一件没有, 不变. */
function readNothing(words: readonly Token[]): Figure | undefined {
  const [said, ...others] = words.filter((word) => WORDS_FOR_ZERO.has(word.kind));
  if (said === undefined || others.length > 0) return undefined;
  const around = words.filter((word) => word !== said);
  if (!around.every((word) => word.kind === "counter" || word.text === "一")) return undefined;
  if (said.kind === "unchanged") return { ...ZERO, unit: "unchanged" };
  return said.kind === "none-yet" ? { ...ZERO, doubt: "none-yet" } : ZERO;
}

const WORDS_FOR_ZERO: ReadonlySet<TokenKind> = new Set(["nothing", "none-yet", "unchanged"]);

/** Sign, currency, then amounts with their units: 5元5角 has two. */
function readFigure(words: readonly Token[]): Figure | Reason {
  if (!words.some((word) => isNumeric(word))) return "no-number";
  const signs = leading(words, SIGNS);
  if (signs.length > 1) return "two-signs";
  const currency = leading(words.slice(signs.length), CURRENCY);
  const rest = words.slice(signs.length + currency.length);
  const parts = readParts(rest);
  if (typeof parts === "string") return parts;
  const figure = addUp(parts, currency.length > 0);
  return typeof figure === "string" ? figure : { ...figure, negative: signs[0]?.value === -1 };
}

const SIGNS: ReadonlySet<TokenKind> = new Set(["sign", "more-or-less"]);
const CURRENCY: ReadonlySet<TokenKind> = new Set(["currency"]);
const NUMBER: ReadonlySet<TokenKind> = new Set([
  "digits",
  "look-alike",
  "numeral",
  "scale",
  "point",
  "comma",
]);

function leading(words: readonly Token[], kinds: ReadonlySet<TokenKind>): readonly Token[] {
  const end = words.findIndex((word) => !kinds.has(word.kind));
  return end === -1 ? words : words.slice(0, end);
}

/** An amount with the unit written after it. */
interface Part {
  readonly amount: Extract<Amount, { kind: "amount" }>;
  readonly unit: Token | undefined;
}

function readParts(words: readonly Token[]): readonly Part[] | Reason {
  const number = leading(words, NUMBER);
  if (number.length === 0) return leftover(words);
  const amount = readAmount(number);
  if (amount.kind === "broken") return amount.reason;
  const after = words.slice(number.length);
  const unit = after[0] !== undefined && UNITS.has(after[0].kind) ? after[0] : undefined;
  const rest = unit === undefined ? after : after.slice(1);
  if (rest.every((word) => word.kind === "currency")) {
    const money = rest.length > 0 && unit === undefined ? YUAN : unit;
    return [{ amount, unit: money }];
  }
  if (unit?.kind !== "money") return leftover(rest);
  const others = readParts(rest);
  return typeof others === "string" ? others : [{ amount, unit }, ...others];
}

const UNITS: ReadonlySet<TokenKind> = new Set(["counter", "money"]);
const YUAN: Token = { kind: "money", text: "元", value: 100 };

const STRANGE: ReadonlySet<TokenKind> = new Set([
  "word",
  "note",
  "label",
  "rest",
  "blank",
  ...WORDS_FOR_ZERO,
]);

/** Why a figure is not over where it should be. */
function leftover(words: readonly Token[]): Reason {
  const first = words[0];
  if (words.some((word) => STRANGE.has(word.kind))) return "extra-words";
  if (first?.kind === "more-or-less") return "approximate";
  if (first?.kind === "slash") return "fraction";
  if (first?.text === "-") return "range";
  return words.some((word) => isNumeric(word)) ? "run-together" : "malformed";
}

/** One amount is itself; 元 with 角 and 分 is a sum, largest first. */
function addUp(parts: readonly Part[], currency: boolean): Omit<Figure, "negative"> | Reason {
  const [first, ...others] = parts;
  if (first === undefined) return "malformed";
  const scale = Math.max(...parts.map((part) => part.amount.scale));
  if (others.length === 0 && first.unit?.kind !== "money") {
    const { values, doubt } = first.amount;
    const unit = currency ? "money" : (first.unit?.kind ?? "bare");
    return unit === "counter" && currency
      ? "wrong-unit"
      : { unit: unit as Figure["unit"], values, doubt, scale };
  }
  return addMoney(parts, scale);
}

function addMoney(parts: readonly Part[], scale: number): Omit<Figure, "negative"> | Reason {
  const fen = parts.map((part) => part.unit?.value ?? 0);
  const descending = fen.every((value, at) => at === 0 || value < (fen[at - 1] ?? 0));
  const certain = parts.length === 1 || parts.every((part) => part.amount.doubt === undefined);
  if (!descending || fen.includes(0)) return "run-together";
  if (!certain) return "malformed";
  const inYuan = (part: Part) =>
    part.amount.values.map((value) => timesTenTo(value, POWER_OF_FEN[part.unit?.value ?? 0] ?? 0));
  const values = parts.map(inYuan).reduce((sums, next) => {
    return sums.flatMap((sum) => next.map((value) => add(sum, value)));
  });
  return { unit: "money", values, doubt: parts[0]?.amount.doubt, scale };
}

const POWER_OF_FEN: Readonly<Record<number, number>> = { 100: 0, 10: -1, 1: -2 };
