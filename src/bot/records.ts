import { z } from "zod";
import { deskSchema } from "#flows/desk.ts";
import { roles } from "#flows/directory/directory.ts";
import { wantedSchema } from "#flows/file-format.ts";
import { levels } from "#flows/form.ts";
import { reportSchema } from "#flows/report.ts";
import { noticeSchema } from "#flows/workflow/notice.ts";
import { hallPromptSchema } from "./hall/hall-action.ts";
import type { Input } from "./input.ts";

/** A message as it goes out: text, and rows of buttons with their data. */
const messageSchema = z.strictObject({
  text: z.string(),
  keyboard: z.array(z.array(z.strictObject({ text: z.string(), data: z.string() }))),
});
export type Message = z.infer<typeof messageSchema>;

/** What earlier versions wrote where there was only Word. */
const wantedBefore = z
  .enum(["draft", "final"])
  .transform((): z.infer<typeof wantedSchema> => ({ formats: ["docx"] }));

/** The whole answer to one update. `edit` goes to the card that a button sits on, `send` is a new message. */
const saidSchema = z.strictObject({
  edit: messageSchema.optional(),
  send: messageSchema.optional(),
  file: wantedBefore.or(wantedSchema).optional(),
});
export type Said = z.infer<typeof saidSchema>;

/**
 * Updates already handled, newest last, kept in the same file as what they changed: an update delivered again
 * changes nothing and gets the same answer. Old answers are dropped before old ids.
 */
const handledSchema = z.array(
  z.strictObject({ update: z.int(), chat: z.int().optional(), said: saidSchema.optional() }),
);
export type Handled = z.infer<typeof handledSchema>;

/** Files promised and not out yet: to which update, into which chat, and which ones. */
const owedSchema = z.array(
  z.strictObject({
    update: z.int(),
    chat: z.int(),
    wanted: wantedSchema.default({ formats: ["docx"] }),
  }),
);

/** What the final files are like: SHA-256 of each by its name, and since when the report is as they show it. */
const sealSchema = z.strictObject({
  at: z.string(),
  hashes: z.record(z.string(), z.string()),
});

/** An earlier version kept them by the number of corrections, which says too little: they are drawn anew. */
const sealedBefore = z
  .strictObject({ version: z.int(), hashes: z.record(z.string(), z.string()) })
  .transform((): z.infer<typeof sealSchema>[] => []);

export const reportRecordSchema = z.strictObject({
  report: reportSchema,
  handled: handledSchema,
  owed: owedSchema.optional(),
  /** What other people are still to be told of this report. */
  notices: z
    .array(z.strictObject({ key: z.string(), to: z.int(), notice: noticeSchema }))
    .optional(),
  sealed: z.array(sealSchema).or(sealedBefore).optional(),
});
export type ReportRecord = z.infer<typeof reportRecordSchema>;

const proposedUnitSchema = z.strictObject({
  name: z.string(),
  short: z.string(),
  self: z.string(),
  level: z.enum(levels),
  region: z.string().optional(),
  due: z.string().optional(),
  people: z.array(
    z.strictObject({ role: z.enum(roles), name: z.string(), step: z.string().optional() }),
  ),
});

export const deskRecordSchema = z.strictObject({
  desk: deskSchema,
  /** Whose report is in hand, with the desk's year; absent: the first unit's. */
  unit: z.string().optional(),
  /** As what this person is here just now; absent where they are only one thing. */
  role: z.enum(roles).optional(),
  /** The year that is looked at; absent: the one that is collected now. */
  year: z.int().optional(),
  /** What was asked last outside a report. */
  prompt: hallPromptSchema.optional(),
  /** Units read from a list, until they are accepted. */
  proposal: z.strictObject({ unit: z.string(), rows: z.array(proposedUnitSchema) }).optional(),
  /** Cards for other people, of what this person did, that are not out yet: since when, and to whom. */
  owed: z
    .array(z.strictObject({ key: z.string(), at: z.string(), to: z.int(), message: messageSchema }))
    .optional(),
  /** Of earlier versions: the only one who could come in. */
  clerk: z.strictObject({ id: z.int(), name: z.string() }).optional(),
  handled: handledSchema,
});
export type DeskRecord = z.infer<typeof deskRecordSchema>;

/** Whoever has no post shares one desk: on a computer that only the office can reach. */
export const sharedDeskId = "office";

export const deskIdOf = (person: number): string => `p${person}`;

const idsKept = 120;
/** Also the number of updates that may be answered side by side. */
export const answersKept = 24;

/** The update of this chat that was handled last. Numbers would not tell: Telegram starts anew after a quiet week. */
export const newestOf = (handled: Handled, chat: number): number | undefined =>
  handled.findLast((entry) => entry.chat === chat)?.update;

/** Adds the update of an input, and what was said to it. */
export function remember(
  handled: Handled,
  { update, person }: Pick<Input, "update" | "person">,
  said: Said,
): Handled {
  return newest([...handled, { update, chat: person.id, said }]);
}

/**
 * What a report has handled, for the desk at which it is put down: delivered again, it must reach neither the next
 * report nor what is asked outside it.
 */
export function handOver(handled: Handled, ofReport: Handled): Handled {
  const moved = new Set(ofReport.map(({ update }) => update));
  return newest([...handled.filter(({ update }) => !moved.has(update)), ...ofReport]);
}

function newest(handled: Handled): Handled {
  const all = handled.slice(-idsKept);
  return all.map(({ update, chat, ...entry }, at) =>
    at < all.length - answersKept ? { update, chat } : { update, chat, ...entry },
  );
}
