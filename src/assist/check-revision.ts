import { claimsIn } from "./claims-in.ts";
import { checkSentence, type Refusal } from "./check-sentence.ts";
import { type Locked, token, unlock } from "./locked.ts";
import { noneIn } from "./none-in.ts";
import { quantitiesIn } from "./quantities-in.ts";
import { clauseAround, placeholder, wordsOf } from "./placeholders.ts";

type Setting = Readonly<{ own: string; year: number }>;

/**
 * Whether a new wording says what the old one says, as far as a machine can tell: the same numbers, names and denials,
 * in the same places, nothing of its own, about as long. `text` has the tokens; what comes back has them put back.
 */
export function checkRevision(
  old: string,
  locked: Locked,
  text: string,
  setting: Setting,
): Refusal | Readonly<{ text: string }> {
  if (/[\n\r]/.test(text)) return { why: "markup", piece: text };
  const revised = unlock(text, locked.pieces);
  if (revised === undefined) return { why: "dropped", piece: text.match(token)?.join("") ?? "" };
  return (
    sizes(locked.text, text) ??
    sameFigures(old, revised) ??
    moved(locked.text, text) ??
    checkSentence(revised, allowedBy(old, locked, setting)) ??
    sameDenials(old, revised) ??
    lostClaim(locked.text, text) ??
    strayClause(locked.text, text) ?? { text: revised }
  );
}

/** A text that is much longer has something added; one that is much shorter, something lost. Tokens say nothing here. */
function sizes(old: string, revised: string): Refusal | undefined {
  const before = Math.max(old.replaceAll(token, "").length, 4);
  const after = revised.replaceAll(token, "").length;
  return after > 2.5 * before || after < 0.3 * before
    ? { why: "length", piece: `${before} → ${after}` }
    : undefined;
}

/** Hedges and measure words included: 〔1〕余条 would be another number. */
function sameFigures(old: string, revised: string): Refusal | undefined {
  const figures = (text: string): readonly string[] =>
    quantitiesIn(text.replaceAll(placeholder, "数")).map(
      ({ core, hedge, measure }) => `${hedge}${core}${measure}`,
    );
  const before = figures(old);
  const after = figures(revised);
  const at = after.findIndex((figure, place) => figure !== before[place]);
  if (at !== -1) return { why: "number", piece: after[at]?.replaceAll("|", "") ?? "" };
  return before.length === after.length
    ? undefined
    : { why: "number", piece: before[after.length]?.replaceAll("|", "") ?? "" };
}

/** The token stayed, and the words around it went to another one: 会议〔1〕，培训〔2〕 became 培训〔1〕，会议〔2〕. */
function moved(before: string, after: string): Refusal | undefined {
  const places = (text: string) =>
    [...text.matchAll(token)].map((match) =>
      wordsOf(clauseAround(text, match.index, match[0].length)),
    );
  const old = places(before);
  const own = (at: number, words: readonly string[]) => shared(words, old[at] ?? []);
  const at = places(after).findIndex((words, place) =>
    old.some(
      (others, other) =>
        other !== place &&
        shared(words, others) > own(place, words) &&
        own(place, words) < shared(old[place] ?? [], old[place] ?? []),
    ),
  );
  return at === -1 ? undefined : { why: "misplaced", piece: `〔${at + 1}〕` };
}

const shared = (words: readonly string[], others: readonly string[]): number =>
  words.filter((word) => others.includes(word)).length;

/** What was said to be none is none, and nothing else is: not one 未, 无 or 不予 more or less. */
function sameDenials(old: string, revised: string): Refusal | undefined {
  const denials = (text: string): readonly string[] =>
    [
      ...noneIn(text).map(({ noun }) => noun),
      ...(text.match(/不公开|不予|不得|不能|禁止/g) ?? []),
    ].sort();
  const before = denials(old);
  const after = denials(revised);
  return before.join() === after.join()
    ? undefined
    : {
        why: "none",
        piece:
          [...after, ...before].find((noun) => count(before, noun) !== count(after, noun)) ?? "",
      };
}

const count = (list: readonly string[], item: string): number =>
  list.filter((one) => one === item).length;

/** What happened is still said to have happened. */
function lostClaim(before: string, after: string): Refusal | undefined {
  const still = new Set(claimsIn(after).map(({ text }) => text));
  const lost = claimsIn(before).find(({ text }) => !still.has(text));
  return lost && { why: "changed", piece: lost.text };
}

/** A part of the sentence that has no word of the old one: it was added. */
function strayClause(before: string, after: string): Refusal | undefined {
  const stray = after
    .split(/[，。；：、,;:]/)
    .find((part) => part.replaceAll(token, "").length >= 4 && !hasAny(before, part));
  return stray === undefined ? undefined : { why: "fact", piece: stray };
}

const hasAny = (text: string, part: string): boolean =>
  Array.from(part).some((char, at, all) => {
    const pair = char + (all[at + 1] ?? "");
    return /^\p{Script=Han}{2}$|^〔\d/u.test(pair) && text.includes(pair);
  });

const allowedBy = (old: string, { pieces }: Locked, { own, year }: Setting) => ({
  placeholders: new Map(
    [...old.matchAll(placeholder)].flatMap(([, id]) =>
      id === undefined ? [] : [[id, ""] as const],
    ),
  ),
  facts: pieces.map(({ text }) => text),
  numbers: [],
  units: [],
  laws: [],
  year,
  own,
  none: noneIn(old).map(({ noun }) => noun),
  subjects: [old],
});
