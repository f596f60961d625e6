import { z } from "zod";

/**
 * What was read out of words, a recording or a picture, or written from facts: nothing of it is in the report until the
 * person to whom it was shown takes it. It stands in front of that person like any other thing asked, and falls when
 * they do something else.
 */

/** Who has read or written it: the core itself, from words or from the form's phrases; or the assistant. */
export const origins = ["words", "phrases", "assistant", "voice", "picture"] as const;
export type Origin = (typeof origins)[number];

const proposal = { id: z.string(), origin: z.enum(origins) };
/** One by one: which is in front now. */
const at = z.int().nonnegative().optional();

/** A figure for a cell (counts; money in fen), and the words that it was read from, as they were sent. */
export const proposedFigureSchema = z.strictObject({
  cell: z.string(),
  value: z.int(),
  quote: z.string().max(200),
});
export type ProposedFigure = Readonly<z.infer<typeof proposedFigureSchema>>;

export const figuresProposalSchema = z.strictObject({
  kind: z.literal("figures"),
  ...proposal,
  figures: z.array(proposedFigureSchema).min(1).max(200),
  /** Id of a table of which everything was said: cells that no words were about are 0. */
  rest: z.string().optional(),
  at,
});

/** One sentence of a draft; `{{cell}}`, `{year}`, `{unit}` and `{self}` as in the form's own offers. */
export const draftProposalSchema = z.strictObject({
  kind: z.literal("draft"),
  ...proposal,
  /** The question that it answers: a written section, or one aspect of it. */
  text: z.string(),
  /** The aspect's key: of a section as a whole, whose paragraph this is. */
  part: z.string(),
  sentences: z.array(z.string().min(1).max(1_000)).min(1).max(40),
  /** Which of the form's variants these are; counts on with each "another". */
  variant: z.int().nonnegative(),
  brief: z.literal(true).optional(),
  /** Sentence by sentence: the ones kept so far. */
  kept: z.array(z.string()).optional(),
  at,
});

/** A text of the person's own, with other words for some of its sentences. */
export const revisionProposalSchema = z.strictObject({
  kind: z.literal("revision"),
  ...proposal,
  text: z.string(),
  /** What stands in the text now, to the letter; what may stand there instead; why, where a slip was found. */
  changes: z
    .array(
      z.strictObject({
        old: z.string().min(1).max(1_000),
        new: z.string().max(1_000),
        why: z.string().max(60).optional(),
      }),
    )
    .min(1)
    .max(60),
  at,
});

/** A small question on what happened, before a paragraph is written from the answers. */
export const factPromptSchema = z.strictObject({
  kind: z.literal("fact"),
  text: z.string(),
  part: z.string(),
  fact: z.string(),
});

export type FiguresProposal = Readonly<z.infer<typeof figuresProposalSchema>>;
export type DraftProposal = Readonly<z.infer<typeof draftProposalSchema>>;
export type RevisionProposal = Readonly<z.infer<typeof revisionProposalSchema>>;
export type FactPrompt = Readonly<z.infer<typeof factPromptSchema>>;
export type Proposal = FiguresProposal | DraftProposal | RevisionProposal;

/** As it is kept in front of a person: what does not fit here could not be read again. */
export const proposalSchema = z.discriminatedUnion("kind", [
  figuresProposalSchema,
  draftProposalSchema,
  revisionProposalSchema,
]);
