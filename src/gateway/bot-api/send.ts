import { z } from "zod";
import type { Exchange } from "../exchange.ts";
import type { Chat } from "../store/chats.ts";
import { chatOf } from "../store/people.ts";
import type { FileInfo, Message } from "../wire.ts";
import { badRequest, BotApiError } from "./api-error.ts";
import { replyMarkup, splitMarkup } from "./markup.ts";
import type { ReplyMarkup } from "./markup.ts";
import { chatFor, method } from "./method.ts";
import type { Call, Methods } from "./method.ts";
import { chatId, entities, replyParameters, text } from "./params.ts";
import { checkedCaption, checkedParseMode, checkedText } from "./texts.ts";

const Common = {
  chat_id: chatId,
  parse_mode: z.string().optional(),
  reply_markup: replyMarkup.optional(),
  reply_parameters: replyParameters.optional(),
};

const SendMessage = z.object({ ...Common, text: text.optional(), entities: entities.optional() });

const SendDocument = z.object({
  ...Common,
  document: z.string().optional(),
  caption: text.optional(),
  caption_entities: entities.optional(),
});

const SendChatAction = z.object({ chat_id: chatId, action: z.string() });

/** The methods by which the bot says something new. */
export const sendMethods: Methods = {
  sendMessage: method(SendMessage, async (params, { exchange }) => {
    const chat = chatFor(exchange, params.chat_id);
    checkedParseMode(params.parse_mode);
    const text = checkedText(params.text, params.entities !== undefined);
    return post(exchange, chat, { text, entities: params.entities }, params);
  }),

  sendDocument: method(SendDocument, async (params, call) => {
    const chat = chatFor(call.exchange, params.chat_id);
    checkedParseMode(params.parse_mode);
    const caption = checkedCaption(params.caption);
    splitMarkup(params.reply_markup);
    const document = await fileOf(call, "document", params.document);
    const content = { document, caption, caption_entities: params.caption_entities };
    return post(call.exchange, chat, content, params);
  }),

  sendChatAction: method(SendChatAction, async ({ chat_id, action }, { exchange }) => {
    const chat = chatFor(exchange, chat_id);
    if (!ACTIONS.test(action)) throw badRequest("wrong parameter action in request");
    exchange.chats.signal({ type: "action", action }, chat.id);
    return true;
  }),
};

const ACTIONS =
  /^(typing|upload_(photo|video|voice|document|video_note)|record_(video|voice|video_note)|choose_sticker|find_location)$/;

/** The largest file a bot may send. Bytes. */
const MOST_FILE_BYTES = 50 * 1024 * 1024;

interface Posting {
  readonly reply_markup?: ReplyMarkup | undefined;
  readonly reply_parameters?: z.output<typeof replyParameters> | undefined;
}

async function post(
  exchange: Exchange,
  chat: Chat,
  content: Partial<Message>,
  posting: Posting,
): Promise<Message> {
  const { inline, composer } = splitMarkup(posting.reply_markup);
  return exchange.write(() => {
    const reply_to_message = repliedTo(exchange, chat, posting.reply_parameters);
    const { message } = exchange.messages.add(chat.id, (message_id) => ({
      message: {
        message_id,
        from: exchange.bot,
        chat: chatOf(chat.person),
        date: Math.floor(Date.now() / 1000),
        reply_to_message,
        ...content,
        reply_markup: inline,
      },
      out: false,
      markup: composer,
    }));
    return message;
  });
}

function repliedTo(
  { messages }: Exchange,
  chat: Chat,
  reply: Posting["reply_parameters"],
): Message | undefined {
  if (reply === undefined) return undefined;
  const item = messages.get(chat.id, reply.message_id);
  if (item === undefined) {
    if (reply.allow_sending_without_reply === true) return undefined;
    throw badRequest("message to be replied not found");
  }
  const { reply_to_message: _nested, ...message } = item.message;
  return message;
}

/** A file comes as an upload (itself, or referred to by `attach://`), or as the id of a file that is here already. */
async function fileOf(
  { exchange, uploads }: Call,
  field: string,
  reference: string | undefined,
): Promise<FileInfo> {
  const upload = uploads.get(reference?.startsWith("attach://") ? reference.slice(9) : field);
  if (upload === undefined) {
    if (reference === undefined) throw badRequest(`there is no ${field} in the request`);
    const known = exchange.files.find(reference);
    if (known === undefined) {
      throw badRequest("wrong file identifier/HTTP URL specified");
    }
    return infoOf(known);
  }
  if (upload.bytes.length === 0) throw badRequest("file must be non-empty");
  if (upload.bytes.length > MOST_FILE_BYTES) throw new BotApiError(413, "Request Entity Too Large");
  return infoOf(await exchange.files.save({ name: upload.fileName ?? field, bytes: upload.bytes }));
}

function infoOf(file: FileInfo): FileInfo {
  const { file_id, file_unique_id, file_name, mime_type, file_size } = file;
  return { file_id, file_unique_id, file_name, mime_type, file_size };
}
