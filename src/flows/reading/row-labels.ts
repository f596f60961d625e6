import { LEXICON, type Token } from "./lexicon.ts";
import { normalise } from "./normalise.ts";
import type { RowColumn } from "./row.ts";
import type { Spot } from "./tokenise.ts";

/** What the words of a message can name in this row. */
export interface Labels {
  /** Finds the longest piece of a column's name at a place of the text. */
  readonly spot: Spot;
  /** The columns, by place, that all the words together name; empty when they disagree. */
  readonly columnsOf: (labels: readonly Token[]) => readonly number[];
}

const SHORTEST = 2;

export function labelsOf(columns: readonly RowColumn[]): Labels {
  const names = columns.map(namesOf);
  const all = columns.map((_, place) => place);
  const exact = (piece: string) => all.filter((place) => names[place]?.whole.includes(piece));
  const partial = (piece: string) =>
    all.filter((place) => names[place]?.plain.some((name) => name.includes(piece)));
  const named = (piece: string) => (exact(piece).length > 0 ? exact(piece) : partial(piece));
  const longest = Math.max(0, ...names.flatMap(({ whole }) => whole.map((name) => name.length)));
  // A word with a meaning of its own (本年, 其他) is a label only as a whole name.
  const isLabel = (piece: string) => (LEXICON.has(piece) ? exact(piece) : named(piece)).length > 0;
  return {
    spot: (text, at) => {
      for (let length = Math.min(longest, text.length - at); length >= SHORTEST; length -= 1) {
        const piece = text.slice(at, at + length);
        if (isLabel(piece)) return piece;
      }
      return undefined;
    },
    columnsOf: (labels) =>
      labels.reduce<readonly number[]>((places, label) => {
        const these = named(label.text);
        return places.filter((place) => these.includes(place));
      }, all),
  };
}

interface Names {
  /** Names a column as a whole: also with its note, 本年收费金额（单位：万元）. */
  readonly whole: readonly string[];
  /** Names it in part: without notes, and without marks, 增/减 as 增减. */
  readonly plain: readonly string[];
}

function namesOf(column: RowColumn): Names {
  const printed = [column.label, ...(column.aliases ?? [])].map((name) => normalise(name).trim());
  const noted = printed.map((name) => name.replace(/\([^()]*\)/g, "").trim());
  const spoken = noted.map((name) => name.replace(/[^\p{L}\p{N}]/gu, ""));
  const plain = [...new Set([...noted, ...spoken])];
  return { whole: [...new Set([...printed, ...plain])], plain };
}
