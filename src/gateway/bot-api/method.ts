import { z } from "zod";
import type { Exchange } from "../exchange.ts";
import type { Part } from "../http/multipart.ts";
import type { Chat } from "../store/chats.ts";
import { badRequest, BotApiError } from "./api-error.ts";
import { parseParams } from "./params.ts";

/** One call of the Bot API, already read from the wire. */
export interface Call {
  readonly exchange: Exchange;
  readonly params: Readonly<Record<string, unknown>>;
  /** The files that came with it, by the name of their part. */
  readonly uploads: ReadonlyMap<string, Part>;
  /** Aborted when the caller hangs up. */
  readonly signal: AbortSignal;
}

/** A method of the Bot API: what it returns is the `result` of the answer. */
export type Method = (call: Call) => Promise<unknown>;

/** The table of a file of methods: the names are Telegram's. */
export type Methods = Readonly<Record<string, Method>>;

/** Binds the shape of the parameters to the work, so that the work sees them typed. */
export function method<S extends z.ZodType>(
  schema: S,
  run: (params: z.output<S>, call: Call) => Promise<unknown>,
): Method {
  return async (call) => run(parseParams(schema, call.params), call);
}

/** A chat is looked for only after everything that can be said without it. */
export const chatId = z.preprocess(
  (value) => (value === "" || value === null ? undefined : value),
  z.unknown().optional(),
);

/** Chats have numbers here: a public name is nobody's. */
export function chatFor(exchange: Exchange, id: unknown): Chat {
  if (id === undefined) throw badRequest("chat_id is empty");
  const number = typeof id === "string" ? Number.parseInt(id, 10) : id;
  const chat = Number.isSafeInteger(number) ? exchange.chats.get(number as number) : undefined;
  if (chat === undefined) throw badRequest("chat not found");
  return chat;
}

/** The chat, if the bot may write to it. */
export function openChatFor(exchange: Exchange, id: unknown): Chat {
  const chat = chatFor(exchange, id);
  if (chat.isBlocked) throw new BotApiError(403, "Forbidden: bot was blocked by the user");
  return chat;
}

/** Unix seconds. */
export function now(): number {
  return Math.floor(Date.now() / 1000);
}
