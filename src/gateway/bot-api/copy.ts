import { z } from "zod";
import type { Exchange } from "../exchange.ts";
import type { Message, User } from "../wire.ts";
import { badRequest } from "./api-error.ts";
import { checkedMarkup, replyMarkup } from "./markup.ts";
import { chatFor, chatId, method, openChatFor } from "./method.ts";
import type { Methods } from "./method.ts";
import { integer } from "./params.ts";
import { post, postingParams } from "./post.ts";
import { captionParams, checkedCaption, readCaption } from "./texts.ts";

const From = { from_chat_id: chatId, message_id: integer };

const CopyMessage = z.object({
  ...postingParams,
  ...captionParams.shape,
  ...From,
  reply_markup: replyMarkup,
});

/** The methods by which the bot says again what was said somewhere. */
export const copyMethods: Methods = {
  copyMessage: method(CopyMessage, async (params, { exchange }) => {
    const read = params.caption === undefined ? undefined : readCaption(params);
    const copied = contentOf(original(exchange, params, "copy"));
    const chat = openChatFor(exchange, params.chat_id);
    const hasCaption = copied.text === undefined && read !== undefined;
    const content = hasCaption ? { ...copied, ...checkedCaption(read) } : copied;
    const markup = checkedMarkup(params.reply_markup);
    const [message] = await post(exchange, chat, [content], params, markup);
    return { message_id: message?.message_id };
  }),

  forwardMessage: method(z.object({ ...From, chat_id: chatId }), async (params, { exchange }) => {
    const message = original(exchange, params, "forward");
    const chat = openChatFor(exchange, params.chat_id);
    const content: Forward = { ...contentOf(message), forward_origin: originOf(message) };
    const [forwarded] = await post(exchange, chat, [content], { chat_id: chat.id });
    return forwarded;
  }),
};

/** A message that tells where it comes from: nobody may change it. */
interface Forward extends Partial<Message> {
  readonly forward_origin: Origin;
}

interface Origin {
  readonly type: "user";
  readonly sender_user: User;
  readonly date: number;
}

export function isForward(message: Partial<Message>): message is Forward {
  return "forward_origin" in message;
}

/** Forwarded once more, a message still comes from where it was said first. */
function originOf(message: Message): Origin {
  if (isForward(message)) return message.forward_origin;
  return { type: "user", sender_user: message.from, date: message.date };
}

function original(
  exchange: Exchange,
  {
    from_chat_id,
    message_id = 0,
  }: { readonly from_chat_id?: unknown; readonly message_id?: number | undefined },
  verb: "copy" | "forward",
): Message {
  if (from_chat_id === undefined) throw badRequest(`parameter "from_chat_id" is required`);
  const chat = chatFor(exchange, from_chat_id);
  const item = exchange.messages.get(chat.id, message_id);
  if (item === undefined) throw badRequest(`message to ${verb} not found`);
  if (item.message.pinned_message !== undefined) {
    throw badRequest(
      verb === "copy" ? "the message can't be copied" : "the message can't be forwarded",
    );
  }
  return item.message;
}

function contentOf(message: Message): Partial<Message> {
  const { text, entities, caption, caption_entities, document, photo, voice, sticker } = message;
  return { text, entities, caption, caption_entities, document, photo, voice, sticker };
}
