import { z } from "zod";
import { badRequest } from "./api-error.ts";
import { checkedMarkup, replyMarkup } from "./markup.ts";
import { keepMedia, sourceOf } from "./media.ts";
import type { MediaKind } from "./media.ts";
import { chatId, method, openChatFor } from "./method.ts";
import type { Method, Methods } from "./method.ts";
import { integer, text } from "./params.ts";
import { post, postingParams } from "./post.ts";
import { captionParams, checkedCaption, checkedText, readCaption } from "./texts.ts";
import { readMessageText, textParams } from "./texts.ts";

const SendMessage = z.object({
  ...postingParams,
  ...textParams.shape,
  reply_markup: replyMarkup,
});

const SendMedia = z.object({
  ...postingParams,
  ...captionParams.shape,
  reply_markup: replyMarkup,
  duration: integer,
});

/** The methods by which the bot says something new. */
export const sendMethods: Methods = {
  sendMessage: method(SendMessage, async (params, { exchange }) => {
    const read = readMessageText(params);
    const chat = openChatFor(exchange, params.chat_id);
    const content = checkedText(read);
    const [message] = await post(
      exchange,
      chat,
      [content],
      params,
      checkedMarkup(params.reply_markup),
    );
    return message;
  }),

  sendDocument: sendMedia("document"),
  sendPhoto: sendMedia("photo"),
  sendVoice: sendMedia("voice"),

  sendChatAction: method(
    z.object({ chat_id: chatId, action: text }),
    async ({ chat_id, action = "" }, { exchange }) => {
      const known = ACTIONS.get(action.toLowerCase());
      if (known === undefined) throw badRequest("wrong parameter action in request");
      const chat = openChatFor(exchange, chat_id);
      exchange.chats.signal({ type: "action", action: known }, chat.id);
      return true;
    },
  ),
};

function sendMedia(kind: MediaKind): Method {
  return method(SendMedia, async (params, call) => {
    const { exchange } = call;
    const source = sourceOf(call, kind, call.params[kind]);
    if (source === undefined) throw badRequest(`there is no ${kind} in the request`);
    const read = readCaption(params);
    const chat = openChatFor(exchange, params.chat_id);
    const caption = checkedCaption(read);
    const markup = checkedMarkup(params.reply_markup);
    const media = await keepMedia(exchange, kind, source, params.duration);
    const [message] = await post(exchange, chat, [{ ...media, ...caption }], params, markup);
    return message;
  });
}

/** The actions, also by their older names. */
const ACTIONS: ReadonlyMap<string, string> = new Map([
  ...[
    "typing",
    "cancel",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
  ].map((name): [string, string] => [name, name]),
  ["record_audio", "record_voice"],
  ["upload_audio", "upload_voice"],
  ["pick_up_location", "find_location"],
]);
