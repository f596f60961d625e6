import type { Outline, RowQuestion } from "./outline.ts";

/** A row that a text names, and the words that belong to it: up to the next row named. */
export interface NamedRow {
  readonly rows: readonly RowQuestion[];
  readonly name: string;
  readonly rest: string;
}

/**
 * The rows a text names by their label or another name, in the order named; the longest name wins at each place.
 * Several rows under one name are all returned, for the person to choose.
 */
export function findRows(seen: Outline, text: string): readonly NamedRow[] {
  const found: { rows: readonly RowQuestion[]; name: string; at: number }[] = [];
  let taken = -1;
  for (const { name, rows, at } of mentions(seen, text)) {
    if (at < taken) continue;
    found.push({ rows, name, at });
    taken = at + name.length;
  }
  return found.map(({ rows, name, at }, index) => ({
    rows,
    name,
    rest: text.slice(at + name.length, found[index + 1]?.at),
  }));
}

function mentions(
  seen: Outline,
  text: string,
): { name: string; rows: RowQuestion[]; at: number }[] {
  const list: { name: string; rows: RowQuestion[]; at: number }[] = [];
  for (const [name, rows] of namesOf(seen)) {
    for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
      list.push({ name, rows, at });
    }
  }
  return list.toSorted((a, b) => a.at - b.at || b.name.length - a.name.length);
}

const known = new WeakMap<Outline, ReadonlyMap<string, RowQuestion[]>>();

function namesOf(seen: Outline): ReadonlyMap<string, RowQuestion[]> {
  const made = known.get(seen);
  if (made !== undefined) return made;
  const names = new Map<string, RowQuestion[]>();
  for (const question of seen.questions) {
    if (question.kind !== "row") continue;
    for (const name of new Set([coreOf(question.row.label), ...(question.row.aliases ?? [])])) {
      names.set(name, [...(names.get(name) ?? []), question]);
    }
  }
  known.set(seen, names);
  return names;
}

/** A label without its number and its remark: `（二）部分公开（区分处理的…）` → 部分公开. */
export const coreOf = (label: string): string =>
  label
    .replace(/^(?:[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、|\d+\.)/, "")
    .replace(/[（(].*[）)]$/, "");

/** The only rows whose label contains these words, when no name fits whole: 许可 → 行政许可. */
export function rowsLike(seen: Outline, words: string): readonly RowQuestion[] {
  if (words.length < 2) return [];
  return seen.questions.filter(
    (question): question is RowQuestion =>
      question.kind === "row" && coreOf(question.row.label).includes(words),
  );
}
