import type { Refusal } from "./check-sentence.ts";
import { hedgesAfter, hedgesBefore, measures, numeralChars } from "./numerals.ts";

/** `{{cell}}`, `{year}`, `{unit}` and `{self}`; of the first, the cell. */
export const placeholder = /\{\{([A-Za-z0-9_]+(?:\.[A-Za-z0-9_]+)*)\}\}|\{(?:year|unit|self)\}/g;

/** A brace that belongs to no placeholder: one was bent. */
export const strayBrace = (sentence: string): string | undefined => {
  const left = sentence.replaceAll(placeholder, (mark) => " ".repeat(mark.length));
  const at = left.search(/[{}｛｝]/);
  return at === -1 ? undefined : sentence.slice(Math.max(0, at - 2), at + 20);
};

/**
 * A figure that something beside it would turn into another one: {{a}}万件, 近{{a}}件, {{a}}余件, 1{{a}}件, 每月{{a}}件,
 * {{a}}%. {year} stands for a year and nothing else.
 */
export function nearNumeral(
  sentence: string,
  labels: ReadonlyMap<string, string>,
): Refusal | undefined {
  // Where the form itself counts in 万元, it is the unit.
  const inUnits = sentence.replaceAll(
    /(\{\{([^{}]+)\}\})\s*万元/g,
    (whole, mark: string, id: string) =>
      labels.get(id)?.includes("万元") === true || id.includes("10k") ? `${mark}元` : whole,
  );
  const beside = [...inUnits.matchAll(touched)]
    .map(([piece]) => piece)
    .find((piece) => !harmless.test(piece));
  if (beside !== undefined) return { why: "number", piece: beside };
  const year = /\{year\}(?!年)|(?:\p{N}|[前后近])\{year\}|\{year\}年(?:前|底|初|末|以[前后])/u.exec(
    sentence,
  );
  return year === null ? undefined : { why: "date", piece: year[0] };
}

const cell = "\\{\\{[^{}]+\\}\\}";
const touched = new RegExp(
  `(?:${hedgesBefore}|[${numeralChars}.．]|平均|人均|每[^，。；：]{0,6}|除[^，。；：]{0,6})\\s*${cell}` +
    `|${cell}\\s*(?:[${numeralChars}.．,，](?=[${numeralChars}])|[${numeralChars}]|${hedgesAfter}|分之|倍|个百分点|/)` +
    `|${cell}\\s*(?:${measures})\\s*(?:以上|以下|以内|左右|上下|多(?![种样方层渠]))|${cell}\\s*${cell}`,
  "gu",
);
/** 减少{{a}}, 新增{{a}} are said of changes, whose sign is not known here: refused as well, but 其中各… is not. */
const harmless = /^(?:上)\{\{|^后\{\{/u;

/** A figure where the words around it name another of the figures: 行政复议{{requests.granted.total}}件. */
export function misplaced(
  sentence: string,
  labels: ReadonlyMap<string, string>,
): Refusal | undefined {
  for (const match of sentence.matchAll(placeholder)) {
    const own = labels.get(match[1] ?? "");
    if (own === undefined) continue;
    const around = clauseAround(sentence, match.index, match[0].length);
    const words = wordsOf(around);
    const other = [...labels.values()].find(
      (label) => label !== own && only(words, label, own) > 0 && only(words, own, label) === 0,
    );
    if (other !== undefined) return { why: "misplaced", piece: `${around}：${match[0]}` };
  }
  return undefined;
}

/** How many of the words one label has and the other has not. */
const only = (words: readonly string[], label: string, other: string): number =>
  words.filter((word) => label.includes(word) && !other.includes(word)).length;

const bounds = /[，。；：、,;:（）()]|\{\{[^}]+\}\}|〔\d+〕/g;

/** What stands before and behind a place, up to the next mark or figure. */
export function clauseAround(text: string, at: number, length: number): string {
  const before = text.slice(0, at);
  const marks = [...before.matchAll(bounds)].at(-1);
  const from = marks === undefined ? 0 : marks.index + marks[0].length;
  const after = text.slice(at + length);
  const to = after.search(new RegExp(bounds.source));
  return before.slice(from) + after.slice(0, to === -1 ? after.length : to);
}

/** Pairs of characters, without those that any label has. */
export const wordsOf = (text: string): readonly string[] =>
  Array.from(text).flatMap((char, at, all) => {
    const pair = char + (all[at + 1] ?? "");
    return /^\p{Script=Han}{2}$/u.test(pair) && !everyday.has(pair) ? [pair] : [];
  });

const everyday = new Set(
  (
    "公开 信息 政府 府信 息公 开申 本年 年度 件数 数量 办理 工作 情况 全年 总计 合计 其中 行政 申请 今年 收到 新收 当年 年新 度办 " +
    "理结 下年 上年 部门 本机 机关 政信 公民 数据 结果"
  ).split(" "),
);
