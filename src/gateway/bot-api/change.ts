import { z } from "zod";
import { PRESS_LIFETIME } from "../store/presses.ts";
import type { Message } from "../wire.ts";
import { badRequest } from "./api-error.ts";
import { checkedKeyboard, inlineMarkup } from "./markup.ts";
import { chatFor, method } from "./method.ts";
import type { Call, Methods } from "./method.ts";
import { chatId, entities, flag, integer, text } from "./params.ts";
import { charactersOf, checkedCaption, checkedParseMode, checkedText } from "./texts.ts";

const Target = z.object({
  chat_id: chatId,
  message_id: integer.optional(),
  parse_mode: z.string().optional(),
  reply_markup: inlineMarkup.optional(),
});

const AnswerCallbackQuery = z.object({
  callback_query_id: text.optional(),
  text: z.string().optional(),
  show_alert: flag.optional(),
});

/** The methods by which the bot changes what it said, or answers a press. */
export const changeMethods: Methods = {
  editMessageText: method(
    Target.extend({ text: text.optional(), entities: entities.optional() }),
    async (params, call) => {
      checkedParseMode(params.parse_mode);
      const text = checkedText(params.text, params.entities !== undefined);
      return change(call, params, (message) => {
        if (message.text === undefined) throw badRequest("there is no text in the message to edit");
        return { ...message, text, entities: params.entities };
      });
    },
  ),

  editMessageCaption: method(
    Target.extend({ caption: text.optional(), caption_entities: entities.optional() }),
    async (params, call) => {
      checkedParseMode(params.parse_mode);
      const caption = checkedCaption(params.caption);
      return change(call, params, (message) => {
        if (message.text !== undefined) {
          throw badRequest("there is no caption in the message to edit");
        }
        return { ...message, caption, caption_entities: params.caption_entities };
      });
    },
  ),

  editMessageReplyMarkup: method(Target, async (params, call) =>
    change(call, params, (message) => message),
  ),

  deleteMessage: method(Target, async ({ chat_id, message_id }, { exchange }) => {
    const chat = chatFor(exchange, chat_id);
    return exchange.write(() => {
      if (message_id === undefined || exchange.messages.get(chat.id, message_id) === undefined) {
        throw badRequest("message to delete not found");
      }
      exchange.messages.remove(chat.id, message_id);
      return true;
    });
  }),

  answerCallbackQuery: method(AnswerCallbackQuery, async (params, { exchange }) => {
    const { callback_query_id = "", text = "", show_alert = false } = params;
    return exchange.write(() => {
      const pressed = exchange.presses.get(callback_query_id);
      if (pressed === undefined || isOld(pressed.date)) throw badRequest(QUERY_TOO_OLD);
      if (charactersOf(text) > MOST_ANSWER) throw badRequest("MESSAGE_TOO_LONG");
      exchange.presses.answer(pressed, { text, show_alert });
      return true;
    });
  }),
};

const QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid";

/** Characters in the answer to a press. */
const MOST_ANSWER = 200;

function isOld(date: number): boolean {
  return date < Date.now() / 1000 - PRESS_LIFETIME;
}

/** Without a `reply_markup` the message loses its keyboard, as on Telegram. */
async function change(
  { exchange }: Call,
  params: z.output<typeof Target>,
  content: (message: Message) => Message,
): Promise<Message> {
  const reply_markup = checkedKeyboard(params.reply_markup);
  const chat = chatFor(exchange, params.chat_id);
  const { messages } = exchange;
  return exchange.write(() => {
    const item =
      params.message_id === undefined ? undefined : messages.get(chat.id, params.message_id);
    if (item === undefined) throw badRequest("message to edit not found");
    if (item.out) throw badRequest("message can't be edited");
    const changed = { ...content(item.message), reply_markup };
    if (isSame(item.message, changed)) throw badRequest(NOT_MODIFIED);
    const edit_date = Math.floor(Date.now() / 1000);
    return messages.edit(chat.id, { ...changed, edit_date }).message;
  });
}

const NOT_MODIFIED =
  "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";

function isSame(a: Message, b: Message): boolean {
  return shownBy(a) === shownBy(b);
}

function shownBy(message: Message): string {
  return JSON.stringify([
    message.text,
    message.entities ?? [],
    message.caption,
    message.caption_entities ?? [],
    message.reply_markup,
  ]);
}
