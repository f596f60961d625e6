import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_COUNT, MAX_FEN } from "#flows/reading/fit.ts";
import { formatAmount, formatCount, formatMoney } from "#flows/reading/format-number.ts";
import { LEXICON } from "#flows/reading/lexicon.ts";
import { type NumberOptions, readNumber } from "#flows/reading/read-number.ts";
import { type RowOptions, type RowValues, readRow } from "#flows/reading/read-row.ts";
import * as tables from "./tables.ts";

/** Any text at all, and texts made of the words that the grammar knows. */
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.string({ unit: "grapheme", maxLength: 200 }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(...LEXICON.keys(), "自然人", "企业", "制作", "公开", "(3件)", "1,234", "O"),
        fc.nat(2000).map(String),
      ),
      { maxLength: 12 },
    )
    .map((words) => words.join("")),
);

const anyOptions = fc.constantFrom<NumberOptions[]>(
  { kind: "count" },
  { kind: "change" },
  { kind: "money" },
  { kind: "money", bareUnit: "元" },
  { kind: "money", bareUnit: "万元" },
);

const anyTable = fc.constantFrom<RowOptions[]>(...Object.values(tables));

const runs = { numRuns: 120000 };

describe("any text", () => {
  it("gives a figure within the limits, figures to choose from, or a reason", () => {
    let understood = 0;
    const law = fc.property(anyText, anyOptions, (text, options) => {
      const reading = readNumber(text, options);
      const asked = reading.kind === "ambiguous" ? reading.readings : [];
      const values = reading.kind === "value" ? [reading.value] : asked.map(({ value }) => value);
      understood += values.length;
      expect(values.length > 0).toBe(reading.kind !== "refused");
      expect(values.filter((value) => !isWithin(value, options))).toEqual([]);
      // What one is offered to choose means just that.
      expect(asked.map(({ as }) => readNumber(as, options))).toEqual(
        asked.map(({ value }) => ({ kind: "value", value })),
      );
    });
    fc.assert(law, runs);
    expect(understood).toBeGreaterThan(0);
  });

  it("gives a whole row, rows to choose from, or a reason", () => {
    let understood = 0;
    const law = fc.property(anyText, anyTable, (text, options) => {
      const reading = readRow(text, options);
      const asked = reading.kind === "ambiguous" ? reading.readings : [];
      const rows = reading.kind === "values" ? [reading.values] : asked.map((row) => row.values);
      understood += rows.length;
      expect(rows.length > 0).toBe(reading.kind !== "refused");
      expect(rows.filter((values) => !isWhole(values, options))).toEqual([]);
      expect(asked.map(({ as }) => readRow(as, options))).toEqual(
        asked.map(({ values }) => ({ kind: "values", values })),
      );
    });
    fc.assert(law, runs);
    expect(understood).toBeGreaterThan(0);
  });
});

function isWithin(value: number, { kind }: NumberOptions): boolean {
  const exact = Number.isSafeInteger(value) && !Object.is(value, -0);
  const most = kind === "money" ? MAX_FEN : MAX_COUNT;
  return exact && value <= most && value >= (kind === "change" ? -most : 0);
}

/** Every column has its value or is blank, and there is nothing else. */
function isWhole(values: RowValues, { columns }: RowOptions): boolean {
  const fitting = columns.filter((column) => {
    const value = values[column.key];
    return value === "blank" || (value !== undefined && isWithin(value, column));
  });
  return fitting.length === columns.length && Object.keys(values).length === columns.length;
}

const anyCount = fc.integer({ min: 0, max: MAX_COUNT });
const anyChange = fc.integer({ min: -MAX_COUNT, max: MAX_COUNT });
const anyFen = fc.oneof(
  fc.integer({ min: 0, max: MAX_FEN }),
  fc.integer({ min: 0, max: 1_000_000 }),
);

function reads(text: string, options: NumberOptions, value: number): void {
  expect([text, readNumber(text, options)]).toEqual([text, { kind: "value", value }]);
}

describe("a figure, written and read again", () => {
  it("is the same count, also with grouping, in full width and in Chinese", () => {
    const law = fc.property(anyCount, (count) => {
      const options = { kind: "count" } as const;
      reads(formatCount(count), options, count);
      reads(count.toLocaleString("en"), options, count);
      reads(fullWidth(formatCount(count)), options, count);
      reads(spell(count), options, count);
      reads(spell(count).replace(/[一二三四五六七八九十百千]/g, formally), options, count);
    });
    fc.assert(law, runs);
  });

  it("is the same change", () => {
    const law = fc.property(anyChange, (change) => {
      reads(formatCount(change), { kind: "change" }, change);
      reads(`${change < 0 ? "减" : "增加"}${Math.abs(change)}`, { kind: "change" }, change);
    });
    fc.assert(law, runs);
  });

  it("is the same money to the fen, in 元 and in 万元", () => {
    const law = fc.property(anyFen, (fen) => {
      reads(formatAmount(fen), { kind: "money" }, fen);
      reads(`${formatMoney(fen, "元")}元`, { kind: "money" }, fen);
      reads(`${formatMoney(fen, "万元")}万元`, { kind: "money" }, fen);
      reads(formatMoney(fen, "元"), { kind: "money", bareUnit: "元" }, fen);
      reads(formatMoney(fen, "万元"), { kind: "money", bareUnit: "万元" }, fen);
    });
    fc.assert(law, runs);
  });

  it("is the same row, however separated", () => {
    const separators = fc.constantFrom(" ", "、", "；", ", ", "\t", "\n", "　");
    const law = fc.property(anyCount, anyChange, anyCount, separators, (a, b, c, separator) => {
      const reading = readRow([a, b, c].join(separator), tables.services);
      const values = { before: a, change: b, decisions: c };
      expect(reading).toEqual({ kind: "values", values });
    });
    fc.assert(law, runs);
  });
});

it.each([
  [4166241619, "4166.241619", "41662416.19"],
  [500000, "0.5", "5000"],
  [1, "0.000001", "0.01"],
  [0, "0", "0"],
  [5000000, "5", "50000"],
  [-12345, "-0.012345", "-123.45"],
])("%d fen is %s 万元 and %s 元", (fen, wan, yuan) => {
  expect([formatMoney(fen, "万元"), formatMoney(fen, "元")]).toEqual([wan, yuan]);
});

function fullWidth(text: string): string {
  return text.replace(/[0-9]/g, (digit) => String.fromCodePoint(digit.charCodeAt(0) + 0xfee0));
}

/** Spells a number as it is said: 10500 is 一万零五百. */
function spell(count: number): string {
  const big = [...String(count).padStart(12, "0").matchAll(/.{4}/g)].map(([block]) => block);
  const units = ["亿", "万", ""];
  const said = big.map((block, at) =>
    Number(block) === 0 ? "零" : spellBlock(block) + (units[at] ?? ""),
  );
  const text = said
    .join("")
    .replace(/零+/g, "零")
    .replace(/^零|零$/g, "");
  return text === "" ? "零" : text;
}

function spellBlock(block: string): string {
  const powers = ["千", "百", "十", ""];
  const digits = "零一二三四五六七八九".split("");
  return block
    .split("")
    .map((digit, at) => (digit === "0" ? "零" : `${digits[Number(digit)]}${powers[at]}`))
    .join("")
    .replace(/零+$/, "");
}

function formally(numeral: string): string {
  return "壹贰叁肆伍陆柒捌玖拾佰仟"["一二三四五六七八九十百千".indexOf(numeral)] ?? numeral;
}
