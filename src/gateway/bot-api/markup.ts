import { z } from "zod";
import type { ComposerMarkup, InlineButton, InlineKeyboard } from "../wire.ts";
import { badRequest } from "./api-error.ts";
import { checkLink, isPersonLink } from "./formatting/links.ts";
import { field, flag, json, text } from "./params.ts";
import { charactersOf } from "./texts.ts";

const IN_KEY = "can't parse keyboard button: ";
const IN_BUTTON = "can't parse inline keyboard button: ";

/** What a key asks for beside its text only Telegram can give, so it is a key that sends its text. */
const Key = z.preprocess(
  (value) => (typeof value === "string" ? { text: value } : value),
  z.object(
    { text: z.string({ error: field("text", "String", IN_KEY) }) },
    { error: `${IN_KEY}KeyboardButton must be a String or an Object` },
  ),
);

/** A button, and what it does: Telegram takes the first that is given, in this order. */
const Button = z
  .looseObject(
    {
      text: z.string({ error: field("text", "String", IN_BUTTON) }),
      url: text,
      callback_data: text,
      copy_text: z
        .object(
          { text: z.string({ error: field("text", "String", IN_BUTTON) }) },
          { error: field("copy_text", "Object", IN_BUTTON) },
        )
        .optional(),
    },
    { error: `${IN_BUTTON}InlineKeyboardButton must be an Object` },
  )
  .transform(({ text, url = "", callback_data = "", copy_text, ...others }): Read => {
    if (url !== "") return { text, url };
    if (callback_data !== "") return { text, callback_data };
    if (ELSEWHERE.some((name) => others[name] !== undefined)) return { text, isElsewhere: true };
    if (copy_text !== undefined) return { text, copy_text };
    throw badRequest(`${IN_BUTTON}Text buttons are unallowed in the inline keyboard`);
  });

/** An inline button as read, its limits not yet looked at. */
interface Read extends InlineButton {
  readonly isElsewhere?: boolean;
}

/** Buttons that need what only Telegram has. */
const ELSEWHERE = [
  "callback_game",
  "pay",
  "switch_inline_query",
  "switch_inline_query_chosen_chat",
  "switch_inline_query_current_chat",
  "login_url",
  "web_app",
];

const Markup = z
  .object(
    {
      keyboard: rowsOf(Key, "keyboard", `Field "keyboard" must be an Array of Arrays`),
      inline_keyboard: rowsOf(
        Button,
        "inline_keyboard",
        `Field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays`,
      ),
      remove_keyboard: flag,
      force_reply: flag,
      one_time_keyboard: flag,
      is_persistent: flag,
      resize_keyboard: flag,
      input_field_placeholder: text,
    },
    { error: "object expected as reply markup" },
  )
  .optional();

export const replyMarkup = json(Markup, "can't parse reply keyboard markup JSON object");

export type ReplyMarkup = z.output<typeof replyMarkup>;

function rowsOf<S extends z.ZodType>(button: S, name: string, noRows: string) {
  return z.array(z.array(button, { error: noRows }), { error: field(name, "Array") }).default([]);
}

/** What a markup is, sorted into the part that belongs to the message and the part for the composer. */
export interface CheckedMarkup {
  readonly inline?: InlineKeyboard | undefined;
  readonly composer?: ComposerMarkup | undefined;
}

/** Applies Telegram's limits. A keyboard without buttons is no keyboard. @throws BotApiError */
export function checkedMarkup(markup: ReplyMarkup): CheckedMarkup {
  if (markup === undefined) return {};
  const { one_time_keyboard, is_persistent, resize_keyboard } = markup;
  const input_field_placeholder = checkedPlaceholder(markup.input_field_placeholder);
  if (markup.keyboard.length > 0) {
    const keyboard = kept(markup.keyboard);
    const manner = { one_time_keyboard, is_persistent, resize_keyboard };
    if (keyboard.length === 0) return {};
    return { composer: { keyboard, ...manner, input_field_placeholder } };
  }
  if (markup.inline_keyboard.length > 0) return { inline: checkedRows(markup.inline_keyboard) };
  if (markup.remove_keyboard === true) return { composer: { remove_keyboard: true } };
  if (markup.force_reply !== true) return {};
  return { composer: { force_reply: true, input_field_placeholder } };
}

/** The same for a message that is there already: it can have an inline keyboard only. */
export function checkedKeyboard(markup: ReplyMarkup): InlineKeyboard | undefined {
  const { inline, composer } = checkedMarkup(markup);
  if (composer !== undefined) throw badRequest("inline keyboard expected");
  return inline;
}

/** Buttons without text, and those beyond the twelfth of a row, are left out. */
function kept<B extends { readonly text: string }>(rows: readonly (readonly B[])[]): B[][] {
  return rows
    .map((row) => row.filter(({ text }) => text !== "").slice(0, MOST_IN_ROW))
    .filter((row) => row.length > 0);
}

const MOST_IN_ROW = 12;

const MOST_BUTTONS = 100;

function checkedRows(rows: readonly (readonly Read[])[]): InlineKeyboard | undefined {
  const inline_keyboard = kept(rows).map((row) => row.map(checkedButton));
  if (inline_keyboard.flat().length > MOST_BUTTONS) throw badRequest("reply markup is too long");
  return inline_keyboard.length === 0 ? undefined : { inline_keyboard };
}

function checkedButton({ text, url, callback_data, copy_text }: Read): InlineButton {
  if (url !== undefined) return { text, url: checkedUrl(url) };
  if (callback_data !== undefined) {
    // Bytes, not characters: a Chinese character takes three.
    if (Buffer.byteLength(callback_data) > 64) throw badRequest("BUTTON_DATA_INVALID");
    return { text, callback_data };
  }
  if (copy_text === undefined) throw badRequest("BUTTON_TYPE_INVALID");
  const length = charactersOf(copy_text.text);
  if (length < 1 || length > 256) throw badRequest("BUTTON_COPY_TEXT_INVALID");
  return { text, copy_text };
}

function checkedUrl(link: string): string {
  if (isPersonLink(link)) throw badRequest("BUTTON_USER_INVALID");
  const checked = checkLink(link);
  if ("url" in checked) return checked.url;
  throw badRequest(`inline keyboard button URL '${link}' is invalid: ${checked.reason}`);
}

function checkedPlaceholder(placeholder: string | undefined): string | undefined {
  if (placeholder === undefined || placeholder.trim() === "") return undefined;
  if (charactersOf(placeholder) > 64) throw badRequest("REPLY_MARKUP_INVALID");
  return placeholder;
}
