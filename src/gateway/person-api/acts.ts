import type { Context } from "hono";
import { z } from "zod";
import type { Exchange } from "../exchange.ts";
import { readBody } from "../http/body.ts";
import { editOwn, MAX_TEXT, press, say, setBlocked } from "../person-acts.ts";
import type { Chat } from "../store/chats.ts";
import { readMedia } from "./media.ts";
import { readJson } from "./json.ts";
import { viewItem } from "./view.ts";

/** A request about the chat of the person who makes it, known by the secret of their session. */
export type ChatHandler = (
  exchange: Exchange,
  chat: Chat,
  context: Context,
  session: string,
) => Promise<Response>;

export const postMessage: ChatHandler = async (exchange, chat, context) => {
  const { client_id, text, reply_to_message_id } = NewMessage.parse(await readJson(context));
  const said = { clientId: client_id, content: { text }, replyTo: reply_to_message_id };
  return context.json(viewItem(await say(exchange, chat, said)));
};

export const postMedia: ChatHandler = async (exchange, chat, context) => {
  const body = await readBody(context.req.raw, MOST_MEDIA_BYTES + ROOM_FOR_FIELDS);
  const type = context.req.header("content-type") ?? "";
  const said = await readMedia(exchange, type, body);
  return context.json(viewItem(await say(exchange, chat, said)));
};

export const postEdit: ChatHandler = async (exchange, chat, context) => {
  const { message_id, text } = Edit.parse(await readJson(context));
  return context.json(viewItem(await editOwn(exchange, chat, message_id, text)));
};

export const postPress: ChatHandler = async (exchange, chat, context) => {
  const { client_id, message_id, data } = Press.parse(await readJson(context));
  const pressed = { clientId: client_id, messageId: message_id, data };
  return context.json({ callback_query_id: await press(exchange, chat, pressed) });
};

export const postRead: ChatHandler = async (exchange, chat, context) => {
  const { message_id } = Read.parse(await readJson(context));
  await exchange.write(() => exchange.chats.markRead(chat.id, message_id));
  return context.json({});
};

export const postBlock: ChatHandler = async (exchange, chat, context) => {
  await setBlocked(exchange, chat, Block.parse(await readJson(context)).blocked);
  return context.json({});
};

/** What a person may send in one file. */
const MOST_MEDIA_BYTES = 20 * 1024 * 1024;
const ROOM_FOR_FIELDS = 64 * 1024;

const ClientId = z.string().min(1).max(100);

const Text = z
  .string()
  .max(MAX_TEXT)
  .refine((text) => text.trim() !== "");

const NewMessage = z.object({
  client_id: ClientId,
  text: Text,
  reply_to_message_id: z.int().optional(),
});

const Edit = z.object({ message_id: z.int(), text: Text });

const Press = z.object({ client_id: ClientId, message_id: z.int(), data: z.string() });

const Read = z.object({ message_id: z.int().min(1) });

const Block = z.object({ blocked: z.boolean() });
