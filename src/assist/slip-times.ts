import { slipsAt, type FindSlips } from "./slip.ts";

/** Times: a report is read for years, and is often last year's with another title. */

const relative: readonly (readonly [RegExp, (year: number) => string])[] = [
  [/近几个月(?:来|以来)?|最近几个月|前几个月/g, (year) => `${year}年`],
  [/今年(?!年)/g, (year) => `${year}年`],
  [/去年(?!年)/g, (year) => `${year - 1}年`],
  [/明年(?!年)/g, (year) => `${year + 1}年`],
  [/前年(?!年)/g, (year) => `${year - 2}年`],
];

export const relativeTimes: FindSlips = (text, { year }) =>
  relative.flatMap(([pattern, right]) =>
    slipsAt(text, pattern, ([word]) => ({ new: right(year), why: `“${word}”写明年份` })),
  );

/** 2019年，我镇… in the report of 2020: with nothing beside it that looks back. */
export const lastYears: FindSlips = (text, { year }) =>
  slipsAt(text, new RegExp(`(?<![\\d〔])${year - 1}(?=\\s*年)`, "g"), (match) => {
    const before = text.slice(Math.max(0, match.index - 14), match.index);
    const behind = text.slice(match.index, match.index + 20);
    return looksBack.test(before) || looksBackBehind.test(behind) || insideTitle(text, match.index)
      ? undefined
      : { new: String(year), why: `本报告是${year}年的，看看年份` };
  });

const looksBack =
  /(?:较|比|与|同|自|从|上年|截至|至|针对|继|相比|超过|对照|早在|于|在|和|、)[^，。；,;]{0,10}$|（[^）]*$|\([^)]*$/;
const looksBackBehind =
  /^\d{4}\s*年(?:度)?(?:相比|同期|以来|底|末|至|—|-|印发|出台|制定|的问题|存在|工作中|\d|[^，。；]{0,10}(?:印发|出台|修订|施行|成立|建成|问题|相比))/;

const insideTitle = (text: string, at: number): boolean => {
  const open = text.lastIndexOf("《", at);
  return open !== -1 && text.lastIndexOf("》", at) < open;
};

/** 2020年1月1日至2019年12月31日, 202020年. */
export const brokenYears: FindSlips = (text, { year }) => [
  ...slipsAt(text, /\d{5,}(?=年)/g, ([digits]) => ({
    ...(digits.endsWith(String(year)) ? { new: String(year) } : {}),
    why: "年份多了数字",
  })),
  ...slipsAt(
    text,
    /(\d{4})(年1月1日(?:起)?至)(\d{4})?(年?12月31日)/g,
    ({ 1: from = "", 2: middle = "", 3: to, 4: end = "" }) =>
      from === String(year) && (to === undefined || to === String(year))
        ? undefined
        : {
            new: `${year}${middle}${to === undefined ? "" : year}${end}`,
            why: `统计期限是${year}年`,
          },
  ),
];
