/** Longer than any figure or row of figures: a paragraph, or a paste gone wrong. */
export const LONGEST_TEXT = 1000;

/** Characters that look alike to a clerk, and the one the lexicon knows. Full-width ASCII is folded by rule. */
const VARIANTS: Readonly<Record<string, string>> = {
  "−": "-",
  "‐": "-",
  "‑": "-",
  "‒": "-",
  "–": "-",
  "—": "-",
  "―": "-",
  "─": "-",
  "﹣": "-",
  "﹢": "+",
  "﹐": ",",
  "﹑": "、",
  "､": "、",
  "｡": "。",
  "〜": "~",
  "∼": "~",
  "￥": "¥",
  "○": "〇",
  "◯": "〇",
  "〔": "(",
  "〕": ")",
  "【": "(",
  "】": ")",
};

/** Direction marks, joiners, byte-order marks, emoji selectors: pasted along, seen by nobody. */
const INVISIBLE = /[\p{Cf}\ufe00-\ufe0f]/gu;

const FULL_WIDTH = /[\uff01-\uff5e]/gu;
const FULL_WIDTH_OFFSET = 0xfee0;

/**
 * One form for every width and variant of a character, so that the rest of the room knows one.
 * Not Unicode's NFKC: that would read 5² as 52 and ① as 1.
 */
export function normalise(text: string): string {
  return text
    .replace(INVISIBLE, "")
    .replace(FULL_WIDTH, (char) => String.fromCodePoint(char.charCodeAt(0) - FULL_WIDTH_OFFSET))
    .replace(/\r\n?|[\v\f\u2028\u2029]/gu, "\n")
    .replace(/[^\S\n\t]/gu, " ")
    .replace(/[^\p{Script=Han}\w\s]/gu, (char) => VARIANTS[char] ?? char);
}
