import { lawsIn } from "./laws-in.ts";
import { namesIn } from "./names-in.ts";
import { quantitiesIn } from "./quantities-in.ts";
import { placeholder } from "./placeholders.ts";
import { strangeIn } from "./talk-in.ts";

/** A sentence in which a token stands for everything that nobody may touch: 〔1〕, 〔2〕, … */
export interface Locked {
  readonly text: string;
  /** The first stands for 〔1〕. */
  readonly pieces: readonly Piece[];
}

export interface Piece {
  readonly text: string;
  readonly kind: "number" | "placeholder" | "name" | "word";
}

/** Puts away numbers, placeholders, dates, names, laws, Latin words, and the words given. */
export function lock(sentence: string, own: string, words: readonly string[]): Locked {
  const pieces: Piece[] = [];
  let text = "";
  let from = 0;
  for (const { at, to, kind } of joined(found(sentence, own, words))) {
    pieces.push({ text: sentence.slice(at, to), kind });
    text += `${sentence.slice(from, at)}〔${pieces.length}〕`;
    from = to;
  }
  return { text: text + sentence.slice(from), pieces };
}

/** The pieces put back; nothing when a token was lost, doubled, bent, added, or taken to another place in the row. */
export function unlock(text: string, pieces: readonly Piece[]): string | undefined {
  const tokens = [...text.matchAll(token)].map(([, number]) => Number(number));
  if (tokens.length !== pieces.length || tokens.some((number, at) => number !== at + 1))
    return undefined;
  if (/[〔〕]/.test(text.replaceAll(token, ""))) return undefined;
  return text.replaceAll(token, (_, number: string) => pieces[Number(number) - 1]?.text ?? "");
}

export const token = /〔([1-9]\d?)〕/g;

interface Range {
  readonly at: number;
  readonly to: number;
  readonly kind: Piece["kind"];
}

function found(sentence: string, own: string, words: readonly string[]): readonly Range[] {
  const marks = [...sentence.matchAll(placeholder)].map((match) => ({
    text: match[0],
    at: match.index,
  }));
  const said = words
    .filter((word) => word !== "")
    .flatMap((word) => [...sentence.matchAll(literally(word))])
    .map((match) => ({ text: match[0], at: match.index }));
  const bare = sentence.replaceAll(placeholder, (mark) => "\u{2fff}".repeat(mark.length));
  const as = (kind: Piece["kind"], list: readonly Readonly<{ text: string; at: number }>[]) =>
    list.map(({ text, at }) => ({ at, to: at + text.length, kind }));
  return [
    ...as("placeholder", marks),
    ...as("number", quantitiesIn(bare)),
    ...as("name", namesIn(bare, own)),
    ...as("word", [...lawsIn(bare), ...said, ...strangeIn(bare)]),
  ];
}

const literally = (word: string): RegExp =>
  new RegExp(word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`), "g");

/** What overlaps is one piece; of which kind, the gravest says. */
function joined(ranges: readonly Range[]): readonly Range[] {
  const inOrder = ranges.toSorted((a, b) => a.at - b.at || b.to - a.to);
  const whole: Range[] = [];
  for (const range of inOrder) {
    const last = whole.at(-1);
    if (last === undefined || range.at >= last.to) whole.push(range);
    else {
      const kind =
        gravity.indexOf(range.kind) < gravity.indexOf(last.kind) ? range.kind : last.kind;
      whole[whole.length - 1] = { at: last.at, to: Math.max(last.to, range.to), kind };
    }
  }
  return whole;
}

const gravity: readonly Piece["kind"][] = ["placeholder", "number", "name", "word"];
