import { coreOf } from "../../find-rows.ts";
import type { Row } from "../../form.ts";
import type { TablePlace } from "../../outline.ts";
import { normalise } from "../normalise.ts";
import {
  type Sign,
  columnWords,
  familyWords,
  lateWords,
  noneWords,
  rowWords,
  signWords,
  strangeWords,
} from "./words.ts";

/** What a word of a sentence stands for in the table. */
export type Meaning =
  | Readonly<{ kind: "who"; column: string }>
  /** `late`: only behind what was handled. `none`: of which there are said to be none. */
  | Readonly<{ kind: "row"; row: string; late?: true; none?: true }>
  | Family
  | Readonly<{ kind: Sign }>
  | Readonly<{ kind: "strange" }>;

/** Any of several rows. `refusal`: as 没给, of which a reason may be said, and not as 办结. */
export interface Family {
  readonly kind: "family";
  readonly rows: readonly string[];
  /** The fewer rows that the word may be meant for; empty where it is exact. */
  readonly narrow: readonly string[];
  readonly refusal: boolean;
}

export interface Vocabulary {
  readonly meaning: ReadonlyMap<string, Meaning>;
  /** The words by their first character, the longest first. */
  readonly beginning: ReadonlyMap<string, readonly string[]>;
  /** The rows that say why something was not given. */
  readonly reasons: ReadonlySet<string>;
}

const known = new WeakMap<TablePlace, Vocabulary>();

/** Every word known for a table of cases: its own labels and aliases, and what clerks say. */
export function vocabularyOf(place: TablePlace): Vocabulary {
  const found = known.get(place);
  if (found !== undefined) return found;
  const ours = unmistakable(spoken(place));
  // What clerks say wins over an alias: 结转 is one of two rows there.
  const meaning = new Map([...unmistakable(printed(place)), ...ours]);
  for (const word of strangeWords.split(" ")) meaning.set(word, { kind: "strange" });
  const longestFirst = [...meaning.keys()].toSorted((a, b) => b.length - a.length);
  const families = [...meaning.values()].filter((it) => it.kind === "family" && it.refusal);
  const reasons = new Set(families.flatMap((it) => (it.kind === "family" ? it.rows : [])));
  const made = {
    meaning,
    reasons,
    beginning: Map.groupBy(longestFirst, (word) => word.slice(0, 1)),
  };
  known.set(place, made);
  return made;
}

type Entry = readonly [word: string, meaning: Meaning];

const inputRows = ({ table }: TablePlace): readonly Row[] =>
  table.blocks.flatMap((block) => block.rows.filter((row) => row.sum === undefined));

const inputColumns = ({ table }: TablePlace) =>
  table.blocks.flatMap((block) => block.columns.filter((column) => column.sum === undefined));

function printed(place: TablePlace): readonly Entry[] {
  const rows = inputRows(place);
  const names = place.table.cases?.names ?? {};
  return [
    ...inputColumns(place).flatMap(({ key, label, aliases = [] }) =>
      [label, ...aliases].map((word): Entry => [word, { kind: "who", column: key }]),
    ),
    ...rows.flatMap(({ key, label, aliases = [] }) =>
      [label, coreOf(label), ...aliases, names[key] ?? label].map((word): Entry => [
        word,
        { kind: "row", row: key },
      ]),
    ),
    ...rows.flatMap(({ path = [] }): readonly Entry[] => {
      const group = path.length > 2 ? path[1] : undefined;
      if (group === undefined) return [];
      const members = rows.filter((row) => row.path?.length !== 2 && row.path?.[1] === group);
      const keys = members.map((row) => row.key);
      return [[coreOf(group), { kind: "family", rows: keys, narrow: [], refusal: true }]];
    }),
  ];
}

function spoken(place: TablePlace): readonly Entry[] {
  const rows = inputRows(place).map((row) => row.key);
  const columns = inputColumns(place).map((column) => column.key);
  const named = (keys: readonly string[], pattern: RegExp) =>
    keys.filter((key) => pattern.test(key));
  return [
    ...columnWords.flatMap(([pattern, words]) =>
      named(columns, pattern).flatMap((column) => entries(words, { kind: "who", column })),
    ),
    ...([[rowWords], [lateWords, { late: true }], [noneWords, { none: true }]] as const).flatMap(
      ([list, how]) =>
        list.flatMap(([pattern, words]) =>
          named(rows, pattern).flatMap((row) => entries(words, { kind: "row", row, ...how })),
        ),
    ),
    ...familyWords.flatMap((family) =>
      entries(family.words, {
        kind: "family",
        rows: named(rows, family.rows),
        narrow: family.narrow === undefined ? [] : named(rows, family.narrow),
        refusal: family.settled !== true,
      }),
    ),
    ...Object.entries(signWords).flatMap(([sign, words]) => entries(words, { kind: sign as Sign })),
  ];
}

const entries = (words: string, meaning: Meaning): readonly Entry[] =>
  words.split(" ").map((word) => [word, meaning]);

/** A word with two meanings has none. */
function unmistakable(all: readonly Entry[]): ReadonlyMap<string, Meaning> {
  const words = new Map<string, Meaning | "several">();
  for (const [raw, meaning] of all) {
    const word = normalise(raw).trim();
    const before = words.get(word);
    const same = before === undefined || JSON.stringify(before) === JSON.stringify(meaning);
    words.set(word, same ? meaning : "several");
  }
  return new Map([...words].flatMap(([word, it]) => (it === "several" ? [] : [[word, it]])));
}
