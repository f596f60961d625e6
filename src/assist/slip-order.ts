import { numeralOf, numeralsUpTo20 } from "./count-words.ts";
import { slipsAt, type FindSlips, type Slip } from "./slip.ts";

/** Order: sub-headings, 一是…二是…, how many there are said to be. */

const headed = /(?<!第)[（(]([一二三四五六七八九十]{1,3})[）)](?=\p{Script=Han})/gu;
const listed =
  /(?<![之唯统第万专单][一]?|[一二三四五六七八九十百])([一二三四五六七八九十]{1,3})是(?=\p{Script=Han})/gu;

/** Where a heading or an item begins: elsewhere a number is followed, and nothing is said of it. */
const begins = /(?:^|[\n。；：，,;:”\s])$/;

/** A first heading without its （一）; a number that was jumped over or given twice. */
export const brokenHeadings: FindSlips = (text) => {
  const heads = [...text.matchAll(headed)];
  const first = numeralOf(heads[0]?.[1] ?? "");
  const bare = first === 2 ? headingBefore(text, heads[0]?.index ?? 0) : undefined;
  return [
    ...(bare === undefined ? [] : [bare]),
    ...jumps(heads, bare === undefined ? 0 : 1, (number) => `（${numeralsUpTo20[number] ?? ""}）`),
  ];
};

/** The last line in front that is a short line of words and no sentence. */
function headingBefore(text: string, until: number): Slip | undefined {
  const line = [...text.slice(0, until).matchAll(/[^\n]+/g)].find(
    ({ 0: words }) =>
      /^\s*[\p{Script=Han}、]{2,20}\s*$/u.test(words) && !words.trim().endsWith("无"),
  );
  if (line === undefined) return undefined;
  const words = line[0].trim();
  const from = line.index + line[0].indexOf(words);
  return { from, to: from + words.length, new: `（一）${words}`, why: "第一个小标题少了（一）" };
}

export const brokenLists: FindSlips = (text) =>
  jumps([...text.matchAll(listed)], 0, (number) => `${numeralsUpTo20[number] ?? ""}是`);

/** Each counts on from the one before, or begins anew. */
function jumps(
  matches: readonly RegExpExecArray[],
  before: number,
  named: (number: number) => string,
): readonly Slip[] {
  let last = before;
  return matches.flatMap((match) => {
    const isShown = begins.test(match.input.slice(0, match.index));
    const number = numeralOf(match[1] ?? "") ?? 0;
    const expected = last + 1;
    const isFine = number === expected || number === 1;
    last = number;
    if (isFine || !isShown) return [];
    const spoken = match[0].trim();
    const why =
      number > expected
        ? `少了“${named(expected)}”，或者编号要改`
        : `“${spoken}”前面已经有了，编号要改`;
    const from = match.index + match[0].indexOf(spoken);
    return [{ from, to: from + spoken.length, why }];
  });
}

const counted =
  /(?<list>[^，。；：:,;\n]{1,20}(?:、[^、，。；：:,;\n]{1,20}){2,}?)等(?<number>[\d一二三四五六七八九十]{1,3})(?<what>个(?:方面|领域|类别|栏目|部门|环节)|大类|类|项(?!目))/g;

/** 等12个方面 with eleven named. With many fewer named, 等 means "and others". */
export const miscounted: FindSlips = (text) => [
  ...slipsAt(text, counted, ({ groups = {} }) => {
    const said = numeralOf(groups["number"] ?? "");
    const named = (groups["list"] ?? "").split("、").length;
    return said === undefined || said === named || Math.abs(said - named) > 2 || named < 4
      ? undefined
      : { why: `说是${said}${groups["what"]}，数下来是${named}个` };
  }),
  ...slipsAt(text, promised, ({ 1: number = "", 2: what = "", 3: rest = "" }) => {
    const said = numeralOf(number);
    const named = [...rest.matchAll(listed)].length;
    return said === undefined || named < 2 || named === said
      ? undefined
      : { why: `说是${said}${what}，下面是${named}条` };
  }),
];

const promised =
  /([两二三四五六七八九十\d]{1,2})(个方面|方面|项|点|个问题|条)[^。；\n]{0,12}[：:]((?=\s*一是)[^\n]*)/g;

const total =
  /(?:共|累计|总计|合计)[^，。；,;\n\d]{0,20}(\d+)([条件次篇份项])[，,（(：:]?\s*(?:其中|包括|分别)([^。；;\n]*)/g;

/** Parts that come to more than the whole, or to just less. */
export const partsOff: FindSlips = (text) =>
  slipsAt(text, total, ({ 1: whole = "", 2: measure = "", 3: rest = "" }) => {
    const parts = [...rest.matchAll(new RegExp(`(\\d+)(?=${measure})`, "g"))].map(([part]) =>
      Number(part),
    );
    const sum = parts.reduce((all, part) => all + part, 0);
    const missing = Number(whole) - sum;
    return parts.length < 2 || missing === 0 || missing > 3 || /等[。；]?$|以上|余|多/.test(rest)
      ? undefined
      : { why: `总数${whole}${measure}，各部分加起来是${sum}${measure}` };
  });
