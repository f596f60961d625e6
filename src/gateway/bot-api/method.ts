import type { z } from "zod";
import type { Exchange } from "../exchange.ts";
import type { Part } from "../http/multipart.ts";
import type { Chat } from "../store/chats.ts";
import { badRequest } from "./api-error.ts";
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

export function chatFor(exchange: Exchange, chatId: number | undefined): Chat {
  if (chatId === undefined) throw badRequest("chat_id is empty");
  const chat = exchange.chats.get(chatId);
  if (chat === undefined) throw badRequest("chat not found");
  return chat;
}
