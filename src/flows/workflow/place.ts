import { z } from "zod";
import {
  draftProposalSchema,
  factPromptSchema,
  figuresProposalSchema,
  revisionProposalSchema,
} from "../proposal.ts";

/** What is wrong with a published report: figures, wording, anything else. */
export const correctionKinds = ["figures", "texts", "other"] as const;
export type CorrectionKind = (typeof correctionKinds)[number];

/** Words that somebody is asked for, outside the questions of the form. */
export const promptSchema = z.discriminatedUnion("kind", [
  /** Why a warning stands. */
  z.strictObject({ kind: z.literal("reason"), finding: z.string() }),
  z.strictObject({ kind: z.literal("remark"), on: z.string() }),
  /** One sentence on the whole, for a return without any remark. */
  z.strictObject({ kind: z.literal("return") }),
  z.strictObject({ kind: z.literal("send-back") }),
  /** The clerk's answer to a remark. */
  z.strictObject({ kind: z.literal("explain"), remark: z.string() }),
  /** Address and day. */
  z.strictObject({ kind: z.literal("publish") }),
  /** Who asked for the correction; once that is known, why. */
  z.strictObject({
    kind: z.literal("correct"),
    correction: z.enum(correctionKinds),
    requester: z.string().optional(),
  }),
  // Shown to be taken or left; words that do neither are meant for the question behind.
  figuresProposalSchema,
  draftProposalSchema,
  revisionProposalSchema,
  factPromptSchema,
]);
export type Prompt = z.infer<typeof promptSchema>;

/** Where one person stands in a report. */
export const placeSchema = z.strictObject({
  /** The revision after their last turn: what others changed since is news to them. */
  seen: z.int().nonnegative(),
  /** What stood in front of them then: words they type are meant for it, and for nothing else. */
  asked: z.string().optional(),
  /** Where they jumped to; absent: the first relevant blank. */
  focus: z.string().optional(),
  prompt: promptSchema.optional(),
});
export type Place = z.infer<typeof placeSchema>;
