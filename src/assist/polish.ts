import { z } from "zod";
import type { Office } from "#flows/office.ts";
import { checkRevision } from "./check-revision.ts";
import type { Refusal } from "./check-sentence.ts";
import { type Locked, lock } from "./locked.ts";
import type { Model, Outcome } from "./model.ts";
import { isSentence } from "./sentences.ts";
import { ownLevels } from "./own-levels.ts";

/** A text of the person's own, sentence by sentence as it stands there. */
export interface ToPolish {
  readonly sentences: readonly string[];
  readonly unit: Office;
  readonly year: number;
  /** Words that keep their form: names of columns and websites. */
  readonly glossary?: readonly string[];
  /** 短一点, 正式一点; one of a few, never the person's own words. */
  readonly wish?: string;
}

export interface Polished {
  /** What stands in the text, to the letter, and what may stand there instead. */
  readonly changes: readonly Readonly<{ old: string; new: string }>[];
  /** What the model wanted and may not. */
  readonly refused: readonly (Readonly<{ old: string; new: string }> & Refusal)[];
}

/**
 * Other words for sentences of a person's own. Numbers, names, laws and placeholders are put away before anything is
 * sent, and are put back here: the model sees 〔1〕 and cannot alter what it never had.
 */
export async function polish(
  model: Model,
  { sentences, unit, year, glossary = [], wish }: ToPolish,
  signal: AbortSignal,
): Promise<Outcome<Polished>> {
  const own = ownLevels(unit);
  const words = [unit.unit, unit.county, ...glossary];
  const sent = sentences
    .map((sentence) => sentence.trim())
    .filter((old) => isSentence(old) && old.length <= 1_000 && !/〔\d+〕(?!.*号)/.test(old))
    .slice(0, 60)
    .map((old, at) => ({ id: String(at + 1), old, locked: lock(old, own, words) }));
  const about = {
    sentences: sent.map(({ id, locked }) => ({ id, text: locked.text })),
    ...(wish === undefined ? {} : { wish }),
  };
  const outcome = await model.ask({ prompt: "polish", about, shape }, signal);
  if (outcome.kind === "failed") return outcome;
  const judged = sent.map(({ id, old, locked }) =>
    judge(
      old,
      locked,
      outcome.value.changes.filter((change) => change.id === id),
      { own, year },
    ),
  );
  return {
    ...outcome,
    value: {
      changes: judged.flatMap(({ changes }) => changes),
      refused: judged.flatMap(({ refused }) => refused),
    },
  };
}

const shape = z.strictObject({
  changes: z.array(z.strictObject({ id: z.string(), text: z.string() })),
});

const nothing: Polished = { changes: [], refused: [] };

/** Two answers for one sentence are none. */
function judge(
  old: string,
  locked: Locked,
  answers: readonly Readonly<{ text: string }>[],
  setting: Readonly<{ own: string; year: number }>,
): Polished {
  const text = answers[0]?.text.trim();
  if (text === undefined || answers.length > 1 || text === locked.text) return nothing;
  const revision = checkRevision(old, locked, text, setting);
  if ("why" in revision) return { changes: [], refused: [{ old, new: text, ...revision }] };
  return revision.text === old ? nothing : { changes: [{ old, new: revision.text }], refused: [] };
}
