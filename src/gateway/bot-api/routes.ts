import { Hono } from "hono";
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Exchange } from "../exchange.ts";
import { TooLargeError, TooSlowError } from "../http/body.ts";
import { MultipartError } from "../http/multipart.ts";
import { sendFile } from "../http/send-file.ts";
import { isSameSecret } from "../same-secret.ts";
import { StorageFullError } from "../store/files.ts";
import { answerMethods } from "./answers.ts";
import { badRequest, BotApiError, tooManyRequests } from "./api-error.ts";
import { changeMethods } from "./change.ts";
import { commandMethods } from "./commands.ts";
import { copyMethods } from "./copy.ts";
import { lookUpMethods } from "./look-up.ts";
import type { Call, Method } from "./method.ts";
import { GENEROUS_PACE, openPace } from "./pace.ts";
import type { PaceLimits } from "./pace.ts";
import { pinMethods } from "./pins.ts";
import { reactionMethods } from "./reactions.ts";
import { readCall, withoutNulls } from "./read-call.ts";
import { openReceiver } from "./receive.ts";
import { Remarked } from "./remark.ts";
import { removeMethods } from "./remove.ts";
import { groupMethods } from "./send-group.ts";
import { sendMethods } from "./send.ts";

export interface BotApiOptions {
  readonly token: string;
  readonly log: (line: string) => void;
  /** How fast the bot may write. */
  readonly pace?: PaceLimits | undefined;
}

export interface BotApi {
  readonly routes: Hono;
  /** Ends what is under way to the bot's own server. */
  close(): Promise<void>;
}

/** The bot's side: `/bot<token>/<method>` and `/file/bot<token>/<path>`, as at api.telegram.org. */
export function openBotApi(exchange: Exchange, options: BotApiOptions): BotApi {
  const { token, log } = options;
  const receiver = openReceiver(exchange, {
    execute: async (name, params) => {
      const call = { exchange, params: withoutNulls(params), uploads: new Map(), signal };
      // Nobody waits for the result, and a refusal is the bot's own affair.
      await run(name, call).catch((error: unknown) => void asBotApiError(error, log));
    },
  });
  const methods = tableOf(receiver.methods);
  const pace = openPace(options.pace ?? GENEROUS_PACE);
  const { signal } = new AbortController();

  const run = async (name: string, call: Call): Promise<unknown> => {
    const method = methods.get(name.toLowerCase());
    if (method === undefined) throw new BotApiError(404, "Not Found: method not found");
    if (!PACED.test(name)) return method(call);
    const chatId = String(call.params["chat_id"]);
    const wait = pace.take(chatId);
    if (wait !== undefined) throw tooManyRequests(wait);
    try {
      return await method(call);
    } catch (error) {
      pace.giveBack(chatId);
      throw error;
    }
  };

  const routes = new Hono();
  routes.all("/:bot{bot[^/]+}/:method", async (context) => {
    try {
      requireToken(context.req.param("bot").slice(3), token);
      const call = { exchange, ...(await readCall(context.req.raw)) };
      const result = await run(context.req.param("method"), call);
      if (!(result instanceof Remarked)) return context.json({ ok: true, result });
      const { result: remarked, description } = result;
      return context.json({ ok: true, result: remarked, description });
    } catch (error) {
      return refusal(context, error, log);
    }
  });
  routes.get("/file/:bot{bot[^/]+}/:folder{documents|photos}/:name", async (context) => {
    try {
      requireToken(context.req.param("bot").slice(3), token);
      const [fileId = ""] = context.req.param("name").split(".");
      const file = exchange.files.find(fileId);
      if (file === undefined) throw new BotApiError(404, "Not Found");
      return await sendFile(exchange.files, file, context.req.raw, "attachment");
    } catch (error) {
      return refusal(context, error, log);
    }
  });
  return { routes, close: () => receiver.close() };
}

/** What people see counts; what only the bot sees does not. */
const PACED = /^(?:send(?!chataction)|edit|copy|forward|delete(?=message)|setmessage|pin|unpin)/i;

/** Telegram does not mind the case of a method's name. */
function tableOf(receiveMethods: Readonly<Record<string, Method>>): ReadonlyMap<string, Method> {
  const methods = {
    ...receiveMethods,
    ...sendMethods,
    ...groupMethods,
    ...copyMethods,
    ...changeMethods,
    ...removeMethods,
    ...pinMethods,
    ...reactionMethods,
    ...answerMethods,
    ...commandMethods,
    ...lookUpMethods,
  };
  return new Map(Object.entries(methods).map(([name, method]) => [name.toLowerCase(), method]));
}

function requireToken(given: string, token: string): void {
  if (isSameSecret(given, token)) return;
  const isToken = /^[^0/][^/]*$/.test(given) && given.includes(":") && given.length <= 80;
  throw new BotApiError(401, isToken ? "Unauthorized" : "Unauthorized: invalid token specified");
}

function refusal(context: Context, error: unknown, log: (line: string) => void): Response {
  const { code, message, retryAfter } = asBotApiError(error, log);
  if (retryAfter !== undefined) context.header("retry-after", String(retryAfter));
  const parameters = retryAfter === undefined ? undefined : { retry_after: retryAfter };
  const answer = { ok: false, error_code: code, description: message, parameters };
  return context.json(answer, code as ContentfulStatusCode);
}

function asBotApiError(error: unknown, log: (line: string) => void): BotApiError {
  if (error instanceof BotApiError) return error;
  if (error instanceof TooLargeError) return new BotApiError(413, "Request Entity Too Large");
  if (error instanceof TooSlowError) return new BotApiError(408, "Request Timeout");
  if (error instanceof MultipartError) return badRequest(`can't parse multipart: ${error.message}`);
  log(`Bot API: ${String(error)}`);
  // Not one of the 500s, at which libraries try again and again.
  if (error instanceof StorageFullError) return badRequest("the storage is full");
  return new BotApiError(500, "Internal Server Error");
}
