import { z } from "zod";
import { levels } from "./form.ts";

/** The unit that files, as asked once at the first start. */
export const officeSchema = z.strictObject({
  /** As in the title of the report: 瓦房子镇. */
  unit: z.string().min(2).max(40),
  /** The county, city or district above it: 朝阳县. Not used by provincial units: may be empty. */
  county: z.string().max(40),
  level: z.enum(levels),
  /** How the unit calls itself: 我镇, 我局. */
  self: z.string().min(1).max(10),
});
export type Office = z.infer<typeof officeSchema>;

/**
 * One piece of a text as a person sent it. `bound` pieces were offered by the form: their `{{cell}}` follow
 * the figures. Anything else is the person's own and is never substituted.
 */
const chunkSchema = z.strictObject({
  text: z.string().max(20_000),
  bound: z.literal(true).optional(),
  /** The chat message it came in, so that editing the message edits the piece. */
  message: z.int().optional(),
});
export type Chunk = z.infer<typeof chunkSchema>;

const textSchema = z.strictObject({ chunks: z.array(chunkSchema), done: z.boolean() });
export type Text = z.infer<typeof textSchema>;

const stateSchema = z.enum(["filling", "finished"]);

/** One slot of a report, old → new; `null` is "nothing there". */
const patchSchema = z.discriminatedUnion("of", [
  z.strictObject({
    of: z.literal("answers"),
    id: z.string(),
    old: z.int().nullable(),
    new: z.int().nullable(),
  }),
  z.strictObject({
    of: z.literal("texts"),
    id: z.string(),
    old: textSchema.nullable(),
    new: textSchema.nullable(),
  }),
  z.strictObject({
    of: z.enum(["choices", "skipped", "acknowledged", "state"]),
    id: z.string(),
    old: z.string().nullable(),
    new: z.string().nullable(),
  }),
]);
export type Patch = z.infer<typeof patchSchema>;

/** Through what a change came: typed, a button, a gate, case entry, an edited message, or an undo. */
const throughSchema = z.enum(["typed", "button", "gate", "case", "edited", "undo"]);
export type Through = z.infer<typeof throughSchema>;

const changeSchema = z.strictObject({
  /** The report's revision after this change. */
  revision: z.int(),
  at: z.iso.datetime(),
  by: z.string(),
  through: throughSchema,
  /** The question it answered, and the chat message that carried the answer. */
  question: z.string().optional(),
  message: z.int().optional(),
  /** Of an undo: the revision that it took back. */
  undoes: z.int().optional(),
  patches: z.array(patchSchema),
});
export type Change = z.infer<typeof changeSchema>;

/** One unit, one year. Counts are integers, money is integer fen; an absent answer is blank, 0 is an answer. */
export const reportSchema = z.strictObject({
  id: z.string(),
  /** The edition and its version, pinned when the report was begun. */
  form: z.string(),
  version: z.int(),
  year: z.int(),
  office: officeSchema,
  state: stateSchema,
  revision: z.int().nonnegative(),
  answers: z.record(z.string(), z.int()),
  texts: z.record(z.string(), textSchema),
  /** Answers to gates and to "how would you like to": question id → option. */
  choices: z.record(z.string(), z.string()),
  /** Questions and findings put off: id → when. */
  skipped: z.record(z.string(), z.string()),
  /** Warnings looked at, by finding and figures, so that one survives as long as its figures: key → when. */
  acknowledged: z.record(z.string(), z.string()),
  /** Where the person jumped to; absent: the first relevant blank. */
  focus: z.string().optional(),
  changes: z.array(changeSchema),
});
export type Report = z.infer<typeof reportSchema>;

export function newReport(
  form: Readonly<{ id: string; version: number }>,
  office: Office,
  year: number,
): Report {
  return {
    id: String(year),
    form: form.id,
    version: form.version,
    year,
    office,
    state: "filling",
    revision: 0,
    answers: {},
    texts: {},
    choices: {},
    skipped: {},
    acknowledged: {},
    changes: [],
  };
}
