import { z } from "zod";
import type { Shelf } from "#db/store.ts";

/** One wish to the assistant, and what came of it. Never the words themselves: those are in the report, or nowhere. */
const entrySchema = z.strictObject({
  /** The proposal's, by which a later "taken" finds it. */
  id: z.string(),
  at: z.iso.datetime(),
  by: z.int(),
  year: z.int(),
  /** What was wished: figures, a paragraph …. */
  what: z.string(),
  model: z.string(),
  /** Name and version: `figures@1`. */
  prompt: z.string(),
  /** Milliseconds. */
  took: z.int().nonnegative(),
  tokens: z.strictObject({ in: z.int().nonnegative(), out: z.int().nonnegative() }),
  /** `proposed` until the person has decided; otherwise why it failed. */
  came: z.string(),
  /** How many sentences or figures were not let through. */
  refused: z.int().nonnegative().optional(),
});
export type AssistEntry = Readonly<z.infer<typeof entrySchema>>;

/** Of one unit, oldest first. */
export const assistLogSchema = z.strictObject({ entries: z.array(entrySchema) });
export type AssistLog = Readonly<z.infer<typeof assistLogSchema>>;

/** About two years of a busy unit. */
const entriesKept = 2_000;

/** What cannot be read is as good as empty: the report has what was taken. */
export async function loadAssistLog(shelf: Shelf<AssistLog>, unit: string): Promise<AssistLog> {
  const loaded = await shelf.load(unit);
  if (loaded.kind === "found") return loaded.value;
  return (loaded.kind === "damaged" ? loaded.copy?.value : undefined) ?? { entries: [] };
}

export const withEntry = ({ entries }: AssistLog, entry: AssistEntry): AssistLog => ({
  entries: [...entries, entry].slice(-entriesKept),
});

/** The person has decided on a proposal. */
export const withDecision = ({ entries }: AssistLog, id: string, came: string): AssistLog => ({
  entries: entries.map((entry) =>
    entry.id === id && entry.came === "proposed" ? { ...entry, came } : entry,
  ),
});
