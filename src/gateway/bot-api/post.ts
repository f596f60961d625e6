import type { z } from "zod";
import type { Exchange } from "../exchange.ts";
import type { Chat } from "../store/chats.ts";
import { chatOf } from "../store/people.ts";
import type { Message } from "../wire.ts";
import { badRequest } from "./api-error.ts";
import type { CheckedMarkup } from "./markup.ts";
import { chatId, now } from "./method.ts";
import { flag, integer, replyParameters } from "./params.ts";

/** Whom a new message goes to, and what it answers. The last two are an older way to say it. */
export const postingParams = {
  chat_id: chatId,
  reply_parameters: replyParameters,
  reply_to_message_id: integer,
  allow_sending_without_reply: flag,
};

type Posting = z.output<z.ZodObject<typeof postingParams>>;

/** Puts new messages of the bot into a chat, all or none. */
export async function post(
  exchange: Exchange,
  chat: Chat,
  contents: readonly Partial<Message>[],
  posting: Posting,
  { inline, composer }: CheckedMarkup = {},
): Promise<readonly Message[]> {
  return exchange.write(() => {
    const reply_to_message = repliedTo(exchange, chat, posting);
    return contents.map((content) => {
      const { message } = exchange.messages.add(chat.id, (message_id) => ({
        message: {
          ...heading(exchange, chat, message_id),
          reply_to_message,
          ...content,
          reply_markup: inline,
        },
        out: false,
        markup: composer,
      }));
      return message;
    });
  });
}

/** What every message of the bot begins with. */
export function heading(
  exchange: Exchange,
  { person }: Chat,
  message_id: number,
): Pick<Message, "message_id" | "from" | "chat" | "date"> {
  return { message_id, from: exchange.bot, chat: chatOf(person), date: now() };
}

/** A quote does not quote in turn. */
export function quoted({ reply_to_message: _nested, ...message }: Message): Message {
  return message;
}

function repliedTo({ messages }: Exchange, chat: Chat, posting: Posting): Message | undefined {
  const { message_id = 0, allow_sending_without_reply } = posting.reply_parameters ?? {
    message_id: posting.reply_to_message_id,
    allow_sending_without_reply: posting.allow_sending_without_reply,
  };
  if (message_id <= 0) return undefined;
  const item = messages.get(chat.id, message_id);
  if (item !== undefined) return quoted(item.message);
  if (allow_sending_without_reply === true) return undefined;
  throw badRequest("message to be replied not found");
}
