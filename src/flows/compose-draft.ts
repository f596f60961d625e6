import { isNo, isYes } from "./answer/yes-no.ts";
import type { CellId, Fact, FactKind, Level, Part, Phrase, PhraseCondition } from "./form.ts";
import { mark, phrasePieces } from "./phrase-pieces.ts";
import type { Named } from "./phrase-pieces.ts";
import { readNumber } from "./reading/read-number.ts";

export interface DraftOptions {
  /** Turns the wheel: two names do not read alike. */
  readonly unit: string;
  readonly level: Level;
  /** Counts on with each "another". */
  readonly variant: number;
  readonly brief?: boolean;
}

/**
 * The sentences of one part, from the figures and the facts. Of each sentence, the variants that say most of what is
 * known stand for choice; the unit's name and `variant` pick among them. `{{cell}}`, `{year}`, `{unit}` and `{self}`
 * stay, so that the text follows the report; facts are put in.
 */
export function composeDraft(
  part: Part,
  given: Readonly<Record<string, string>>,
  values: ReadonlyMap<CellId, number>,
  options: DraftOptions,
): readonly string[] {
  const known: Known = { facts: knownFacts(part, given, options.level), values };
  const draft: string[] = [];
  for (const [at, variants] of (part.phrases ?? []).entries()) {
    const fitting = fittingVariants(variants, known, options.brief === true);
    const from = turn(`${options.unit}/${part.key}/${at}`) + options.variant;
    const inTurn = fitting.map((_, step) => fitting[(from + step) % fitting.length] ?? "");
    const before = draft.at(-1)?.slice(0, 2);
    const sentence = inTurn.find((text) => text.slice(0, 2) !== before) ?? inTurn[0];
    if (sentence !== undefined) draft.push(sentence);
  }
  return draft;
}

/** The small questions of a part that this level is asked. */
export const factsOf = (part: Part, level: Level): readonly Fact[] =>
  (part.facts ?? []).filter(({ levels }) => levels === undefined || levels.includes(level));

export type FactReading =
  | Readonly<{ kind: "value"; value: string }>
  | Readonly<{ kind: "refused"; reason: "not-a-count" | "not-yes-no" | "too-long" | "empty" }>;

/** An answer to a fact, as it is kept: a count in digits, `yes` or `no`, a few words; 无 where there was nothing. */
export function readFact(fact: Fact, text: string): FactReading {
  const tidied = tidyWords(text);
  if (tidied === "") return refused("empty");
  // A mark before a number may be a part of it.
  return readers[fact.kind](fact.kind === "count" ? withoutBraces(text).trim() : tidied);
}

const longestWords = 60;
const nothing: Readonly<Record<FactKind, string>> = { count: "0", "yes-no": "no", words: "无" };

const refused = (reason: Extract<FactReading, { kind: "refused" }>["reason"]): FactReading => ({
  kind: "refused",
  reason,
});
const value = (text: string): FactReading => ({ kind: "value", value: text });

const readers: Readonly<Record<FactKind, (text: string) => FactReading>> = {
  count: (text) => {
    const count = countIn(text);
    return count === undefined ? refused("not-a-count") : value(String(count));
  },
  "yes-no": (text) => {
    if (isYes(text) || /^(?:有(?!时)|做|都|是|已)[^没不未无]{0,8}$/.test(text)) return value("yes");
    if (isNo(text) || /^(?:没|未|无)(?!错|问题)[^有]{0,6}$/.test(text))
      return value(nothing["yes-no"]);
    return refused("not-yes-no");
  },
  words: (text) => {
    if (isNo(text) || /^(?:还没有|暂无|无此类情况)$/.test(text)) return value(nothing.words);
    return text.length > longestWords ? refused("too-long") : value(text);
  },
};

/** As the core reads figures; beyond that, one lone number among words (开了3场), and 没开过. */
function countIn(text: string): number | undefined {
  const reading = readNumber(text, { kind: "count" });
  if (reading.kind === "value") return reading.value;
  if (isNo(text) || /^(?:一次也|一个也)?(?:没|未)(?:有|开|办|搞|做|发|去|设){0,2}过?$/.test(text))
    return 0;
  if (reading.kind !== "refused" || reading.reason !== "extra-words") return undefined;
  const lone = loneCount.exec(text.normalize("NFKC"))?.[1];
  return lone === undefined ? undefined : Number(lone);
}

/** 开了3场 and 有3人参加 count something; in 12345热线 the number is a name. */
const loneCount =
  /^[^\d一二两三四五六七八九十百千万亿.%/-]*(\d{1,9})(?:$|\s*[次条件场期人篇个份处项家位名批回遍种类块张本册部套户只])[^\d一二两三四五六七八九十百千万亿.%/-]*$/;

/** On one line, without braces, and without marks at its ends. */
const tidyWords = (text: string): string =>
  withoutBraces(text)
    .replaceAll(/\s+/g, " ")
    .replace(/^[\s、，。；：,.;:！!？?·•-]+/, "")
    .replace(/[\s、，。；：,.;:！!？?]+$/, "");

const withoutBraces = (text: string): string => text.replaceAll(/[{}]/g, "");

interface Known {
  /** What was answered; 无 where there was nothing. */
  readonly facts: ReadonlyMap<string, Readonly<{ some: boolean; text: string }>>;
  readonly values: ReadonlyMap<CellId, number>;
}

function knownFacts(
  part: Part,
  given: Readonly<Record<string, string>>,
  level: Level,
): Known["facts"] {
  return new Map(
    factsOf(part, level).flatMap(({ key, kind }) => {
      const text = withoutBraces(given[key] ?? "").trim();
      return text === "" ? [] : [[key, { some: text !== nothing[kind], text }] as const];
    }),
  );
}

/** The variants that say most of what is known, longer ones first choice; briefly, only the short ones. */
function fittingVariants(
  variants: readonly Phrase[],
  known: Known,
  brief: boolean,
): readonly string[] {
  const sayable = variants
    .filter((phrase) => !brief || phrase.brief === true)
    .flatMap((phrase) => {
      const said = say(phrase, known);
      return said === undefined ? [] : [{ ...said, short: phrase.brief === true }];
    });
  const most = Math.max(...sayable.map(({ says }) => says));
  const best = sayable.filter(({ says }) => says === most);
  const long = best.filter(({ short }) => !short);
  return (brief || long.length === 0 ? best : long).map(({ text }) => text);
}

/** A phrase with its facts put in, and of how many things it speaks; nothing when it may not be said. */
function say(phrase: Phrase, known: Known): Readonly<{ text: string; says: number }> | undefined {
  if (phrase.when !== undefined && !holds(phrase.when, known)) return undefined;
  const about = new Set(phrase.when === undefined ? [] : membersOf(phrase.when));
  let text = "";
  for (const piece of phrasePieces(phrase.text)) {
    const items = piece.kind === "plain" ? [piece] : piece.items;
    // Blank is not zero: nothing is said about a figure that is not there yet.
    if (items.some(({ named }) => named.cells.some((cell) => !known.values.has(cell))))
      return undefined;
    const said = items.filter(({ named }) => isThere(named, known));
    if (said.length === 0) return undefined;
    for (const { named } of said)
      for (const name of [...named.facts, ...named.cells]) about.add(name);
    text += listed(said, known);
  }
  return { text: withFacts(text, known), says: about.size };
}

/** Beyond this, a list names the largest, in the order of the table, and says 等. */
const longestList = 6;

function listed(
  items: readonly Readonly<{ text: string; named: Named }>[],
  { values }: Known,
): string {
  if (items.length <= longestList) return items.map(({ text }) => text).join("、");
  const size = ({ cells }: Named): number =>
    cells.reduce((sum, cell) => sum + (values.get(cell) ?? 0), 0);
  const largest = new Set(
    [...items].sort((a, b) => size(b.named) - size(a.named)).slice(0, longestList),
  );
  return `${items.flatMap((item) => (largest.has(item) ? [item.text] : [])).join("、")}等`;
}

const isThere = ({ facts, cells }: Named, known: Known): boolean =>
  facts.every((fact) => known.facts.get(fact)?.some === true) &&
  cells.every((cell) => known.values.get(cell) !== 0);

const membersOf = (when: PhraseCondition): readonly string[] =>
  when.kind === "none" || when.kind === "some" ? when.facts : when.cells;

const conditions: {
  readonly [Kind in PhraseCondition["kind"]]: (name: string, known: Known) => boolean;
} = {
  none: (fact, { facts }) => facts.get(fact)?.some === false,
  some: (fact, { facts }) => facts.get(fact)?.some === true,
  zero: (cell, { values }) => values.get(cell) === 0,
  positive: (cell, { values }) => (values.get(cell) ?? 0) > 0,
};

const holds = (when: PhraseCondition, known: Known): boolean =>
  membersOf(when).every((name) => conditions[when.kind](name, known));

/** One pass, so that nothing put in is looked at again; 等 that somebody wrote is not followed by another. */
const markAndMore = new RegExp(`(?:${mark.source})(等?)`, "g");
const withFacts = (text: string, { facts }: Known): string =>
  text.replaceAll(markAndMore, (all, _, fact: string | undefined, etc: string) => {
    const known = fact === undefined ? undefined : facts.get(fact);
    if (known === undefined) return all;
    return known.text.endsWith("等") ? known.text : known.text + etc;
  });

/** A number that a name comes to, the same everywhere (FNV-1a). */
function turn(name: string): number {
  let hash = 0x811c9dc5;
  for (const letter of name) {
    hash ^= letter.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  return (hash ^ (hash >>> 15)) >>> 4;
}
