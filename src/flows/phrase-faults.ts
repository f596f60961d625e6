import type { NarrativeSection, Part, Phrase, PhraseCondition } from "./form.ts";
import type { Outline } from "./outline.ts";
import { mark, namedIn, phrasePieces } from "./phrase-pieces.ts";

/** The faults of the facts and phrases of a written section; none when all of it can be asked and said. */
export function* phraseFaults(section: NarrativeSection, seen: Outline): Generator<string> {
  for (const part of section.parts) {
    yield* factFaults(section, part);
    for (const phrase of part.phrases?.flat() ?? []) yield* wordFaults(part, phrase, seen);
    for (const variants of part.phrases ?? []) yield* variantFaults(part, variants);
  }
}

const ascii = /^[a-z][a-z0-9_]*$/;
/** A fact's whole id travels in buttons, as a question's does. */
const longestId = 48;

function* factFaults(section: NarrativeSection, part: Part): Generator<string> {
  const keys = (part.facts ?? []).map(({ key }) => key);
  for (const key of new Set(keys.filter((each, at) => keys.indexOf(each) !== at)))
    yield `fact ${key} of ${part.key} is there twice`;
  const used = new Set(
    (part.phrases ?? [])
      .flat()
      .flatMap(({ text, when }) => [...namedIn(text).facts, ...factsIn(when)]),
  );
  for (const { key, kind, unit } of part.facts ?? []) {
    const id = `${section.id}.${part.key}.${key}`;
    if (!ascii.test(key))
      yield `${key} among the facts of ${part.key} is no id: use a-z, 0-9 and _`;
    if (id.length > longestId) yield `id ${id} is too long for a button`;
    if (kind === "count" && unit === undefined)
      yield `fact ${key} of ${part.key} counts without a measure word`;
    if (!used.has(key)) yield `fact ${key} of ${part.key} is asked and never said`;
  }
}

function* wordFaults(part: Part, { text, when }: Phrase, seen: Outline): Generator<string> {
  const of = `a phrase of ${part.key}`;
  const facts = new Map((part.facts ?? []).map((fact) => [fact.key, fact]));
  const named = namedIn(text);
  for (const key of [...named.facts, ...factsIn(when)]) {
    if (!facts.has(key)) yield `${of} names {${key}}; facts are ${[...facts.keys()].join(", ")}`;
  }
  for (const key of named.facts) {
    if (facts.get(key)?.kind === "yes-no")
      yield `${of} says {${key}}, which is a yes or a no: let it be a condition`;
  }
  for (const id of [...named.cells, ...cellsIn(when)]) {
    if (!seen.cells.has(id)) yield `${of} names ${id}, which no table has`;
  }
  if (!text.endsWith("。")) yield `${of} does not end in 。: ${text}`;
  const bare = text.replaceAll(mark, "");
  if (/[{}]/.test(bare)) yield `${of} has a brace too many: ${text}`;
  if (/\d/.test(bare.replaceAll(/年\d+月\d+日/g, "")))
    yield `${of} states a number of its own: ${text}`;
  const pieces = phrasePieces(text);
  if (pieces.some((piece) => piece.kind === "plain" && /[[\]|]/.test(piece.text)))
    yield `${of} has an open list: ${text}`;
  const items = pieces.flatMap((piece) => (piece.kind === "list" ? piece.items : []));
  if (items.some((item) => item.named.facts.length + item.named.cells.length === 0))
    yield `${of} lists something that names nothing: ${text}`;
}

/**
 * Whoever asks for another wording gets one: in each situation there are two, but for words that quote the statute in
 * full. A situation is what a phrase needs to be known.
 */
function* variantFaults(part: Part, variants: readonly Phrase[]): Generator<string> {
  const situations = Map.groupBy(variants, situationOf);
  for (const alike of situations.values()) {
    const long = alike.filter(({ brief }) => brief !== true);
    const choice = long.length === 0 ? alike : long;
    const texts = new Set(choice.map(({ text }) => text));
    const [first = ""] = texts;
    if (texts.size < choice.length) yield `a phrase of ${part.key} is there twice: ${first}`;
    if (texts.size < 2 && !first.includes("《中华人民共和国政府信息公开条例》"))
      yield `a sentence of ${part.key} has one wording only: ${first}`;
  }
}

const situationOf = ({ text, when }: Phrase): string => {
  const { facts, cells } = namedIn(text);
  const names = new Set([...facts, ...cells, ...factsIn(when), ...cellsIn(when)]);
  return [when?.kind ?? "", ...[...names].sort()].join(" ");
};

const factsIn = (when: PhraseCondition | undefined): readonly string[] =>
  when?.kind === "none" || when?.kind === "some" ? when.facts : [];

const cellsIn = (when: PhraseCondition | undefined): readonly string[] =>
  when?.kind === "zero" || when?.kind === "positive" ? when.cells : [];
