import {
  hedgesAfter,
  hedgesBefore,
  idioms,
  measures,
  numeralChars,
  otherTimes,
  vague,
} from "./numerals.ts";

/** A number, or what stands for one, as it stands in a text. */
export interface Quantity {
  readonly kind: "number" | "vague" | "date";
  /** With what makes another number of it, and its measure word: 近20余条. */
  readonly text: string;
  readonly at: number;
  /** The bare number in usual digits; of a vague quantity, its words. */
  readonly core: string;
  /** What is in front of it and behind, other than the measure word. */
  readonly hedge: string;
  readonly measure: string;
}

/**
 * Every number of a text: digits of any kind, Chinese numerals, and words of quantity. What is written with a numeral
 * and is no number (进一步, 一是, 第一时间) is left out; whatever is not surely such is a number.
 */
export function quantitiesIn(text: string): readonly Quantity[] {
  const bare = withoutIdioms(text);
  const numbers = [...bare.matchAll(number)].map(found);
  const covered = (at: number, length: number): boolean =>
    numbers.some((one) => one.at < at + length && at < one.at + one.text.length);
  const words = (patterns: readonly RegExp[], kind: Quantity["kind"]): readonly Quantity[] =>
    patterns
      .flatMap((pattern) => [...bare.matchAll(pattern)])
      .filter((match) => !covered(match.index, match[0].length))
      .map((match) => ({
        kind,
        text: match[0],
        at: match.index,
        core: match[0],
        hedge: "",
        measure: "",
      }));
  return [...numbers, ...words(vague, "vague"), ...words(otherTimes, "date")].sort(
    (a, b) => a.at - b.at,
  );
}

const one = `[${numeralChars}]`;
const number = new RegExp(
  `(?<before>(?:${hedgesBefore})*)\\s*(?<core>${one}(?:(?:分之|[.．,，·•:：/／点]|(?<=[${numeralChars}])\\s+)?${one})*)` +
    `\\s*(?<after>(?:${hedgesAfter})*)\\s*(?<measure>${measures})?(?<last>(?:${hedgesAfter})*)`,
  "gu",
);

function found(match: RegExpExecArray): Quantity {
  const { before = "", core = "", after = "", measure = "", last = "" } = match.groups ?? {};
  return {
    kind: /^(?:年|年度|月|日|号|季|时|点)$/.test(measure) ? "date" : "number",
    text: match[0].trim(),
    at: match.index + (match[0].length - match[0].trimStart().length),
    core: usual(core),
    hedge: `${before}|${after}|${last}`,
    measure,
  };
}

/** Full-width digits and marks as usual ones. Not NFKC, which would read ① as 1. */
const usual = (core: string): string =>
  core
    .replaceAll(/\s/g, "")
    .replaceAll(/[\uff01-\uff5e]/g, (wide) => String.fromCodePoint(wide.charCodeAt(0) - 0xfe_e0));

/** Takes the room of a word that is no number. */
const filler = "\u{e000}";

const counting =
  /(?<=^|[。；，：:;,、！!？?\s（(“”"）)])[一二三四五六七八九十]{1,3}(?:是|要|则)(?![一二三四五六七八九十百千万\d])/gu;
const headings = /^[（(]?[一二三四五六七八九十]{1,3}(?:[）)]|、)/gu;

const idiom = new RegExp(
  [...idioms]
    .sort((a, b) => b.length - a.length)
    .map(bounded)
    .join("|"),
  "gu",
);

/** 二十一律 and 系统一百条 are numbers: an idiom that begins or ends with a numeral has none, nor a measure, beside it. */
function bounded(word: string): string {
  // 伍 and 陆 are numerals on cheques only.
  const numeral = /[零一二三四五六七八九十百千万半几]/;
  const before = numeral.test(word.charAt(0)) ? `(?<![${numeralChars}第近约超逾])` : "(?<!分)";
  const after = numeral.test(word.charAt(word.length - 1))
    ? `(?!${one}|${measures}|分之)`
    : "(?!之)";
  return `${before}${word}${after}`;
}

const withoutIdioms = (text: string): string =>
  [idiom, counting, headings].reduce(
    (left, pattern) => left.replaceAll(pattern, (word) => filler.repeat(word.length)),
    text,
  );
