import type { Token, TokenKind } from "./lexicon.ts";
import { isNumeric } from "./tokenise.ts";

/** Tokens that surely belong together, and the separators in front of them. */
export interface Atom {
  readonly gap: readonly Token[];
  readonly tokens: readonly Token[];
}

export interface Atoms {
  readonly atoms: readonly Atom[];
  /** The separators after the last. */
  readonly tail: readonly Token[];
}

const SEPARATORS: ReadonlySet<TokenKind> = new Set(["space", "separator", "slash", "comma"]);
const SIGNS: ReadonlySet<TokenKind> = new Set(["sign", "more-or-less"]);

/** Cuts a message at every separator, around every label and in front of every sign. */
export function cutAtoms(tokens: readonly Token[]): Atoms {
  const atoms: { gap: readonly Token[]; tokens: Token[] }[] = [];
  let gap: Token[] = [];
  let last: Token | undefined;
  for (const token of tokens) {
    if (SEPARATORS.has(token.kind)) {
      gap.push(token);
      last = undefined;
      continue;
    }
    if (last === undefined || cutsBetween(last, token)) {
      atoms.push({ gap, tokens: [token] });
      gap = [];
    } else {
      atoms.at(-1)?.tokens.push(token);
    }
    last = token;
  }
  return { atoms, tail: gap };
}

/** Where a new figure may begin though nothing separates it: 制作45公开23, 56加6. */
function cutsBetween(left: Token, right: Token): boolean {
  if ((left.kind === "label") !== (right.kind === "label")) return true;
  return SIGNS.has(right.kind) && (isNumeric(left) || left.kind === "counter");
}

/** Kinds that are no figure by themselves, so that a space beside them may separate nothing. */
const LEADS: ReadonlySet<TokenKind> = new Set(["sign", "more-or-less", "currency"]);
const FOLLOWS: ReadonlySet<TokenKind> = new Set(["counter", "money"]);
const LEADS_OR_FOLLOWS: ReadonlySet<TokenKind> = new Set(["filler", "all", "approximate"]);

/** 加, 人民币: waits for the figure after it. A dash alone may be a place left blank. */
export function leads(atom: Atom): boolean {
  return !isDash(atom) && consistsOf(atom, LEADS);
}

/** 件, 万元: belongs to the figure before it. */
export function follows(atom: Atom): boolean {
  return consistsOf(atom, FOLLOWS);
}

/** 约, 左右, 共, 吧. */
export function leadsOrFollows(atom: Atom): boolean {
  return consistsOf(atom, LEADS_OR_FOLLOWS);
}

export function isDash(atom: Atom): boolean {
  return atom.tokens.every((token) => token.text === "-");
}

function consistsOf(atom: Atom, kinds: ReadonlySet<TokenKind>): boolean {
  return atom.tokens.every((token) => kinds.has(token.kind));
}
