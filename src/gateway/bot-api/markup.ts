import { z } from "zod";
import type { ComposerMarkup, InlineKeyboard } from "../wire.ts";
import { badRequest } from "./api-error.ts";
import { flag, json } from "./params.ts";

const InlineMarkup = z.object({
  inline_keyboard: z.array(
    z.array(
      z.looseObject({
        text: z.string(),
        callback_data: z.string().optional(),
        url: z.string().optional(),
      }),
    ),
  ),
});

const Button = z.union([
  z.string().transform((text) => ({ text })),
  z.looseObject({ text: z.string() }),
]);

export const inlineMarkup = json(InlineMarkup);

export const replyMarkup = json(
  z.union([
    InlineMarkup,
    z.object({
      keyboard: z.array(z.array(Button)),
      one_time_keyboard: flag.optional(),
      input_field_placeholder: z.string().optional(),
    }),
    z.object({ remove_keyboard: z.literal(true) }),
    z.object({
      force_reply: z.literal(true),
      input_field_placeholder: z.string().optional(),
    }),
  ]),
);

export type ReplyMarkup = z.output<typeof replyMarkup>;

/** Sorts a reply markup into the part that belongs to the message and the part for the composer. */
export function splitMarkup(markup: ReplyMarkup | undefined): {
  readonly inline: InlineKeyboard | undefined;
  readonly composer: ComposerMarkup | undefined;
} {
  if (markup === undefined) return { inline: undefined, composer: undefined };
  if (!("inline_keyboard" in markup)) return { inline: undefined, composer: markup };
  return { inline: checkedKeyboard(markup), composer: undefined };
}

/** Applies Telegram's limits. A keyboard without buttons is no keyboard. */
export function checkedKeyboard(markup: InlineKeyboard | undefined): InlineKeyboard | undefined {
  const rows = markup?.inline_keyboard.filter((row) => row.length > 0) ?? [];
  if (rows.length === 0) return undefined;
  const buttons = rows.flat();
  if (buttons.length > MOST_BUTTONS) throw badRequest("REPLY_MARKUP_TOO_LONG");
  for (const { text, callback_data: data, url } of buttons) {
    if (text.trim() === "") throw badRequest("inline keyboard button text must be non-empty");
    if (data === undefined && url === undefined) {
      throw badRequest(
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
      );
    }
    const bytes = Buffer.byteLength(data ?? "x");
    if (bytes < 1 || bytes > MOST_DATA_BYTES) throw badRequest("BUTTON_DATA_INVALID");
    if (url !== undefined && !/^https?:\/\/[^\s/]+/i.test(url)) {
      throw badRequest(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
    }
  }
  return { inline_keyboard: rows };
}

const MOST_BUTTONS = 100;

/** Bytes, not characters: a Chinese character takes three. */
const MOST_DATA_BYTES = 64;
