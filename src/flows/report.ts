import { z } from "zod";
import { homeId, reportId } from "./directory/directory.ts";
import { officeSchema } from "./office.ts";
import type { Office } from "./office.ts";
import { correctionKinds, placeSchema } from "./workflow/place.ts";
import { remarkSchema } from "./workflow/remark.ts";
import { states } from "./workflow/states.ts";

export { officeSchema } from "./office.ts";
export type { Office } from "./office.ts";

/**
 * One piece of a text as a person sent it. `bound` pieces were offered by the form: their `{{cell}}` follow
 * the figures. Anything else is the person's own and is never substituted.
 */
const chunkSchema = z.strictObject({
  text: z.string().max(20_000),
  bound: z.literal(true).optional(),
  /** The chat message it came in, so that editing the message edits the piece; chats number theirs alike. */
  message: z.int().optional(),
  /** Whose chat. */
  by: z.string().optional(),
});
export type Chunk = z.infer<typeof chunkSchema>;

const textSchema = z.strictObject({ chunks: z.array(chunkSchema), done: z.boolean() });
export type Text = z.infer<typeof textSchema>;

const stateSchema = z.enum(states);

/** On the website: when, and where. */
const publishedSchema = z.strictObject({ on: z.iso.date(), url: z.string() });
export type Published = z.infer<typeof publishedSchema>;

/** A published report taken up again: of what kind, at whose request, why; and what it replaces. */
const correctionSchema = z.strictObject({
  kind: z.enum(correctionKinds),
  requester: z.string(),
  reason: z.string(),
  at: z.iso.datetime(),
  by: z.string(),
  published: publishedSchema.optional(),
});

const slot = <Of extends string, Value extends z.ZodType>(of: Of, value: Value) =>
  z.strictObject({
    of: z.literal(of),
    id: z.string(),
    old: value.nullable(),
    new: value.nullable(),
  });

/** One slot of a report, old → new; `null` is "nothing there". */
const patchSchema = z.discriminatedUnion("of", [
  slot("answers", z.int()),
  slot("texts", textSchema),
  z.strictObject({
    of: z.enum(["choices", "skipped", "acknowledged", "reasons", "facts"]),
    id: z.string(),
    old: z.string().nullable(),
    new: z.string().nullable(),
  }),
  z.strictObject({ of: z.literal("state"), id: z.string(), old: stateSchema, new: stateSchema }),
  slot("step", z.int()),
  slot("remarks", remarkSchema),
  slot("looked", z.int()),
  slot("published", publishedSchema),
  slot("corrections", correctionSchema),
]);
export type Patch = z.infer<typeof patchSchema>;

/**
 * Through what a change came: typed, a button, a gate, case entry, an edited message, an undo, a review, or something
 * that the assistant proposed and the person took.
 */
const throughSchema = z.enum([
  "typed",
  "button",
  "gate",
  "case",
  "edited",
  "undo",
  "review",
  "assistant",
]);
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
  /** In the person's own words. */
  why: z.string().optional(),
  patches: z.array(patchSchema),
});
export type Change = z.infer<typeof changeSchema>;

/** One unit, one year. Counts are integers, money is integer fen; an absent answer is blank, 0 is an answer. */
const currentSchema = z.strictObject({
  id: z.string(),
  unit: z.string().default(homeId),
  /** The edition and its version, pinned when the report was begun. */
  form: z.string(),
  version: z.int(),
  year: z.int(),
  office: officeSchema,
  state: stateSchema,
  /** In review: which look is next, by place. */
  step: z.int().nonnegative().optional(),
  revision: z.int().nonnegative(),
  answers: z.record(z.string(), z.int()),
  texts: z.record(z.string(), textSchema),
  /** Answers to gates and to "how would you like to": question id → option. */
  choices: z.record(z.string(), z.string()),
  /** Questions, findings and remarks put off: id → when. */
  skipped: z.record(z.string(), z.string()),
  /** Warnings looked at, by finding and figures, so that one survives as long as its figures: key → when. */
  acknowledged: z.record(z.string(), z.string()),
  /** Why a warning stands, under the same key: it falls when a figure changes. */
  reasons: z.record(z.string(), z.string()).default({}),
  /** What happened this year, as asked for the paragraphs: section.part.fact → answer; empty: passed over. */
  facts: z.record(z.string(), z.string()).default({}),
  /** By id, in the order in which they were written. */
  remarks: z.record(z.string(), remarkSchema).default({}),
  /** Reviewer → the revision that they decided on last: the second look shows only what changed since. */
  looked: z.record(z.string(), z.int()).default({}),
  /** Where each person stands. */
  places: z.record(z.string(), placeSchema).default({}),
  published: publishedSchema.optional(),
  corrections: z.array(correctionSchema).default([]),
  changes: z.array(changeSchema),
});
export type Report = z.infer<typeof currentSchema>;

/** Earlier versions kept one position for all: it is dropped, and everybody begins at the first blank. */
export const reportSchema = z.preprocess((kept) => {
  if (typeof kept !== "object" || kept === null || !("focus" in kept)) return kept;
  const { focus: _, ...rest } = kept;
  return rest;
}, currentSchema);

export function newReport(
  form: Readonly<{ id: string; version: number }>,
  office: Office,
  year: number,
  unit = homeId,
): Report {
  return {
    id: reportId(unit, year),
    unit,
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
    reasons: {},
    facts: {},
    remarks: {},
    looked: {},
    places: {},
    corrections: [],
    changes: [],
  };
}
