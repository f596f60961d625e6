/**
 * Half-width punctuation of Chinese prose in full width, as print has it: `公开,答复(略).` → `公开，答复（略）。`
 *
 * A mark changes by the letters around it alone, and every mark that may change is looked through: so a second run
 * changes nothing, and numbers, Latin words and addresses, where no Han character is near, keep theirs.
 */
export function fullWidthPunctuation(text: string): string {
  if (!han.test(text) || !halfWidth.test(text)) return text;
  const line = readLine(text);
  const printed = [...line.units];
  widenMarks(line, printed);
  widenDots(line, printed);
  widenDashes(line, printed);
  widenBrackets(line, printed);
  for (const quotes of quotePairs) widenQuotes(line, printed, quotes);
  return printed.join("");
}

const han = /\p{Script=Han}/u;
const halfWidth = /[,:;?!()."']|--|。。。/;

/** What a character is to the punctuation beside it; `mark` is punctuation that may change, or has been changed. */
type Kind = "han" | "latin" | "digit" | "space" | "mark" | "other" | "none";

/** Everything by UTF-16 unit. */
interface Line {
  readonly text: string;
  readonly units: readonly string[];
  readonly kinds: readonly Kind[];
  /** The nearest character on either side that is no mark; to the right, no space either. */
  readonly before: readonly Kind[];
  readonly after: readonly Kind[];
  /** How many Han units stand before this one. */
  readonly hanCount: readonly number[];
}

const marks = new Set(",:;?!，：；？！.。…()（）\"“”'‘’—");
/** Never made by us, and only found in Chinese. */
const hanMarks = new Set("《》〈〉【】「」『』〔〕、");

function readLine(text: string): Line {
  const units = text.split("");
  const kinds = units.flatMap((unit, at): Kind[] => {
    if (isLow(unit) && isHigh(units[at - 1])) return [];
    const pair = isHigh(unit) && isLow(units[at + 1]);
    const kind = kindOf(pair ? unit + (units[at + 1] ?? "") : unit);
    return pair ? [kind, kind] : [kind];
  });
  for (const { 0: run, index } of text.matchAll(/-+/g)) {
    if (isDash(run.length)) kinds.fill("mark", index, index + run.length);
  }
  for (const { from, to } of addresses(text)) {
    for (let at = from; at < to; at += 1) if (kinds[at] === "mark") kinds[at] = "other";
  }
  const before = nearest(kinds, (kind) => kind === "mark");
  const after = nearest(kinds.toReversed(), (kind) => kind === "mark" || kind === "space");
  let count = 0;
  const hanCount = kinds.map((kind) => (kind === "han" ? count++ : count));
  return { text, units, kinds, before, after: after.reverse(), hanCount };
}

function kindOf(character: string): Kind {
  if (marks.has(character)) return "mark";
  if (hanMarks.has(character) || han.test(character)) return "han";
  if (/[0-9%‰]/.test(character)) return "digit";
  if (/\p{Script=Latin}/u.test(character)) return "latin";
  return character === " " || character === "\t" ? "space" : "other";
}

const isHigh = (unit = ""): boolean => unit >= "\uD800" && unit <= "\uDBFF";
const isLow = (unit = ""): boolean => unit >= "\uDC00" && unit <= "\uDFFF";

/** Per place: the last kind before it that is not looked through. */
function nearest(kinds: readonly Kind[], through: (kind: Kind) => boolean): Kind[] {
  let last: Kind = "none";
  return kinds.map((kind) => {
    const found = last;
    if (!through(kind)) last = kind;
    return found;
  });
}

/** Web addresses, those of a Chinese domain too (`www.青石.政务`), without the sentence's mark behind them. */
function* addresses(text: string): Generator<Readonly<{ from: number; to: number }>> {
  const address =
    /(?:https?:\/\/|ftp:\/\/|www\.)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*(?:[:/?#][\x21-\x7E]*)?/giu;
  for (const { 0: found, index } of text.matchAll(address)) {
    let length = found.length;
    while (".,;:!?)'\"-".includes(found[length - 1] ?? "/")) length -= 1;
    yield { from: index, to: index + length };
  }
}

/** Does a mark from `from` to `to` belong to Chinese? `see p. 5, 见` leaves the comma to the Latin word before it. */
function touchesHan({ kinds, before, after }: Line, from: number, to = from): boolean {
  if (before[from] === "han") return true;
  return after[to] === "han" && !(before[from] === "latin" && kinds[to + 1] === "space");
}

const wideMarks: Readonly<Record<string, string>> = {
  ",": "，",
  ":": "：",
  ";": "；",
  "?": "？",
  "!": "！",
};

function widenMarks(line: Line, printed: string[]): void {
  line.units.forEach((unit, at) => {
    const wide = wideMarks[unit];
    if (wide === undefined || line.kinds[at] !== "mark" || !touchesHan(line, at)) return;
    printed[at] = wide;
    dropSpaces(line, printed, at + 1);
  });
}

/** A full-width mark brings its own room. */
function dropSpaces({ kinds }: Line, printed: string[], from: number): void {
  let end = from;
  while (kinds[end] === "space") end += 1;
  const next = kinds[end];
  if (next === "han" || next === "digit" || next === "latin") printed.fill("", from, end);
}

/** The full stop `.`, and an ellipsis typed as three dots or more. */
function widenDots(line: Line, printed: string[]): void {
  for (const { 0: run, index } of line.text.matchAll(/[.。]+/g)) {
    const last = index + run.length - 1;
    if (line.kinds[index] !== "mark" || line.kinds[last] !== "mark") continue;
    if (run === "." && endsSentence(line, index)) {
      printed[index] = "。";
      dropSpaces(line, printed, index + 1);
    } else if (run.length >= 3 && (run.includes("。") || touchesHan(line, index, last))) {
      printed.fill("", index, last + 1);
      printed[index] = "……";
    }
  }
}

function endsSentence({ text, kinds, before, after }: Line, at: number): boolean {
  const next = kinds[at + 1] ?? "none";
  if (next === "latin" || next === "digit" || next === "other") return false;
  if (before[at] === "han") {
    const [number] = chineseListNumber.exec(text.slice(Math.max(0, at - 9), at)) ?? [];
    if (number === undefined) return true;
    const beforeNumber = kinds[at - number.length - 1] ?? "none";
    return beforeNumber !== "none" && beforeNumber !== "space" && beforeNumber !== "mark";
  }
  // `共收到申请12.`: only at the very end, for `1.` begins an item, and `V2.` may be a version.
  if (after[at] !== "none" || kinds[at - 1] !== "digit") return false;
  let from = at - 1;
  while (kinds[from] === "digit" || text[from] === "." || text[from] === ",") from -= 1;
  return kinds[from] === "han" || kinds[from] === "mark" || kinds[from] === "space";
}

/** `一.`, `（二）.` and `第三.` number what follows, unless they end a word: `统一.` */
const chineseListNumber = /[（(]?第?[一二三四五六七八九十]{1,3}[）)]?$/;

function widenDashes(line: Line, printed: string[]): void {
  for (const { 0: run, index } of line.text.matchAll(/-+/g)) {
    const last = index + run.length - 1;
    // `--help` is no dash.
    if (!isDash(run.length) || line.kinds[index] !== "mark" || line.kinds[last + 1] === "latin")
      continue;
    if (!touchesHan(line, index, last)) continue;
    printed.fill("", index, last + 1);
    printed[index] = "——";
  }
}

/** A longer one is a rule or a gap to fill in. */
const isDash = (length: number): boolean => length >= 2 && length <= 4;

function widenBrackets({ units, kinds, before, after, hanCount }: Line, printed: string[]): void {
  const open: number[] = [];
  const widen = (at: number): void => {
    printed[at] = "(（".includes(units[at] ?? "-") ? "（" : "）";
  };
  units.forEach((unit, at) => {
    if (kinds[at] !== "mark") return;
    if (unit === "(" || unit === "（") open.push(at);
    if (unit !== ")" && unit !== "）") return;
    const from = open.pop();
    if (from === undefined) {
      // `1)` numbers an item.
      if (before[at] === "han") widen(at);
      return;
    }
    const left = before[from];
    const chinese =
      hanCount[from] !== hanCount[at] ||
      left === "han" ||
      (after[at] === "han" && (left === "none" || left === "other"));
    if (!chinese && units[from] === "(" && unit === ")") return;
    widen(from);
    widen(at);
  });
  for (const at of open) if (after[at] === "han") widen(at);
}

interface Quotes {
  readonly straight: string;
  readonly open: string;
  readonly close: string;
  /** Does Chinese outside make them Chinese too, as in `拨打"12345"热线`? */
  readonly byOutside: boolean;
}

const quotePairs: readonly Quotes[] = [
  { straight: '"', open: "“", close: "”", byOutside: true },
  { straight: "'", open: "‘", close: "’", byOutside: false },
];

function widenQuotes(line: Line, printed: string[], quotes: Quotes): void {
  const { units, kinds, before, after, hanCount } = line;
  let open: number | undefined;
  units.forEach((unit, at) => {
    if (kinds[at] !== "mark" || isApostrophe(line, at)) return;
    if (unit === quotes.open || (unit === quotes.straight && open === undefined)) open = at;
    else if ((unit === quotes.straight || unit === quotes.close) && open !== undefined) {
      const from = open;
      open = undefined;
      const outside = before[from] === "han" || (after[at] === "han" && kinds[at + 1] !== "space");
      if (hanCount[from] === hanCount[at] && !(quotes.byOutside && outside)) return;
      printed[from] = quotes.open;
      printed[at] = quotes.close;
    }
  });
}

const isApostrophe = ({ units, kinds }: Line, at: number): boolean =>
  (units[at] === "'" || units[at] === "’") &&
  kinds[at - 1] === "latin" &&
  kinds[at + 1] === "latin";
