/**
 * What a figure is: a count of things (integer ≥ 0), a change (integer, may be negative),
 * or money (kept as an exact integer number of fen 分, 0.01 元).
 */
export type NumberKind = "count" | "change" | "money";

/** The units in which a report states money. */
export type MoneyUnit = "元" | "万元";

/** Why a text is not taken as one certain figure. The bot has a sentence for each. */
export type Reason =
  /** Nothing but spaces and punctuation. */
  | "empty"
  /** Over `LONGEST_TEXT` characters. */
  | "too-long"
  /** Words or marks without a figure. A dash and 无数据 are here: they are not zero. */
  | "no-number"
  /** A count or a change with decimals. */
  | "not-integer"
  /** Below zero where that cannot be. */
  | "negative"
  /** 约12, 十几, 20余件, 三四件. */
  | "approximate"
  /** 10到20, 10-20, 5或6. */
  | "range"
  /** Several figures where one is wanted: 97+82179, 12、13. */
  | "run-together"
  /** Over `MAX_COUNT` or `MAX_FEN`. */
  | "too-large"
  /** 007, 00. */
  | "leading-zeros"
  /** Money without 元 or 万元 in a column that prints no unit. */
  | "unit-needed"
  /** Money with a part smaller than 0.01 元. */
  | "finer-than-fen"
  /** 件 on money, 元 on a count, foreign currency anywhere. */
  | "wrong-unit"
  /** A figure among words that are not understood: 2019年未发生. */
  | "extra-words"
  /** 1/3, 50%, 三成. */
  | "fraction"
  /** Not a way to write a number: 1.2.3, 五十六六. */
  | "malformed"
  /** 增加-2. */
  | "two-signs"
  /** A comma that may group thousands or stand between two figures: 1,23. */
  | "grouping"
  /** A letter in place of a digit: 1O. */
  | "look-alike"
  /** Chinese digits without 十百千: 一二三. */
  | "digit-by-digit"
  /** A bare digit after a large unit: 2万5 is 25000 as spoken, 20005 as written. */
  | "short-form"
  /** A full stop used as a decimal point: 5。2. */
  | "odd-point"
  /** 暂无: none, or none yet. */
  | "none-yet";

/** One thing that an unclear text may mean; `as` is its canonical text, and reads back as `value`. */
export interface Candidate {
  readonly value: number;
  readonly as: string;
}

export type Reading =
  /** A count or a change as an integer, money as integer fen. */
  | { readonly kind: "value"; readonly value: number }
  | {
      readonly kind: "ambiguous";
      readonly readings: readonly Candidate[];
      readonly reason: Reason;
    }
  /** `text` is the offending piece, in half-width characters. */
  | { readonly kind: "refused"; readonly reason: Reason; readonly text: string };

export interface NumberOptions {
  readonly kind: NumberKind;
  /**
   * For money: the unit of a bare number (the 2021 fee column prints 单位：万元).
   * Absent, a bare number is asked about.
   */
  readonly bareUnit?: MoneyUnit | undefined;
}
