import type { Exchange } from "./exchange.ts";
import { pressId } from "./press-id.ts";
import type { Chat } from "./store/chats.ts";
import type { Item } from "./store/messages.ts";
import { chatOf, userOf } from "./store/people.ts";
import type { Entity, Message, UpdateBody } from "./wire.ts";

/** What a person may do. Each act is an update for the bot and a change in the chat, both or none, once per client id. */

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
  "text" | "caption" | "document" | "photo" | "voice" | "sticker" | "media_group_id"
>;

export const MAX_TEXT = 4096;

/** A message can be changed for this long, as on Telegram. Seconds. */
const EDITABLE = 48 * 3600;

export async function say(exchange: Exchange, chat: Chat, said: Said): Promise<Item> {
  const { messages, presses, updates } = exchange;
  return exchange.write(() => {
    const done = messages.byClientId(chat.id, said.clientId);
    if (done !== undefined) return done;
    if (presses.byClientId(chat.id, said.clientId) !== undefined) {
      throw new RefusedError("client_id_used");
    }
    takeUp(exchange, chat);
    const item = messages.add(chat.id, (message_id) => {
      const message: Message = {
        message_id,
        from: userOf(chat.person),
        chat: chatOf(chat.person),
        date: now(),
        ...said.content,
        entities: entitiesOf(said.content.text),
        reply_to_message: quoted(exchange, chat, said.replyTo),
      };
      return { message, out: true, client_id: said.clientId };
    });
    updates.push(() => ({ message: item.message }));
    return item;
  });
}

export async function editOwn(
  exchange: Exchange,
  chat: Chat,
  messageId: number,
  text: string,
): Promise<Item> {
  return exchange.write(() => {
    const item = requireItem(exchange, chat, messageId);
    if (!item.out) throw new RefusedError("not_yours");
    const { message } = item;
    const isText = message.text !== undefined;
    if (text === (isText ? message.text : message.caption)) return item;
    if (message.date < now() - EDITABLE) throw new RefusedError("too_old");
    takeUp(exchange, chat);
    const edited_message: Message = {
      ...message,
      ...(isText ? { text, entities: entitiesOf(text) } : { caption: text }),
      edit_date: now(),
    };
    exchange.updates.push(() => ({ edited_message }));
    return exchange.messages.edit(chat.id, edited_message);
  });
}

export interface Press {
  readonly clientId: string;
  readonly messageId: number;
  readonly data: string;
}

/** Returns the id under which the bot's answer will come. */
export async function press(exchange: Exchange, chat: Chat, pressed: Press): Promise<string> {
  const { messages, presses, updates } = exchange;
  return exchange.write(() => {
    const done = presses.byClientId(chat.id, pressed.clientId);
    if (done !== undefined) return done.id;
    if (messages.byClientId(chat.id, pressed.clientId) !== undefined) {
      throw new RefusedError("client_id_used");
    }
    const { message } = requireItem(exchange, chat, pressed.messageId);
    const buttons = message.reply_markup?.inline_keyboard.flat() ?? [];
    if (!buttons.some((button) => button.callback_data === pressed.data)) {
      throw new RefusedError("no_such_button");
    }
    takeUp(exchange, chat);
    const { update_id } = updates.push((updateId) => ({
      callback_query: {
        id: pressId(chat.id, updateId),
        from: userOf(chat.person),
        message,
        chat_instance: String(chat.id),
        data: pressed.data,
      },
    }));
    const id = pressId(chat.id, update_id);
    presses.add({ id, chatId: chat.id, date: now(), clientId: pressed.clientId });
    return id;
  });
}

/** Stops the bot, so that it can write no more, or takes it up again. */
export async function setBlocked(
  exchange: Exchange,
  chat: Chat,
  isBlocked: boolean,
): Promise<void> {
  await exchange.write(() => {
    if (exchange.chats.get(chat.id)?.isBlocked === isBlocked) return;
    exchange.chats.setBlocked(chat.id, isBlocked);
    exchange.updates.push(() => membershipOf(exchange, chat, isBlocked));
  });
}

/** Whoever writes to a stopped bot wants it back. */
function takeUp(exchange: Exchange, chat: Chat): void {
  if (exchange.chats.get(chat.id)?.isBlocked !== true) return;
  exchange.chats.setBlocked(chat.id, false);
  exchange.updates.push(() => membershipOf(exchange, chat, false));
}

function membershipOf(exchange: Exchange, chat: Chat, isBlocked: boolean): UpdateBody {
  const member = { status: "member" as const, user: exchange.bot };
  const kicked = { status: "kicked" as const, user: exchange.bot };
  return {
    my_chat_member: {
      chat: chatOf(chat.person),
      from: userOf(chat.person),
      date: now(),
      old_chat_member: isBlocked ? member : kicked,
      new_chat_member: isBlocked ? kicked : member,
    },
  };
}

/** A reply to a message that is gone is still a message. A quote does not quote in turn. */
function quoted(
  { messages }: Exchange,
  chat: Chat,
  messageId: number | undefined,
): Message | undefined {
  const replied = messageId === undefined ? undefined : messages.get(chat.id, messageId);
  if (replied === undefined) return undefined;
  const { reply_to_message: _nested, ...message } = replied.message;
  return message;
}

function requireItem({ messages }: Exchange, chat: Chat, messageId: number): Item {
  const item = messages.get(chat.id, messageId);
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
