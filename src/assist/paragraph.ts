import type { Office } from "#flows/office.ts";
import { type Allowed, checkSentence, type Refusal } from "./check-sentence.ts";
import type { Model, Outcome } from "./model.ts";
import { ownLevels } from "./own-levels.ts";
import { clauseAround, placeholder } from "./placeholders.ts";
import { isSentence, splitSentences } from "./sentences.ts";

/** What a paragraph is to be written from. No figure of a table is in it: figures are named, never told. */
export interface ParagraphWish {
  /** The aspect, and what the statute and reviewers expect of it. */
  readonly part: Readonly<{ name: string; guide: string }>;
  readonly facts: readonly GivenFact[];
  readonly figures: readonly GivenFigure[];
  readonly unit: Office;
  readonly year: number;
  /** Names of websites and columns that may be said. */
  readonly names?: readonly string[];
  readonly wish: "other" | "shorter" | "formal";
  /** The sentences of the present draft. */
  readonly before: readonly string[];
}

/** What was asked, and the answer as it may be said: 3次, 在县政府网站开设专栏, 是. */
export interface GivenFact {
  readonly ask: string;
  readonly answer: string;
}

export interface GivenFigure {
  readonly cell: string;
  readonly label: string;
  readonly zero: boolean;
  /** It must be said: a paragraph without it takes over the sentence of the present draft. */
  readonly required?: boolean;
}

export interface Paragraph {
  readonly sentences: readonly string[];
  readonly refused: readonly (Readonly<{ sentence: string }> & Refusal)[];
}

/** A paragraph has few sentences; whatever goes on is no paragraph. */
const mostSentences = 12;
const mostCharacters = 4_000;

/**
 * A paragraph of the model's, sentence by sentence as it comes; only those that say nothing of their own are heard and
 * come back. With none of them left it has failed, and the draft that is there stays.
 */
export async function writeParagraph(
  model: Model,
  wish: ParagraphWish,
  heard: (sentences: readonly string[]) => void,
  signal: AbortSignal,
): Promise<Outcome<Paragraph>> {
  const allowed = allowedBy(wish);
  const tooLong = new AbortController();
  let shown = 0;
  const outcome = await model.write(
    { prompt: "paragraph", about: aboutOf(wish) },
    (text) => {
      if (text.length > mostCharacters) tooLong.abort();
      const { sentences } = judge(finished(text), allowed);
      if (sentences.length > shown) heard(sentences);
      shown = Math.max(shown, sentences.length);
    },
    AbortSignal.any([signal, tooLong.signal]),
  );
  const { used } = outcome;
  if (tooLong.signal.aborted && !signal.aborted) return { kind: "failed", why: "unusable", used };
  if (outcome.kind === "failed") return outcome;
  if (outcome.value.length > mostCharacters) return { kind: "failed", why: "unusable", used };
  const judged = judge(splitSentences(outcome.value), allowed);
  if (judged.sentences.length === 0) return { kind: "failed", why: "unusable", used };
  return { kind: "ok", value: withRequired(judged, wish), used };
}

function judge(pieces: readonly string[], allowed: Allowed): Paragraph {
  const sentences: string[] = [];
  const refused: Paragraph["refused"][number][] = [];
  for (const sentence of pieces.filter(isSentence).map((piece) => piece.trim())) {
    if (sentences.includes(sentence)) continue;
    const refusal =
      sentences.length >= mostSentences
        ? ({ why: "long", piece: sentence } as const)
        : (checkSentence(sentence, allowed) ?? unfinished(sentence) ?? twice(sentence, sentences));
    if (refusal === undefined) sentences.push(sentence);
    else refused.push({ sentence, ...refusal });
  }
  return { sentences, refused };
}

/** All but the piece that is still being written. */
function finished(text: string): readonly string[] {
  const pieces = splitSentences(text);
  return /[。；\n]["”’」』）)]*$/.test(text) ? pieces : pieces.slice(0, -1);
}

/** A sentence that was cut off. */
const unfinished = (sentence: string): Refusal | undefined =>
  /[。；][”’」』）]*$/.test(sentence) ? undefined : { why: "brace", piece: sentence.slice(-10) };

/** A figure that an earlier sentence said already, of something else: 办结{{a}}件 and then 开会{{a}}次. */
function twice(sentence: string, before: readonly string[]): Refusal | undefined {
  const clauses = (text: string) =>
    [...text.matchAll(placeholder)].flatMap(({ 0: mark, 1: cell, index }) =>
      cell === undefined ? [] : [{ cell, clause: clauseAround(text, index, mark.length) }],
    );
  const said = before.flatMap(clauses);
  const other = clauses(sentence).find(({ cell, clause }) =>
    said.some((one) => one.cell === cell && !haveWordInCommon(one.clause, clause)),
  );
  return other && { why: "misplaced", piece: `${other.clause}：{{${other.cell}}}` };
}

const haveWordInCommon = (one: string, other: string): boolean =>
  Array.from({ length: one.length - 1 }, (_, at) => one.slice(at, at + 2)).some((pair) =>
    other.includes(pair),
  );

const cellsOf = (sentence: string): readonly string[] =>
  [...sentence.matchAll(placeholder)].flatMap(([, cell]) => cell ?? []);

/** A figure that must be said and is not: the sentence of the present draft says it, at its place there. */
function withRequired(judged: Paragraph, wish: ParagraphWish): Paragraph {
  let { sentences } = judged;
  const refused = [...judged.refused];
  const required = wish.figures.filter((figure) => figure.required === true);
  // Twice: a sentence that goes for another may take a figure of its own with it.
  for (const { cell } of [...required, ...required]) {
    if (sentences.some((sentence) => cellsOf(sentence).includes(cell))) continue;
    refused.push({ sentence: "", why: "dropped", piece: `{{${cell}}}` });
    const at = wish.before.findIndex((sentence) => cellsOf(sentence).includes(cell));
    const plain = wish.before[at];
    if (plain === undefined || sentences.includes(plain)) continue;
    const told = cellsOf(plain);
    const rest = sentences.filter(
      (sentence) =>
        wish.before.includes(sentence) || !cellsOf(sentence).some((one) => told.includes(one)),
    );
    sentences = [...rest.slice(0, at), plain, ...rest.slice(at)];
  }
  return { sentences, refused };
}

const aboutOf = (wish: ParagraphWish): Readonly<Record<string, unknown>> => ({
  aspect: wish.part.name,
  guide: wish.part.guide,
  facts: wish.facts.map(({ ask, answer }) => ({ ask, answer })),
  figures: wish.figures.map(({ cell, label, zero }) => ({
    placeholder: `{{${cell}}}`,
    label,
    zero,
  })),
  names: [wish.unit.unit, wish.unit.self, ...(wish.names ?? [])],
  year: wish.year,
  draft: wish.before,
  wish: wishes[wish.wish],
});

const wishes: Readonly<Record<ParagraphWish["wish"], string>> = {
  other: "换一种说法",
  shorter: "短一点",
  formal: "正式一点",
};

/** A fact answered with no, and a figure that is 0, say of what there was none. */
function allowedBy({
  facts,
  figures,
  unit,
  year,
  names = [],
  part,
  before,
}: ParagraphWish): Allowed {
  const isNo = ({ answer }: GivenFact): boolean =>
    /^(?:否|没有|无|没|0)\P{Script=Han}?/u.test(answer);
  // The draft was written by the form's own phrases, from the same facts: what it says is given.
  const drafted = before.map((sentence) => sentence.replaceAll(placeholder, "，"));
  const given = facts.filter((fact) => !isNo(fact)).map(({ answer }) => answer);
  return {
    placeholders: new Map(figures.map(({ cell, label }) => [cell, label])),
    facts: [...given, ...drafted],
    numbers: given.filter((answer) => /^\d/.test(answer)),
    units: [unit.unit, unit.self, unit.county, ...names],
    laws: [],
    year,
    own: ownLevels(unit),
    none: [
      ...figures.filter(({ zero }) => zero).map(({ label }) => label),
      ...facts.filter(isNo).map(({ ask }) => ask),
    ],
    subjects: [
      part.name,
      ...facts.filter((fact) => !isNo(fact)).map(({ ask }) => ask),
      ...figures.map(({ label }) => label),
    ],
  };
}
