import { fit } from "./fit.ts";
import { LONGEST_TEXT, normalise } from "./normalise.ts";
import { readPhrase } from "./phrase.ts";
import type { NumberOptions, Reading } from "./reading.ts";
import { tokenise } from "./tokenise.ts";

export type { NumberKind, NumberOptions, Reading } from "./reading.ts";

/**
 * Reads one figure as Chinese clerks write it. Never throws, never guesses: what has two meanings
 * comes back as both. The words known are in `lexicon.ts`, the ways to build a number in `amount.ts`.
 */
export function readNumber(text: string, options: NumberOptions): Reading {
  if (text.length > LONGEST_TEXT) return { kind: "refused", reason: "too-long", text: "" };
  const phrase = readPhrase(tokenise(normalise(text)));
  return fit(phrase, options);
}
