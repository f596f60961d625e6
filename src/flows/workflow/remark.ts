import { z } from "zod";

/** As much as is said about one figure; longer ones belong into a conversation. */
export const longestRemark = 500;

const spokenSchema = z.string().min(1).max(longestRemark);

/** A figure that was changed because of a remark. */
const mendedSchema = z.strictObject({
  cell: z.string(),
  old: z.int().nullable(),
  new: z.int().nullable(),
});

/**
 * What a reviewer or the office above says about a figure, a section, or the whole. A draft is seen by its writer alone
 * until the report is returned; open until the clerk has mended it or said why it stands; then it stays with its place.
 */
export const remarkSchema = z.strictObject({
  /** A question or a section by id; empty: the whole report. */
  on: z.string(),
  by: z.string(),
  at: z.iso.datetime(),
  /** The review step it was written in; absent: by the office above. */
  step: z.string().optional(),
  text: spokenSchema,
  state: z.enum(["draft", "open", "answered"]),
  /** The report's revision that it speaks of. */
  revision: z.int().nonnegative(),
  /** What was said to it since. */
  thread: z.array(z.strictObject({ by: z.string(), at: z.iso.datetime(), text: spokenSchema })),
  /** What was changed because of it. */
  mended: z.array(mendedSchema),
});
export type Remark = z.infer<typeof remarkSchema>;
