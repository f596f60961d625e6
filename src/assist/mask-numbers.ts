import type { Hide, Mark } from "./mask.ts";

/**
 * Numbers and addresses by which a person can be found. Digits of every width and script count; figures of a report are
 * shorter than all of these, and a row of figures has gaps where these have none.
 */
export function hideNumbers(text: string, hide: Hide): string {
  let left = hideSpacedIds(text, hide);
  for (const [mark, pattern] of patterns) {
    left = left.replaceAll(pattern, (...match: readonly unknown[]) => {
      const { before = "", what } = match.at(-1) as Groups;
      return before + hide(mark, what);
    });
  }
  return left;
}

interface Groups {
  readonly before?: string;
  readonly what: string;
}

const d = "\\p{Nd}";
const han = "\\p{Script=Han}";
const alone = (pattern: string) => `(?<!${d})${pattern}(?!${d})`;
const gap = "[\\s\\u3000.·—–－-]";
const dash = "[\\s—–－-]";
const numeral = `[${d}一二三四五六七八九十百零〇]`;
const counters = "[条件次人篇个份期万]";
const mobile = `(?:[+＋]?86${gap}?)?[1１][3-9３-９]${d}`;

/** 13575394432.52元 is what a county collected. */
const noMoney = `(?!\\.${d}{2}元)`;

/** Words before the name of a place that are no part of it. */
const place = `(?:(?![在住到寄于从自是的往址给向请])${han})`;
const region = `(?:(?![省市县区镇乡街])${place}){1,6}(?:省|市|县|区|镇|乡|街道)`;
const street = "(?:路|街|大道|巷|弄|胡同|社区|小区|花园|新村|家园|大厦|公寓|村|组|里|苑|园)";
const door = "(?:号楼|号(?!文|令|公告|通知|热线)|弄|栋|幢|座|单元|室|户)";
const inside = `(?:${numeral}{1,6}(?:号楼|号|栋|幢|座|单元|楼|层|室|户)|[-—–－]${d}{1,6}){0,6}`;

/**
 * Every repetition has a bound: a long message may not hold everybody up. In this order: a longer number is not to be taken for
 * a shorter one with something beside it.
 */
const rules: readonly (readonly [Mark, string])[] = [
  ["邮箱", "(?<what>[\\w.+%-]{1,64}\\s?[@＠]\\s?[\\w-]{1,63}(?:[.．][\\w-]{1,63}){1,5})"],
  [
    "微信号",
    "(?<before>(?:微信号?|weixin|wx|vx|qq号?)\\s{0,3}(?:号码)?\\s{0,3}[:：为是]?\\s{0,3})" +
      `(?<what>[a-z][-\\w]{5,19}|${d}{5,12}(?!${d}|${counters}))`,
  ],
  ["证件号", `(?<what>(?<!\\w)[a-z]${d}{8}(?!\\w))`],
  // Where the word for it stands before it, anything as long as a number of this kind is one.
  [
    "电话",
    "(?<before>(?:电话|手机|座机|传真|号码|tel|phone)(?:号码|号)?\\s{0,3}[:：为是]?\\s{0,3})" +
      `(?<what>(?:\\+?${d}{2,4}${gap}?)?[(（]?${d}(?:[-—–－()（）\\s]?${d}){6,14})(?!${d})`,
  ],
  ["证件号", `(?<what>${alone(`${d}{17}[${d}xｘ]`)})`],
  ["证件号", `(?<what>${alone(`${d}{15}`)})`],
  [
    "电话",
    `(?<what>(?<!${d})(?:[+＋]\\s?)?(?:86|８６)?${gap}?[1１][3-9３-９]${d}{9}(?!${d})${noMoney})`,
  ],
  ["银行卡", `(?<what>${alone(`${d}{16,19}`)})`],
  ["号码", `(?<what>${d}{11,}[xｘ]?(?!${d})${noMoney})`],
  ["银行卡", `(?<what>${alone(`(?:${d}{4}${dash}){3}${d}{4}(?:${dash}${d}{1,3})?`)})`],
  ["证件号", `(?<what>${alone(`${d}{6}${dash}${d}{6}${dash}${d}{3}`)})`],
  ["电话", `(?<what>${mobile}${gap}${d}{4}${gap}${d}{4})`],
  ["电话", `(?<what>${mobile}${gap}${d}{3}${gap}${d}{5})`],
  ["电话", `(?<what>${mobile}${d}${gap}${d}{3}${gap}${d}{4})`],
  ["电话", `(?<what>${mobile}${gap}${d}{8})`],
  [
    "电话",
    `(?<what>(?<!${d})[(（]?[0０]${d}{2,3}[)）]?${dash}{0,2}${d}{7,8}(?!${d})(?:[-—–－转]${d}{1,5})?)`,
  ],
  ["电话", `(?<what>${alone(`[0０]${d}{2,3}${dash}${d}{3,4}${dash}${d}{4}`)})`],
  ["电话", `(?<what>${alone(`[48]00${dash}?${d}{3,4}${dash}?${d}{3,4}`)})`],
  ["号码", "(?<what>[〇零○一二三四五六七八九幺]{7,})"],
  // 建设路12号3栋2单元501室; the number of a paper stands behind its year or behind 第.
  [
    "地址",
    `(?<what>(?:${region}){0,4}${place}{1,4}${street}\\s?${numeral}{1,6}(?:[-—–－]${d}{1,6})?\\s?${door}${inside})`,
  ],
  [
    "地址",
    `(?<what>${place}{1,4}村(?:第)?${numeral}{1,6}(?:组|社|队)(?:${numeral}{1,6}(?:号|户))?)`,
  ],
  [
    "地址",
    `(?<what>${numeral}{1,6}(?:栋|幢|号楼|座)(?:${numeral}{1,6}(?:单元|门))?${numeral}{1,6}(?:室|户|号))`,
  ],
];

const patterns: readonly (readonly [Mark, RegExp])[] = rules.map(([mark, source]) => [
  mark,
  new RegExp(source, "giu"),
]);

/** Digits with single gaps in them: an id may have its gaps anywhere. */
const gapped = new RegExp(
  `${d}(?:[\\s\\u3000.·—–－-]?${d}){16}[\\s\\u3000.·—–－-]?[${d}xｘ]`,
  "giu",
);

/** 18 digits however they are set apart, of which those that must be a birthday are one. */
function hideSpacedIds(text: string, hide: Hide): string {
  let at = 0;
  let done = "";
  for (;;) {
    gapped.lastIndex = at;
    const found = gapped.exec(text);
    if (found === null) return done + text.slice(at);
    const [run] = found;
    const isOne = isId(run);
    const end = found.index + (isOne ? run.length : 1);
    done += text.slice(at, found.index);
    done += isOne ? hide("证件号", run) : text.slice(found.index, end);
    at = end;
  }
}

/** Without a gap it is one of the rules'. */
const isId = (run: string): boolean =>
  run.length > 18 &&
  /^[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dx]$/i.test(
    run.normalize("NFKC").replaceAll(/[^\dx]/gi, ""),
  );
