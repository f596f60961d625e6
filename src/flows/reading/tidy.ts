import type { Token, TokenKind } from "./lexicon.ts";
import { isNumeric, tokenise } from "./tokenise.ts";

/**
 * Drops what is said around a figure without changing it: spaces, polite particles, closing
 * punctuation, and a note behind a plain number. Between two figures nothing is dropped, so that
 * they never grow together.
 */
export function tidy(tokens: readonly Token[]): readonly Token[] {
  const words = trim(tokens.flatMap((token, at) => openNote(token, tokens.slice(0, at))));
  return words.filter((word, at) => {
    if (!DROPPED.has(word.kind)) return true;
    const before = words.slice(0, at).findLast((other) => !DROPPED.has(other.kind));
    const after = words.slice(at + 1).find((other) => !DROPPED.has(other.kind));
    return needed(word, before, after);
  });
}

const DROPPED: ReadonlySet<TokenKind> = new Set(["space", "filler", "all"]);

/** A gap is needed between two numbers, unless the second is a 万 or 亿 of the first: 5 万元. */
function needed(gap: Token, before: Token | undefined, after: Token | undefined): boolean {
  if (!isNumeric(before) || !isNumeric(after)) return false;
  return gap.kind !== "space" || !continuesNumber(before, after);
}

/** Whether a space before `after` may stand inside one number: 3 百万, 5 亿. */
export function continuesNumber(before: Token | undefined, after: Token | undefined): boolean {
  if (after?.kind !== "scale" || !isNumeric(before)) return false;
  return after.value >= 4 || before?.kind === "digits";
}

const OPENING: ReadonlySet<TokenKind> = new Set(["space", "separator", "comma"]);
const CLOSING: ReadonlySet<TokenKind> = new Set(["space", "filler", "separator", "comma"]);

function trim(tokens: readonly Token[]): readonly Token[] {
  const start = tokens.findIndex((token) => !OPENING.has(token.kind));
  const end = tokens.findLastIndex(
    (token) => !CLOSING.has(token.kind) && token.text !== "。" && token.text !== ".",
  );
  return start === -1 ? [] : tokens.slice(start, end + 1);
}

/**
 * A note behind a number is a remark, 22（其中修订16件）, and dropped; one that has only words of
 * the trade belongs to the number: 5（万元）, 12（左右）.
 */
function openNote(token: Token, before: readonly Token[]): readonly Token[] {
  if (token.kind !== "note") return [token];
  const inner = tokenise(token.text.slice(1, -1));
  if (inner.every((word) => word.kind !== "word")) return inner;
  return before.some((word) => isNumeric(word)) ? [] : [token];
}
