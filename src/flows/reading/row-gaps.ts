import type { Token } from "./lexicon.ts";
import type { Reason } from "./reading.ts";
import { type Atom, follows, isDash, leads, leadsOrFollows } from "./row-atoms.ts";
import { continuesNumber } from "./tidy.ts";
import { isDigit, isNumeric } from "./tokenise.ts";

/** One way to understand the gap between two atoms. */
export interface Choice {
  readonly act: "join" | "split";
  /** Places left empty in the gap, as between two tabs. */
  readonly blanks: number;
  /** Why one should ask before relying on it. */
  readonly suspect?: Reason | undefined;
}

/** All ways to understand the gap in front of `atoms[at]`, the likeliest first. */
export function choicesAt(atoms: readonly Atom[], at: number): readonly Choice[] {
  const left = atoms[at - 1];
  const right = atoms[at];
  if (left === undefined || right === undefined) return [SPLIT];
  const gap = { left, right, text: textIn(right.gap), grouping: groupingAt(atoms, at) };
  return RULES.find((rule) => rule.when(gap))?.choices(gap) ?? emptyPlaces(gap.text);
}

/**
 * How many places may be empty before the first atom, or after the last: cells of a spreadsheet, or
 * marks for a blank. A comma or a line end there is only punctuation.
 */
export function blanksAtEdge(gap: readonly Token[]): number {
  return Math.max(count(textIn(gap), "\t"), count(textIn(gap), "/"));
}

interface Gap {
  readonly left: Atom;
  readonly right: Atom;
  readonly text: string;
  /** Of a comma between digits: whether all commas of the run group thousands. */
  readonly grouping: "whole-run" | "part-of-run" | undefined;
}

interface Rule {
  readonly says: string;
  readonly when: (gap: Gap) => boolean;
  readonly choices: (gap: Gap) => readonly Choice[];
}

const JOIN: Choice = { act: "join", blanks: 0 };
const SPLIT: Choice = { act: "split", blanks: 0 };

const isOpen = (gap: Gap) => /^ *$/.test(gap.text);

/** In order; a gap that no rule knows separates two places. */
const RULES: readonly Rule[] = [
  {
    says: "a note belongs to the figure before it: 22 （其中修订16件）",
    when: (gap) => isOpen(gap) && first(gap.right)?.kind === "note",
    choices: () => [JOIN],
  },
  {
    says: "a name goes with the figure after it, or before it: 公开23, 3个自然人",
    when: ({ left }) => last(left)?.kind === "label",
    choices: () => [JOIN, SPLIT],
  },
  {
    says: "a name begins the next figure, or ends this one",
    when: ({ right }) => first(right)?.kind === "label",
    choices: () => [SPLIT, JOIN],
  },
  {
    says: "三个数，都是0 speaks of one thing",
    when: ({ left }) => last(left)?.kind === "all",
    choices: () => [JOIN],
  },
  {
    says: "56加6 is two figures; 156-5997 may be",
    when: ({ text }) => text === "",
    choices: ({ right }) => [JOIN, { ...SPLIT, suspect: suspectSign(first(right)) }],
  },
  {
    says: "1,234 groups thousands; split, one asks",
    when: ({ grouping }) => grouping === "whole-run",
    choices: () => [JOIN, { ...SPLIT, suspect: "grouping" }],
  },
  {
    says: "45,123,5 is a list; joined in part, one asks",
    when: ({ grouping }) => grouping === "part-of-run",
    choices: () => [SPLIT, { ...JOIN, suspect: "grouping" }],
  },
  {
    says: "a dash before a figure is its sign, or a place left blank; 56 - 3 may be either",
    when: (gap) => isOpen(gap) && isDash(gap.left) && isNumeric(first(gap.right)),
    choices: ({ left }) => {
      const aloof = /^ +$/.test(textIn(left.gap));
      return [aloof ? { ...JOIN, suspect: "run-together" } : JOIN, SPLIT];
    },
  },
  {
    says: "3 件, 加 6, 人民币 5000 are each one figure",
    when: (gap) => isOpen(gap) && (leads(gap.left) || follows(gap.right)),
    choices: () => [JOIN],
  },
  {
    says: "a word around a figure goes with the one after it",
    when: (gap) => isOpen(gap) && leadsOrFollows(gap.left),
    choices: () => [JOIN, SPLIT],
  },
  {
    says: "or with the one before it",
    when: (gap) => isOpen(gap) && leadsOrFollows(gap.right),
    choices: () => [SPLIT, JOIN],
  },
  {
    says: "5 万元 is one figure",
    when: (gap) => isOpen(gap) && continuesNumber(last(gap.left), first(gap.right)),
    choices: () => [JOIN],
  },
];

function first(atom: Atom): Token | undefined {
  return atom.tokens[0];
}

function last(atom: Atom): Token | undefined {
  return atom.tokens.at(-1);
}

/** Of separators, untrimmed. */
function textIn(gap: readonly Token[]): string {
  return gap.map((token) => token.text).join("");
}

function suspectSign(token: Token | undefined): Reason | undefined {
  return token?.text === "+" || token?.text === "-" ? "run-together" : undefined;
}

const HARD = /[\t\n;、|,]/;

/** `22\t\t235` and `22 / 235` may leave a place empty; `45/23` does not. */
function emptyPlaces(gap: string): readonly Choice[] {
  const slashes = gap === "/" ? 0 : count(gap, "/");
  const most = Math.max(0, count(gap, HARD) - 1, slashes);
  return Array.from({ length: most + 1 }, (_, blanks) => ({ act: "split", blanks }) as const);
}

function count(text: string, pattern: string | RegExp): number {
  return text.split(pattern).length - 1;
}

/** Looks at all digits joined by commas around the gap. */
function groupingAt(atoms: readonly Atom[], at: number): Gap["grouping"] {
  if (!isGroupComma(atoms, at)) return undefined;
  let from = at - 1;
  while (isComma(atoms, from)) from -= 1;
  let to = at;
  while (isComma(atoms, to + 1)) to += 1;
  const heads = atoms.slice(from, to + 1).map((atom) => leadingDigits(atom));
  const head = heads[0] ?? "";
  const whole = head.length <= 3 && heads.slice(1).every((digits) => digits.length === 3);
  return whole ? "whole-run" : "part-of-run";
}

function isGroupComma(atoms: readonly Atom[], at: number): boolean {
  const before = leadingDigits(atoms[at - 1]);
  return isComma(atoms, at) && leadingDigits(atoms[at]).length === 3 && before.length <= 3;
}

function isComma(atoms: readonly Atom[], at: number): boolean {
  const left = atoms[at - 1]?.tokens.at(-1);
  const right = atoms[at];
  return right !== undefined && textIn(right.gap) === "," && isDigit(left) && isDigit(first(right));
}

/** The digits that touch the comma; the first group of a run may have words before it. */
function leadingDigits(atom: Atom | undefined): string {
  return atom?.tokens.find((token) => isDigit(token))?.text ?? "";
}
