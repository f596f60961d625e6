import { LONGEST_TEXT, normalise } from "../normalise.ts";
import { readNumber } from "../read-number.ts";
import type { Token } from "../lexicon.ts";
import { isDigit, isNumeric, tokenise } from "../tokenise.ts";
import type { Meaning, Vocabulary } from "./vocabulary.ts";

/** A piece of a sentence; `from` and `to` are places in the text as it was sent. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly is: Meaning | Readonly<{ kind: "number"; count: number }> | Mark;
}

type Mark = Readonly<{ kind: "break" | "colon" }>;

/** Cuts a sentence into numbers, words and marks that are all known; undefined if anything in it is not. */
export function scan(text: string, vocabulary: Vocabulary): readonly Piece[] | undefined {
  if (text.length > LONGEST_TEXT) return undefined;
  const { plain, places } = normalised(text);
  const tokens = tokenise(plain, (within, at) => wordAt(within, at, vocabulary));
  const pieces: Piece[] = [];
  let at = 0;
  for (let index = 0; index < tokens.length;) {
    const length = numberLength(tokens, index);
    const taken = tokens.slice(index, index + Math.max(1, length));
    const written = taken.map((token) => token.text).join("");
    const is = length > 0 ? numberOf(written) : meaningOf(tokens, index, vocabulary);
    if (is === undefined) return undefined;
    const end = at + written.length;
    if (is !== "nothing") {
      pieces.push({ from: places[at] ?? 0, to: (places[end - 1] ?? 0) + 1, is });
    }
    at = end;
    index += taken.length;
  }
  return pieces;
}

/** The text in one width, and of each of its characters the place where it was sent. */
function normalised(text: string): { plain: string; places: readonly number[] } {
  const pieces = [...text.matchAll(/\r\n|[^]/g)].map(({ 0: sent, index }) => {
    const plain = PLAIN.test(sent) ? sent : normalise(sent);
    return { plain: BRACKETS[plain] ?? plain, index };
  });
  return {
    plain: pieces.map(({ plain }) => plain).join(""),
    places: pieces.flatMap(({ plain, index }) => (plain === "" ? [] : [index])),
  };
}

/** Nothing to fold: most of any sentence. */
const PLAIN = /[0-9\u4e00-\u9fff]/;

/** A note belongs to the count in front of it: 3件（2件个人的）. */
const BRACKETS: Readonly<Record<string, string>> = { "(": ":", ")": ";" };

const NUMERAL = /[\d一二三四五六七八九十百千万亿两零〇]/;

/** The longest word at a place. One that begins like a number is none behind a number: 二十一共. */
function wordAt(text: string, at: number, { beginning }: Vocabulary): string | undefined {
  const first = text[at] ?? "";
  if (NUMERAL.test(first) && NUMERAL.test(text[at - 1] ?? "")) return undefined;
  return beginning.get(first)?.find((word) => text.startsWith(word, at));
}

function numberLength(tokens: readonly Token[], from: number): number {
  let end = from;
  while (isNumeric(tokens[end])) end += 1;
  return end - from;
}

function numberOf(written: string): { kind: "number"; count: number } | undefined {
  const reading = readNumber(written, { kind: "count" });
  return reading.kind === "value" ? { kind: "number", count: reading.value } : undefined;
}

const MARKS: Readonly<Record<string, Mark>> = Object.fromEntries([
  ..."。 ； ; 、 ! \n".split(" ").map((mark) => [mark, { kind: "break" }]),
  [":", { kind: "colon" }],
]);

function meaningOf(
  tokens: readonly Token[],
  at: number,
  { meaning }: Vocabulary,
): Meaning | Mark | "nothing" | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  if (token.kind === "label") {
    const found = meaning.get(token.text);
    return found?.kind === "strange" ? undefined : found;
  }
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  if (token.kind === "space") {
    return before?.kind === "label" && isNumeric(after) && isCounter(before.text, meaning)
      ? { kind: "break" }
      : "nothing";
  }
  // 12,100 may be one number or two.
  const digits = isDigit(before) && isDigit(after);
  if (token.text === ",") {
    return digits && after?.text.length === 3 ? undefined : { kind: "break" };
  }
  if (token.text === ".") return digits ? undefined : { kind: "break" };
  return MARKS[token.text];
}

const isCounter = (word: string, meaning: Vocabulary["meaning"]): boolean => {
  const kind = meaning.get(word)?.kind;
  return kind === "counter" || kind === "piece";
};
