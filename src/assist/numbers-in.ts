import type { Token, TokenKind } from "#flows/reading/lexicon.ts";
import { normalise } from "#flows/reading/normalise.ts";
import { isNumeric, tokenise } from "#flows/reading/tokenise.ts";

/** A number that stands in a text, with all around it that the core's reader needs to read it, or to refuse it. */
export interface FoundNumber {
  /** Places in the text, of the digits with their unit. */
  readonly from: number;
  readonly to: number;
  /** Where the digits end, without their unit. */
  readonly digitsTo: number;
  /** What the reader is given: with 约 before it, 左右 or 多 behind it. */
  readonly phrase: string;
  /** What it is compared to something else by: 增加2件 says no count. */
  readonly relative: boolean;
  /** A lone 一 without a unit is more often a word than a figure. */
  readonly sure: boolean;
}

/**
 * Every number of a text, in order. Years, dates, ordinals, numbers of papers, and those inside words of the form's own
 * (第三方, 三安全一稳定) are none.
 */
export function numbersIn(text: string, labels: readonly string[] = []): readonly FoundNumber[] {
  const line = lineOf(text, labels);
  const found: FoundNumber[] = [];
  for (let at = 0; at < line.tokens.length; at += 1) {
    const end = endOfRun(line.tokens, at);
    if (end === at) continue;
    if (!isOtherNumber(line, at, end) && !isHeading(text, line, at, end))
      found.push(numberOf(line, at, end));
    at = end - 1;
  }
  return found;
}

/** Does this piece of a text say 0 in words, and end with it: 行政强制没有? 没有办完 does not. */
export function saysNothing(text: string, from: number, to: number): boolean {
  const { tokens } = lineOf(text.slice(from, to), []);
  const words = tokens.filter(({ kind }) => kind === "nothing");
  const last = tokens.findLast(({ kind }) => !loose.has(kind) && kind !== "separator");
  return words.length === 1 && last?.kind === "nothing" && !/^[\p{L}\p{N}]/u.test(text.slice(to));
}

type Placed = Token & Readonly<{ at: number }>;

/** A text as the reader sees it, and of each of its characters the place where it was sent. */
interface Line {
  readonly plain: string;
  readonly places: readonly number[];
  readonly tokens: readonly Placed[];
}

/** Brackets hide nothing here, and a comma of Chinese prose never groups thousands. */
function lineOf(text: string, labels: readonly string[]): Line {
  let plain = "";
  const places: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const sent = text[at] ?? "";
    const one = /[(（【)）】，]/.test(sent) ? ";" : normalise(sent);
    plain += one;
    for (let added = 0; added < one.length; added += 1) places.push(at);
  }
  const words = wordsWithNumerals(labels);
  const spot = (within: string, at: number) => words.find((word) => within.startsWith(word, at));
  let at = 0;
  const tokens = tokenise(plain, spot).map((token) => {
    const one = { ...token, at };
    at += token.text.length;
    return one;
  });
  return { plain, places, tokens };
}

/** Words with a numeral in them that counts nothing, longest first. */
const wordsWithNumerals = (labels: readonly string[]): readonly string[] =>
  [...new Set([...labels.flatMap(numeralsOf), ...everyday])].sort(
    (one, other) => other.length - one.length,
  );

/** 三类内部事务信息 also where it is said in short: 三类内部, 三类内. */
const numeralsOf = (label: string): readonly string[] =>
  [...normalise(label).matchAll(/[一二三四五六七八九十两]\p{Script=Han}{2,4}/gu)].flatMap(
    ([word]) => [3, 4, 5].map((length) => word.slice(0, length)),
  );

const everyday = (
  "一般 统一 一直 一律 一定 一是 二是 三是 四是 五是 六是 七是 一方面 一体化 一网通办 一次性 一站式 一窗 一并 一起 一致 进一步 " +
  "之一 唯一 同一 任一 万一 三公 三农 三审 一些 一样 一下 一共 一旦 一系列 专一 单一 逐一 一一 十分 千方百计 百姓 千万别 万一 一年来 " +
  "一把手 第三方 第三人"
).split(" ");

/** Digits and numerals from here on that are one number, thousands and decimals included. */
function endOfRun(tokens: readonly Placed[], from: number): number {
  if (!isNumeric(tokens[from])) return from;
  let end = from + 1;
  for (;;) {
    const [next, after] = [tokens[end], tokens[end + 1]];
    if (isNumeric(next)) end += 1;
    else if (next !== undefined && inner.has(next.kind) && isNumeric(after)) end += 2;
    else if (next?.kind === "space" && after?.kind === "scale" && after.value >= 4) end += 2;
    // 5元5角 is one amount.
    else if (next?.kind === "money" && isNumeric(after)) end += 2;
    else return end;
  }
}

const inner: ReadonlySet<TokenKind> = new Set(["comma", "point"]);
const loose: ReadonlySet<TokenKind> = new Set(["space", "filler"]);

function isOtherNumber({ plain, tokens }: Line, from: number, end: number): boolean {
  const start = tokens[from]?.at ?? 0;
  const stop = tokens[end]?.at ?? plain.length;
  const run = plain.slice(start, stop);
  const rest = plain.slice(stop);
  if (/第 ?$/.test(plain.slice(0, start)) || otherUnits.test(rest)) return true;
  return /^(?:19|20)\d\d$/.test(run) && !(tokens[end]?.kind === "counter");
}

/** （一）, 一、 and 1. at the head of what they number. */
function isHeading(text: string, { plain, places, tokens }: Line, from: number, end: number) {
  const start = places[tokens[from]?.at ?? 0] ?? 0;
  const stop = places[tokens[end]?.at ?? plain.length] ?? text.length;
  const run = text.slice(start, stop);
  const head = text.slice(0, start);
  const bare = head.trimEnd();
  const isFirst = bare === "" || head.slice(bare.length).includes("\n");
  return (
    (/[(（]$/.test(head) && /^[)）](?!$)/.test(text.slice(stop)) && run.length < 3) ||
    (isFirst && /^(?:、|[.．](?!\d))./.test(text.slice(stop)) && run.length < 3)
  );
}

const otherUnits =
  /^ ?(?:年|月|日|号|时|周|季度|个月|届|天|个工作日|工作日|小时|分钟|%|‰|热线|平台|[-./]\d{1,2}[-./]\d)/;

const before: ReadonlySet<TokenKind> = new Set(["approximate", "sign", "more-or-less", "currency"]);
const behind: ReadonlySet<TokenKind> = new Set([
  "counter",
  "money",
  "currency",
  "more-or-less",
  "approximate",
  "fraction",
  "foreign",
]);

function numberOf({ plain, places, tokens }: Line, from: number, end: number): FoundNumber {
  const head = headOf(tokens, from);
  const tail = tailOf(tokens, end);
  const own = tokens[end]?.kind === "counter" || tokens[end]?.kind === "money" ? end + 1 : end;
  const endOf = (index: number) => tokens[index]?.at ?? plain.length;
  const single = end === from + 1 && /^\p{Script=Han}$/u.test(tokens[from]?.text ?? "");
  const next = plain.slice(endOf(end), endOf(end) + 1);
  return {
    from: places[tokens[from]?.at ?? 0] ?? 0,
    to: (places[endOf(own) - 1] ?? 0) + 1,
    digitsTo: (places[endOf(end) - 1] ?? 0) + 1,
    phrase: plain.slice(tokens[head]?.at ?? 0, endOf(tail)),
    relative: tokens.slice(head, from).some(isComparing),
    sure: !single || tail > end || !/[\p{L}\p{N}]/u.test(next),
  };
}

const isComparing = ({ kind, text }: Token): boolean =>
  kind === "more-or-less" || (kind === "sign" && !/^(?:\+|新增|新增了|正)$/.test(text));

/** What comes before a number and makes it another: also across 有 and 是, as in 大概有10件. 收到 is no 到. */
function headOf(tokens: readonly Placed[], from: number): number {
  let at = from - 1;
  while (at >= 0 && loose.has(tokens[at]?.kind ?? "word")) at -= 1;
  const token = tokens[at];
  if (token === undefined) return from;
  if (token.kind === "approximate") return at;
  if (before.has(token.kind)) return at === from - 1 ? at : from;
  const earlier = tokens[at - 1];
  const ranges = token.kind === "range" || token.text === "、";
  const isCounted = isNumeric(earlier) || earlier?.kind === "counter";
  return ranges && isCounted && at === from - 1 ? at : from;
}

/** What comes behind it; where a second number goes on from it, up to the end of that. */
function tailOf(tokens: readonly Placed[], end: number): number {
  let at = end;
  for (;;) {
    const [token, next] = [tokens[at], tokens[at + 1]];
    if (token === undefined) return at;
    const goesOn = token.kind === "range" || token.text === "-" || token.text === "/";
    const isPartOfMoney = tokens[at - 1]?.kind === "money" && isNumeric(token);
    if (behind.has(token.kind) || isPartOfMoney) at += 1;
    else if (goesOn && isNumeric(next)) at += 2;
    else if (token.kind === "space" && next !== undefined && behind.has(next.kind)) at += 2;
    else return at;
  }
}
