import type { UserFromGetMe } from "grammy/types";
import { createBot } from "#bot/bot.ts";
import type { Message } from "#bot/records.ts";
import { openChat } from "#tests/support/chat.ts";
import type { Chat, Line } from "#tests/support/chat.ts";

/** A chat like that of the scenarios, with the whole bot behind it: what it says beside its answers is heard, too. */
export function openBotChat(options: Parameters<typeof openChat>[0] = {}): Chat {
  const plain = openChat(options);
  const bot = createBot("1:stub", plain.deps, { botInfo: me });
  const screen = new Map<number, Line>();
  let shown: Line[] = [];
  let messages = 0;
  let updates = 0;
  bot.api.config.use((_next, method, payload) => {
    const { text = "", message_id, reply_markup, caption } = payload as Sent;
    const isNew = method.startsWith("send") && method !== "sendChatAction";
    const id = isNew ? (messages += 1) : (message_id ?? 0);
    if (isNew || method === "editMessageText") {
      const keyboard = (reply_markup?.inline_keyboard ?? []).map((row) =>
        row.map((button) => ({ text: button.text, data: button.callback_data })),
      );
      const line: Line = { id, from: "bot", edited: !isNew, text: caption ?? text, keyboard };
      screen.set(id, line);
      shown = [...shown.filter((one) => one.id !== id), line];
    }
    if (method === "deleteMessage") {
      screen.delete(id);
      shown = shown.filter((one) => one.id !== id);
    }
    return Promise.resolve({ ok: true, result: { message_id: id } } as never);
  });

  const deliver = async (update: object): Promise<readonly Line[]> => {
    shown = [];
    await bot.handleUpdate({ update_id: (updates += 1), ...update });
    await bot.idle();
    return shown;
  };
  const own = (text: string): Line => {
    const line = [...screen.values()].findLast((one) => one.from === "clerk" && one.text === text);
    if (line === undefined) throw new Error(`no message ${text}`);
    return line;
  };
  const sends = (text: string, rest: object = {}): Promise<readonly Line[]> => {
    const id = (messages += 1);
    screen.set(id, { id, from: "clerk", edited: false, text, keyboard: [] });
    return deliver({ message: { message_id: id, date: 0, chat, from, text, ...rest } });
  };
  return {
    ...plain,
    type: (text) => sends(text),
    tap: (label) => {
      const card = [...screen.values()].findLast(({ keyboard }) => dataOf(keyboard, label));
      const data = card === undefined ? undefined : dataOf(card.keyboard, label);
      if (card === undefined || data === undefined) throw new Error(`no button [${label}]`);
      const message = { message_id: card.id, date: 1, chat, text: card.text };
      return deliver({
        callback_query: { id: String(updates), from, chat_instance: "1", data, message },
      });
    },
    edit: (old, text) => {
      const line = own(old);
      line.text = text;
      return deliver({
        edited_message: { message_id: line.id, date: 0, edit_date: 1, chat, from, text },
      });
    },
    reply: (old, text) => {
      const to = { message_id: own(old).id, date: 0, chat, from, text: old };
      return sends(text, { reply_to_message: to });
    },
    send: () => deliver({ message: { message_id: (messages += 1), date: 0, chat, from, sticker } }),
  };
}

interface Sent {
  readonly text?: string;
  readonly caption?: string;
  readonly message_id?: number;
  readonly reply_markup?: {
    readonly inline_keyboard?: readonly (readonly { text: string; callback_data: string }[])[];
  };
}

const dataOf = (keyboard: Message["keyboard"], label: string): string | undefined =>
  keyboard.flat().find(({ text }) => text === label)?.data;

const me = { id: 1, is_bot: true, first_name: "年报", username: "nb_bot" } as UserFromGetMe;
const from = { id: 7, is_bot: false, first_name: "小王" };
const chat = { id: 7, type: "private" as const, first_name: "小王" };
const sticker = { file_id: "s", file_unique_id: "s" };
