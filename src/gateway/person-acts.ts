import { commit, locked } from "./chat.ts";
import type { Chat, ChatRecord, Item } from "./chat.ts";
import type { Exchange } from "./exchange.ts";
import { chatOf, userOf } from "./people.ts";
import { pressId } from "./press.ts";
import { pushUpdate } from "./updates.ts";
import type { Entity, Message, Update } from "./wire.ts";

/** What a person may do. Each act is an update for the bot and a line in the chat, once per client id. */

/** The person asked for something that cannot be: `code` is for programs, the page words it. */
export class RefusedError extends Error {
  override readonly name = "RefusedError";
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

export interface Said {
  readonly clientId: string;
  readonly content: Content;
  readonly replyTo?: number | undefined;
}

/** The part of a message that its sender chose. */
export type Content = Pick<
  Message,
  "text" | "caption" | "document" | "photo" | "voice" | "sticker"
>;

export const MAX_TEXT = 4096;

export async function say(exchange: Exchange, chat: Chat, said: Said): Promise<Item> {
  return locked(chat, async () => {
    const done = chat.byClientId.get(said.clientId);
    if (done?.kind === "press") throw new RefusedError("client_id_used");
    if (done !== undefined) return requireItem(chat, done.messageId);
    const replied = said.replyTo === undefined ? undefined : chat.items.get(said.replyTo);
    const { reply_to_message: _nested, ...quoted } = replied?.message ?? {};
    const message: Message = {
      message_id: chat.lastMessageId + 1,
      from: userOf(chat.person),
      chat: chatOf(chat.person),
      date: now(),
      ...said.content,
      entities: entitiesOf(said.content.text),
      reply_to_message: replied === undefined ? undefined : (quoted as Message),
    };
    await deliver(exchange, chat, () => ({ message }), said.clientId);
    return requireItem(chat, message.message_id);
  });
}

export async function editOwn(
  exchange: Exchange,
  chat: Chat,
  messageId: number,
  text: string,
): Promise<Item> {
  return locked(chat, async () => {
    const item = requireItem(chat, messageId);
    if (!item.out) throw new RefusedError("not_yours");
    const isText = item.message.text !== undefined;
    if (text === (isText ? item.message.text : item.message.caption)) return item;
    const edited_message: Message = {
      ...item.message,
      ...(isText ? { text, entities: entitiesOf(text) } : { caption: text }),
      edit_date: now(),
    };
    await deliver(exchange, chat, () => ({ edited_message }));
    return requireItem(chat, messageId);
  });
}

export interface Press {
  readonly clientId: string;
  readonly messageId: number;
  readonly data: string;
}

/** Returns the id under which the bot's answer will come. */
export async function press(exchange: Exchange, chat: Chat, pressed: Press): Promise<string> {
  return locked(chat, async () => {
    const done = chat.byClientId.get(pressed.clientId);
    if (done?.kind === "message") throw new RefusedError("client_id_used");
    if (done !== undefined) return done.callbackQueryId;
    const { message } = requireItem(chat, pressed.messageId);
    const buttons = message.reply_markup?.inline_keyboard.flat() ?? [];
    if (!buttons.some((button) => button.callback_data === pressed.data)) {
      throw new RefusedError("no_such_button");
    }
    const update = await deliver(
      exchange,
      chat,
      (updateId) => ({
        callback_query: {
          id: pressId(chat.person.id, updateId),
          from: userOf(chat.person),
          message,
          chat_instance: String(chat.person.id),
          data: pressed.data,
        },
      }),
      pressed.clientId,
    );
    return pressId(chat.person.id, update.update_id);
  });
}

/** The line that an update leaves in its chat: the same when it happens and when a restart has to repair it. */
export function chatRecordOf(
  update: Update,
  clientId?: string,
): { readonly chatId: number; readonly record: ChatRecord } {
  const { update_id } = update;
  if ("message" in update) {
    const item = { message: update.message, out: true, client_id: clientId };
    return { chatId: update.message.chat.id, record: { type: "message", item, update_id } };
  }
  if ("edited_message" in update) {
    const message = update.edited_message;
    return { chatId: message.chat.id, record: { type: "edited", message, update_id } };
  }
  const { id, message } = update.callback_query;
  return {
    chatId: message.chat.id,
    record: {
      type: "pressed",
      callback_query_id: id,
      client_id: clientId ?? id,
      date: now(),
      update_id,
    },
  };
}

/** First for the bot, then into the chat: `heal` in the exchange relies on this order. */
async function deliver(
  exchange: Exchange,
  chat: Chat,
  build: Parameters<typeof pushUpdate>[1],
  clientId?: string,
): Promise<Update> {
  const update = await pushUpdate(exchange.updates, build, clientId);
  await commit(chat, chatRecordOf(update, clientId).record);
  return update;
}

function requireItem(chat: Chat, messageId: number): Item {
  const item = chat.items.get(messageId);
  if (item === undefined) throw new RefusedError("no_such_message");
  return item;
}

/** Bots recognise commands by their entity, not by the slash. */
function entitiesOf(text: string | undefined): readonly Entity[] | undefined {
  const command = /^\/[a-z0-9_]{1,64}(?:@\w+)?(?=\s|$)/i.exec(text ?? "")?.[0];
  return command === undefined
    ? undefined
    : [{ type: "bot_command", offset: 0, length: command.length }];
}

function now(): number {
  return Math.floor(Date.now() / 1000);
}
