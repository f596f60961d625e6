/**
 * The numbers of a text as a child reads them, written for these tests: nothing of the core's own readers is in it, so
 * that a fault of theirs does not hide itself.
 */
export function plainNumbers(text: string): readonly number[] {
  return pieces(text).map(({ value }) => value);
}

/** Each number with the character behind it: 3次 and 3人 are two things. Spelt out, it counts only what is counted: 一是 and 统一 count nothing. */
export function countedThings(text: string): readonly string[] {
  return pieces(text)
    .filter(({ digits, behind }) => digits || measures.has(behind))
    .map(({ value, behind }) => `${value}${behind}`);
}

const measures = new Set("件条次篇个处期起项类份人种场名户家年月日号元");

interface Piece {
  readonly value: number;
  readonly behind: string;
  readonly digits: boolean;
}

function pieces(text: string): readonly Piece[] {
  const plain = text
    .replaceAll(/[０-９]/g, (wide) => String.fromCodePoint(wide.charCodeAt(0) - 0xfe_e0))
    .replaceAll(/(?<=\d),(?=\d{3}(?!\d))/g, "");
  return [...plain.matchAll(run)].map((match) => {
    const [piece] = match;
    return {
      value: /^\d/.test(piece) ? Number(piece) : spelt(piece),
      digits: /^\d/.test(piece),
      behind: plain
        .slice(match.index + piece.length)
        .trimStart()
        .charAt(0),
    };
  });
}

const run = /\d+(?:\.\d+)?|[零〇一二两三四五六七八九十百千万]+/g;

/** 三百零五 is 305, 十二 is 12, 二〇二五 is 2025. */
function spelt(text: string): number {
  if (!/[十百千万]/.test(text)) {
    return Number(Array.from(text, (char) => valueOf(char)).join(""));
  }
  let whole = 0;
  let part = 0;
  let digit: number | undefined;
  for (const char of text) {
    const size = sizes[char];
    if (size === undefined) digit = valueOf(char);
    else if (size === 10_000) {
      whole = (whole + part + (digit ?? 0)) * size;
      part = 0;
      digit = undefined;
    } else {
      part += (digit ?? 1) * size;
      digit = undefined;
    }
  }
  return whole + part + (digit ?? 0);
}

const valueOf = (char: string): number =>
  char === "两" ? 2 : char === "〇" ? 0 : "零一二三四五六七八九".indexOf(char);

const sizes: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000, 万: 10_000 };

/** As clerks spell it: 12 is 十二, 305 is 三百零五. Up to 9999. */
export function inChinese(count: number): string {
  if (count === 0) return "零";
  const digits = String(count);
  const spelled = Array.from(digits, (digit, at) => {
    const size = ["", "十", "百", "千"][digits.length - at - 1] ?? "";
    return digit === "0" ? "零" : `${"零一二三四五六七八九".charAt(Number(digit))}${size}`;
  }).join("");
  return spelled.replaceAll(/零+/g, "零").replace(/零$/, "").replace(/^一十/, "十");
}
