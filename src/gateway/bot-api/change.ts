import { z } from "zod";
import type { Item } from "../store/messages.ts";
import type { Exchange } from "../exchange.ts";
import type { Chat } from "../store/chats.ts";
import type { Message } from "../wire.ts";
import { badRequest } from "./api-error.ts";
import { isForward } from "./copy.ts";
import { mediaEntry, readMedia } from "./input-media.ts";
import { checkedKeyboard, replyMarkup } from "./markup.ts";
import { keepMedia } from "./media.ts";
import { chatFor, chatId, method, now } from "./method.ts";
import type { Methods } from "./method.ts";
import { integer } from "./params.ts";
import { captionParams, checkedCaption, checkedText, readCaption } from "./texts.ts";
import { readMessageText, textParams } from "./texts.ts";

const Target = z.object({ chat_id: chatId, message_id: integer, reply_markup: replyMarkup });

/** The methods by which the bot changes what it said. Its own messages never get too old for that. */
export const changeMethods: Methods = {
  editMessageText: method(Target.extend(textParams.shape), async (params, { exchange }) => {
    const read = readMessageText(params);
    return change(exchange, params, (message) => {
      if (message.text === undefined) throw badRequest("there is no text in the message to edit");
      return { ...message, ...checkedText(read, "MESSAGE_TOO_LONG") };
    });
  }),

  editMessageCaption: method(Target.extend(captionParams.shape), async (params, { exchange }) => {
    const read = readCaption(params);
    return change(exchange, params, (message) => {
      if (message.text !== undefined) {
        throw badRequest("there is no caption in the message to edit");
      }
      return { ...message, ...checkedCaption(read, "MEDIA_CAPTION_TOO_LONG") };
    });
  }),

  editMessageMedia: method(Target.extend({ media: mediaEntry }), async (params, call) => {
    const { kind, source, caption } = readMedia(call, params.media, false);
    const chat = targetChat(call.exchange, params);
    checkMedia(editable(call.exchange, chat, params.message_id).message, kind);
    const content = {
      ...checkedCaption(caption),
      ...(await keepMedia(call.exchange, kind, source)),
    };
    return change(call.exchange, params, (message) => {
      checkMedia(message, kind);
      return { ...withoutContent(message), ...content };
    });
  }),

  editMessageReplyMarkup: method(Target, async (params, { exchange }) =>
    change(exchange, params, (message) => message),
  ),
};

interface Target {
  readonly chat_id?: unknown;
  readonly message_id?: number | undefined;
}

function targetChat(exchange: Exchange, { chat_id, message_id = 0 }: Target): Chat {
  if (chat_id === undefined && message_id === 0) {
    throw badRequest("message identifier is not specified");
  }
  return chatFor(exchange, chat_id);
}

/** A message that brought a keyboard for the composer stays as it is, and so does one from elsewhere. */
function editable({ messages }: Exchange, chat: Chat, messageId = 0): Item {
  const item = messages.get(chat.id, messageId);
  if (item === undefined) throw badRequest("message to edit not found");
  const { message, out, markup } = item;
  if (out || markup !== undefined || isForward(message) || message.pinned_message !== undefined) {
    throw badRequest("message can't be edited");
  }
  return item;
}

/** Without a `reply_markup` the message loses its keyboard, as on Telegram. */
async function change(
  exchange: Exchange,
  params: z.output<typeof Target>,
  content: (message: Message) => Message,
): Promise<Message> {
  const chat = targetChat(exchange, params);
  return exchange.write(() => {
    const { message } = editable(exchange, chat, params.message_id);
    const changed = { ...content(message), reply_markup: checkedKeyboard(params.reply_markup) };
    if (shownBy(message) === shownBy(changed)) throw badRequest(NOT_MODIFIED);
    return exchange.messages.edit(chat.id, { ...changed, edit_date: now() }).message;
  });
}

const NOT_MODIFIED =
  "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";

/** A picture or file can take the place of another or of a text; those sent together stay of one kind. */
function checkMedia(message: Message, kind: "photo" | "document"): void {
  if (message.voice !== undefined || message.sticker !== undefined) {
    throw badRequest("message media can't be edited");
  }
  if (message.media_group_id !== undefined && message[kind] === undefined) {
    throw badRequest("can't change media type in the album");
  }
}

function withoutContent(message: Message): Message {
  const { text: _text, entities: _entities, document: _file, photo: _photo, ...others } = message;
  return others;
}

function shownBy(message: Message): string {
  const files = [message.document, message.voice, ...(message.photo ?? [])];
  return JSON.stringify([
    message.text,
    message.entities ?? [],
    message.caption,
    message.caption_entities ?? [],
    files.map((file) => [file?.file_unique_id, file?.file_name]),
    message.reply_markup,
  ]);
}
