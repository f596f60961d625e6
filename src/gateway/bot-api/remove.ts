import { z } from "zod";
import type { Exchange } from "../exchange.ts";
import type { Chat } from "../store/chats.ts";
import { badRequest } from "./api-error.ts";
import { chatFor, chatId, method, now } from "./method.ts";
import type { Methods } from "./method.ts";
import { integer, json } from "./params.ts";

const MessageId = z.unknown().transform((value) => {
  if (typeof value !== "number" && typeof value !== "string") {
    throw badRequest("message identifier must be a Number");
  }
  const id = typeof value === "string" && /^\s*-?\d+\s*$/.test(value) ? Number(value) : value;
  if (typeof id !== "number") throw badRequest("can't parse message identifier as a Number");
  if (!Number.isSafeInteger(id) || id <= 0) {
    throw badRequest("invalid message identifier specified");
  }
  return id;
});

const DeleteMessages = z.object({
  chat_id: chatId,
  message_ids: json(
    z.array(MessageId, { error: "expected an Array of message identifiers" }).optional(),
    "can't parse message_ids JSON object",
  ),
});

/** The bot may take away every message of its chats, the person's too, while it is young. */
export const removeMethods: Methods = {
  deleteMessage: method(
    z.object({ chat_id: chatId, message_id: integer }),
    async ({ chat_id, message_id = 0 }, { exchange }) => {
      if (chat_id === undefined) throw badRequest("chat identifier is not specified");
      if (message_id === 0) throw badRequest("message identifier is not specified");
      const chat = chatFor(exchange, chat_id);
      return exchange.write(() => {
        if (exchange.messages.get(chat.id, message_id) === undefined) {
          throw badRequest("message to delete not found");
        }
        return remove(exchange, chat, [message_id]);
      });
    },
  ),

  deleteMessages: method(DeleteMessages, async ({ chat_id, message_ids = [] }, { exchange }) => {
    if (message_ids.length === 0) throw badRequest("message identifiers are not specified");
    if (message_ids.length > 100) throw badRequest("too many message identifiers specified");
    const chat = chatFor(exchange, chat_id);
    return exchange.write(() => remove(exchange, chat, message_ids));
  }),
};

/** Seconds. */
const REMOVABLE = 48 * 3600;

/** Those that are not there are passed over. */
function remove({ messages }: Exchange, chat: Chat, ids: readonly number[]): true {
  for (const id of new Set(ids)) {
    const item = messages.get(chat.id, id);
    if (item === undefined) continue;
    if (item.message.date < now() - REMOVABLE) {
      throw badRequest("message can't be deleted for everyone");
    }
    messages.remove(chat.id, id);
  }
  return true;
}
