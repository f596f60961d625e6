import { z } from "zod";
import { deskSchema } from "#flows/desk.ts";
import { reportSchema } from "#flows/report.ts";

/** A message as it goes out: text, and rows of buttons with their data. */
const messageSchema = z.strictObject({
  text: z.string(),
  keyboard: z.array(z.array(z.strictObject({ text: z.string(), data: z.string() }))),
});
export type Message = z.infer<typeof messageSchema>;

/** The whole answer to one update. `edit` goes to the card that a button sits on, `send` is a new message. */
const saidSchema = z.strictObject({
  edit: messageSchema.optional(),
  send: messageSchema.optional(),
  file: z.enum(["draft", "final"]).optional(),
});
export type Said = z.infer<typeof saidSchema>;

/**
 * Updates already handled, newest last, kept in the same file as what they changed: an update delivered again
 * changes nothing and gets the same answer. Old answers are dropped before old ids.
 */
const handledSchema = z.array(z.strictObject({ update: z.int(), said: saidSchema.optional() }));
export type Handled = z.infer<typeof handledSchema>;

/** Files promised and not out yet: to which update, and into which chat. */
const owedSchema = z.array(z.strictObject({ update: z.int(), chat: z.int() }));

export const reportRecordSchema = z.strictObject({
  report: reportSchema,
  handled: handledSchema,
  owed: owedSchema.optional(),
});
export type ReportRecord = z.infer<typeof reportRecordSchema>;

export const deskRecordSchema = z.strictObject({
  desk: deskSchema,
  /** The clerk of the office, by their id on the messenger. */
  clerk: z.strictObject({ id: z.int(), name: z.string() }).optional(),
  handled: handledSchema,
});
export type DeskRecord = z.infer<typeof deskRecordSchema>;

/** The desk is one document. */
export const deskId = "office";

const idsKept = 120;
const answersKept = 12;

/** Whether nothing was handled after this update. Numbers would not tell: Telegram starts anew after a quiet week. */
export const isNewest = (handled: Handled, update: number): boolean =>
  handled.at(-1)?.update === update;

export function remember(handled: Handled, update: number, said: Said): Handled {
  const all = [...handled.slice(1 - idsKept), { update, said }];
  return all.map((entry, at) => (at < all.length - answersKept ? { update: entry.update } : entry));
}
