import { z } from "zod";
import { badRequest } from "./api-error.ts";
import { chatId, method, openChatFor } from "./method.ts";
import type { Methods } from "./method.ts";
import { integer } from "./params.ts";
import { heading, quoted } from "./post.ts";

const Target = z.object({ chat_id: chatId, message_id: integer });

/** The methods about the message on top of a chat. */
export const pinMethods: Methods = {
  pinChatMessage: method(Target, async ({ chat_id, message_id = 0 }, { exchange }) => {
    const chat = openChatFor(exchange, chat_id);
    const { messages } = exchange;
    return exchange.write(() => {
      const item = messages.get(chat.id, message_id);
      if (item === undefined) throw badRequest("message to pin not found");
      const { message } = item;
      if (message.pinned_message !== undefined) {
        throw badRequest("service messages can't be pinned");
      }
      if (messages.pinned(chat.id)?.message.message_id === message_id) return true;
      messages.pin(chat.id, message_id, true);
      messages.add(chat.id, (id) => ({
        message: { ...heading(exchange, chat, id), pinned_message: quoted(message) },
        out: false,
      }));
      return true;
    });
  }),

  unpinChatMessage: method(Target, async ({ chat_id, message_id = 0 }, { exchange }) => {
    const chat = openChatFor(exchange, chat_id);
    const { messages } = exchange;
    return exchange.write(() => {
      const item = message_id === 0 ? messages.pinned(chat.id) : messages.get(chat.id, message_id);
      if (item === undefined) throw badRequest("message to unpin not found");
      messages.pin(chat.id, item.message.message_id, false);
      return true;
    });
  }),

  unpinAllChatMessages: method(Target, async ({ chat_id }, { exchange }) => {
    const chat = openChatFor(exchange, chat_id);
    const { messages } = exchange;
    return exchange.write(() => {
      let pinned = messages.pinned(chat.id);
      while (pinned !== undefined) {
        messages.pin(chat.id, pinned.message.message_id, false);
        pinned = messages.pinned(chat.id);
      }
      return true;
    });
  }),
};
