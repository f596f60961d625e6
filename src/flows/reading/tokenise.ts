import { LEXICON, LONGEST_WORD, type Token, type TokenKind } from "./lexicon.ts";

/** Finds a word of the caller's own (a column's label) at a place of the text; returns its text. */
export type Spot = (text: string, at: number) => string | undefined;

/** Cuts normalised text into tokens; every character lands in exactly one. */
export function tokenise(text: string, spot: Spot = () => undefined): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const token = tokenAt(text, at, spot);
    const last = tokens.at(-1);
    if (token.kind === "word" && last?.kind === "word") {
      tokens[tokens.length - 1] = { ...last, text: last.text + token.text };
    } else {
      tokens.push(token);
    }
    at += token.text.length;
  }
  return tokens;
}

/** The tokens' text as typed. */
export function textOf(tokens: readonly Token[]): string {
  return tokens
    .map((token) => token.text)
    .join("")
    .trim();
}

/** The kinds that stand for digits. */
const DIGITS: ReadonlySet<TokenKind> = new Set(["digits", "look-alike", "numeral"]);

export function isDigit(token: Token | undefined): boolean {
  return token !== undefined && DIGITS.has(token.kind);
}

/** Digits, or a word for a power of ten. */
export function isNumeric(token: Token | undefined): boolean {
  return isDigit(token) || token?.kind === "scale";
}

function tokenAt(text: string, at: number, spot: Spot): Token {
  const label = spot(text, at);
  if (label !== undefined) return { kind: "label", text: label, value: 0 };
  return patternAt(text, at) ?? wordAt(text, at) ?? unknownAt(text, at);
}

/** What no list can hold. A look-alike is a number with a letter for 0 or 1, or that letter alone. */
const PATTERNS: readonly (readonly [TokenKind, RegExp])[] = [
  ["note", /\([^()]*\)/y],
  ["digits", /[0-9]+(?![0-9oOlI])/y],
  ["look-alike", /(?<![A-Za-z])[0-9oOlI]*[0-9][0-9oOlI]*/y],
  ["look-alike", /(?<![A-Za-z0-9])[oOlI](?![A-Za-z0-9])/y],
];

function patternAt(text: string, at: number): Token | undefined {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return { kind, text: found, value: 0 };
  }
  return undefined;
}

function wordAt(text: string, at: number): Token | undefined {
  for (let length = LONGEST_WORD; length > 0; length -= 1) {
    const token = LEXICON.get(text.slice(at, at + length));
    if (token !== undefined && token.text.length === length) return token;
  }
  return undefined;
}

/** A whole character, so that an emoji is never cut in two. */
function unknownAt(text: string, at: number): Token {
  return { kind: "word", text: String.fromCodePoint(text.codePointAt(at) ?? 0), value: 0 };
}
