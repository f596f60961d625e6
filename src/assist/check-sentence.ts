import { claimsIn, claimsOf } from "./claims-in.ts";
import { commonLaws, lawsIn } from "./laws-in.ts";
import { namesIn } from "./names-in.ts";
import { noneIn } from "./none-in.ts";
import { hedgesBefore } from "./numerals.ts";
import { type Quantity, quantitiesIn } from "./quantities-in.ts";
import { misplaced, nearNumeral, placeholder, strayBrace } from "./placeholders.ts";
import { strangeIn } from "./talk-in.ts";

/** All that a sentence may speak of. What is not in here is the writer's own invention. */
export interface Allowed {
  /** The cells that may be named, and what they are: by this a figure is known at a wrong place. */
  readonly placeholders: ReadonlyMap<string, string>;
  /** Words and counts of the person: 在县政府网站开设政策解读专栏, 3次. Names and numbers in them may be said as well. */
  readonly facts: readonly string[];
  /** Numbers that may stand as they are, with their measure word or with any: 12人, 12. */
  readonly numbers: readonly string[];
  /** The unit, the county, websites, columns. */
  readonly units: readonly string[];
  /** Beside 《条例》. */
  readonly laws: readonly string[];
  readonly year: number;
  /** Last characters of the unit's own chain, 镇县市省: what may stand without a name. */
  readonly own: string;
  /** Of what it is known that there was none: 政府信息公开申请, 行政复议. */
  readonly none: readonly string[];
  /** Beside the facts, the words that say what they are about: the questions, what the figures are. */
  readonly subjects: readonly string[];
}

/** In the order in which they are looked for. */
export const refusals = [
  "empty",
  "long",
  "brace",
  "foreign",
  "contact",
  "markup",
  "talk",
  "law",
  "date",
  "number",
  "vague",
  "name",
  "latin",
  "none",
  "fact",
  "misplaced",
  "dropped",
  "changed",
  "length",
] as const;
export type Why = (typeof refusals)[number];

/** Why a sentence may not be said, and the piece of it that shows it. */
export interface Refusal {
  readonly why: Why;
  readonly piece: string;
}

/** Longer sentences are no official sentences, and hide things. */
const longest = 200;

/** Refuses whatever was not given: numbers first of all. Never repairs anything. */
export function checkSentence(sentence: string, allowed: Allowed): Refusal | undefined {
  if (!/\p{Script=Han}/u.test(sentence)) return { why: "empty", piece: sentence };
  const shown = sentence.replaceAll(placeholder, "数");
  if (shown.length > longest) return { why: "long", piece: `${shown.length}` };
  const brace = strayBrace(sentence);
  if (brace !== undefined) return { why: "brace", piece: brace };
  const foreign = [...sentence.matchAll(placeholder)].find(
    ([, id]) => id !== undefined && !allowed.placeholders.has(id),
  );
  if (foreign !== undefined) return { why: "foreign", piece: foreign[0] };
  return (
    nearNumeral(sentence, allowed.placeholders) ??
    notGiven(sentence, allowed) ??
    misplaced(sentence, allowed.placeholders)
  );
}

/** Takes the room of what was given, so that nothing before and after it grows together. */
const filler = "\u{2fff}";

/** What every report counts by. */
const period = /\{year\}年1月1日(?:起)?(?:至|到)(?:\{year\}年)?12月31日/g;

/** The sentence with everything covered that may be said to the letter; a lone character never is. */
function covered(sentence: string, wholes: readonly string[], year: number): string {
  const hide = (whole: string): string => filler.repeat(whole.length);
  return [...wholes]
    .filter((whole) => whole.trim().length > 1)
    .sort((a, b) => b.length - a.length)
    .reduce(
      (left, whole) => left.replaceAll(whole, hide),
      sentence.replaceAll(period, hide).replaceAll(placeholder, hide),
    )
    .replaceAll(
      new RegExp(
        `(?<![\\p{N}]|(?:${hedgesBefore})\\s*)${year}年(?:度|1月1日(?:至|到)(?:${year}年)?12月31日)?(?!前|底|初|末|以)`,
        "gu",
      ),
      hide,
    );
}

function notGiven(sentence: string, allowed: Allowed): Refusal | undefined {
  const { facts, units, laws, year } = allowed;
  const given = givenIn(allowed);
  const named = [...commonLaws, ...laws, ...units];
  const bare = covered(sentence, [...named, ...facts], year);
  // 培训12人 was given, 培训12人次 was not: within facts, numbers are looked at as well.
  const numbers = quantitiesIn(covered(sentence, named, year));
  const refuse = (
    why: Why,
    found: Readonly<{ text: string; at: number }> | undefined,
  ): Refusal | undefined =>
    found && { why, piece: sentence.slice(found.at, found.at + found.text.length).trim() };
  const strange = strangeIn(bare);
  const said = strange.find(({ kind }) => kind !== "latin");
  const number = numbers.find((one) => !given.has(one));
  const denials = noneIn(sentence);
  const isDenied = ({ at }: Readonly<{ at: number }>): boolean =>
    denials.some((denial) => denial.at <= at && at < denial.at + denial.text.length);
  const latin = strange.find(({ kind, text }) => kind === "latin" && !given.latin.has(text));
  return (
    (said && refuse(said.kind, said)) ??
    refuse(
      "law",
      lawsIn(bare).find(({ text }) => !given.laws.has(text)),
    ) ??
    (number && refuse(number.kind, number)) ??
    refuse(
      "name",
      namesIn(bare, allowed.own).find(({ text }) => !given.names.has(text)),
    ) ??
    refuse("latin", latin) ??
    denied(sentence, allowed) ??
    refuse(
      "fact",
      claimsIn(bare).find((claim) => !given.claims.has(claim.text) && !isDenied(claim)),
    )
  );
}

/** What the given words are made of: a name or number in them may be said in other words as well. */
function givenIn({ facts, numbers, units, own, subjects }: Allowed) {
  const words = [...facts, ...units];
  const pieces = (find: (text: string) => readonly { readonly text: string }[]) =>
    new Set(words.flatMap((word) => find(word).map(({ text }) => text)));
  const counts = numbers.flatMap(quantitiesIn);
  const inWords = words.flatMap(quantitiesIn);
  return {
    has: (one: Quantity) =>
      inWords.some((other) => same(one, other) && one.measure === other.measure) ||
      counts.some(
        (other) =>
          same(one, other) &&
          (one.measure === other.measure || (other.measure === "" && one.kind === "number")),
      ),
    laws: pieces(lawsIn),
    claims: new Set([...words, ...subjects].flatMap(claimsOf)),
    names: pieces((word) => namesIn(word, own)),
    latin: pieces((word) => strangeIn(word).filter(({ kind }) => kind === "latin")),
  };
}

function denied(sentence: string, { none, facts }: Allowed): Refusal | undefined {
  const known = [...none, ...facts.flatMap((fact) => noneIn(fact).map(({ noun }) => noun))];
  const denial = noneIn(sentence).find(({ noun }) => !known.some((label) => label.includes(noun)));
  return denial && { why: "none", piece: denial.text };
}

/** The same figure, neither hedged more nor less. */
const same = (found: Quantity, given: Quantity): boolean =>
  found.core === given.core && found.hedge === given.hedge;
