import type { Phrase, PhraseCondition } from "../../form.ts";

/** What a part asks and says, without the part itself. */
export type Sentences = readonly (readonly Phrase[])[];

/** Several wordings of one sentence, in one situation. */
export const wordings = (texts: readonly string[], when?: PhraseCondition): readonly Phrase[] =>
  texts.map((text) => (when === undefined ? { text } : { text, when }));

/** Wordings for whoever wants it shorter. */
export const short = (texts: readonly string[], when?: PhraseCondition): readonly Phrase[] =>
  wordings(texts, when).map((phrase) => ({ ...phrase, brief: true }));

export const zero = (...cells: readonly string[]): PhraseCondition => ({ kind: "zero", cells });
export const none = (...facts: readonly string[]): PhraseCondition => ({ kind: "none", facts });
export const some = (...facts: readonly string[]): PhraseCondition => ({ kind: "some", facts });

/**
 * What did not happen, in one sentence: wordings for every choice of these facts, each named by what it is the lack of.
 * `%` in a frame is where they go.
 */
export function lacking(
  names: Readonly<Record<string, string>>,
  frames: readonly string[],
): readonly Phrase[] {
  let choices: readonly (readonly string[])[] = [[]];
  for (const fact of Object.keys(names))
    choices = choices.concat(choices.map((before) => [...before, fact]));
  return choices
    .filter((facts) => facts.length > 0)
    .flatMap((facts) => {
      const what = facts.map((fact) => names[fact]).join("、");
      return wordings(
        frames.map((frame) => frame.replace("%", what)),
        none(...facts),
      );
    });
}
