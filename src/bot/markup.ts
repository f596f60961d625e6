import type { Message } from "./records.ts";

type Keyboard = Readonly<{
  reply_markup?: { inline_keyboard: { text: string; callback_data: string }[][] };
}>;

/** Buttons as the messenger takes them; none is not the same as an empty keyboard. */
export const markup = (keyboard: Message["keyboard"]): Keyboard =>
  keyboard.length === 0 ? {} : { reply_markup: inlineKeyboard(keyboard) };

export const inlineKeyboard = (
  keyboard: Message["keyboard"],
): NonNullable<Keyboard["reply_markup"]> => ({
  inline_keyboard: keyboard.map((row) =>
    row.map(({ text, data }) => ({ text, callback_data: data })),
  ),
});
