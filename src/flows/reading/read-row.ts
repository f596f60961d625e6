import type { Token, TokenKind } from "./lexicon.ts";
import { LONGEST_TEXT, normalise } from "./normalise.ts";
import { readPhrase } from "./phrase.ts";
import { assign, isBlank } from "./row-assign.ts";
import { MOST_CANDIDATES, type Rows, combine } from "./row-combine.ts";
import { type Labels, labelsOf } from "./row-labels.ts";
import { type Cut, cutPlaces } from "./row-places.ts";
import type { RowOptions, RowReading, RowRefusal } from "./row.ts";
import { isNumeric, textOf, tokenise } from "./tokenise.ts";

export type { RowColumn, RowOptions, RowReading, RowValues } from "./row.ts";

/**
 * Reads the figures of one table row from one message. Every way to cut the message into figures is
 * tried (`row-gaps.ts` lists them), and those that fill the row are kept: one is the answer, several
 * are asked about, none is refused with the reason that the likeliest way gives.
 */
export function readRow(text: string, options: RowOptions): RowReading {
  if (text.length > LONGEST_TEXT) return { kind: "refused", reason: "too-long", text: "" };
  const labels = labelsOf(options.columns);
  const tokens = tokenise(normalise(text), labels.spot);
  if (tokens.every((token) => PUNCTUATION.has(token.kind))) {
    return { kind: "refused", reason: "empty", text: textOf(tokens) };
  }
  if (tokens.every((token) => token.kind === "label" || PUNCTUATION.has(token.kind))) {
    return { kind: "refused", reason: "no-number", text: textOf(tokens) };
  }
  const { natural, all } = cutPlaces(tokens, options.columns.length);
  // For a single column a comma or a sign may also stand inside the figure: 1,23.
  const whole: readonly Cut[] = options.columns.length === 1 ? [{ places: [tokens] }] : [];
  const fitting = [...all, ...whole]
    .map((cut) => readCut(cut, labels, options))
    .filter((rows) => rows.kind === "rows");
  return fitting.length > 0 ? choose(fitting) : explain(natural, labels, options, tokens);
}

function readCut(cut: Cut, labels: Labels, options: RowOptions): Rows | RowRefusal {
  const assignment = assign(cut.places, labels.columnsOf, options);
  return assignment.kind === "refused"
    ? assignment
    : combine(assignment.places, options.columns, cut.suspect);
}

/** The one certain row, or all the rows that it may be. */
function choose(fitting: readonly Rows[]): RowReading {
  const all = fitting.flatMap((rows) => rows.candidates);
  const readings = all.filter((row, at) => all.findIndex((other) => other.as === row.as) === at);
  const certain = fitting.find((rows) => rows.doubt === undefined)?.candidates[0];
  if (certain !== undefined && readings.length === 1) {
    return { kind: "values", values: certain.values };
  }
  const doubtful = fitting.find((rows) => rows.doubt !== undefined);
  const reason = doubtful?.doubt ?? "run-together";
  const shown = readings.slice(0, MOST_CANDIDATES);
  return { kind: "ambiguous", readings: shown, reason, column: doubtful?.column };
}

/** Why the likeliest cut fills no row; what cannot be read at all goes before a wrong count. */
function explain(
  natural: Cut,
  labels: Labels,
  options: RowOptions,
  tokens: readonly Token[],
): RowRefusal {
  const text = textOf(tokens);
  const refusal = readCut(natural, labels, options);
  if (refusal.kind === "refused" && refusal.got === undefined) return refusal;
  for (const place of natural.places) {
    const words = place.filter((token) => token.kind !== "label");
    const phrase = words.length === 0 || isBlank(words) ? undefined : readPhrase(words);
    if (phrase?.kind === "problem") {
      const piece = words.some(isNumeric) ? phrase.text : text;
      return { kind: "refused", reason: phrase.reason, text: piece };
    }
  }
  return refusal.kind === "refused"
    ? { ...refusal, text }
    : { kind: "refused", reason: "run-together", text };
}

const PUNCTUATION: ReadonlySet<TokenKind> = new Set(["space", "separator", "comma", "filler"]);
