import { createHash, timingSafeEqual } from "node:crypto";
import { Readable } from "node:stream";
import { Hono } from "hono";
import type { Context } from "hono";
import type { Exchange } from "../exchange.ts";
import { readBody, TooLargeError } from "../http/body.ts";
import { MultipartError, parseMultipart } from "../http/multipart.ts";
import type { Part } from "../http/multipart.ts";
import { badRequest, BotApiError } from "./api-error.ts";
import { changeMethods } from "./change.ts";
import { lookUpMethods } from "./look-up.ts";
import type { Call, Method } from "./method.ts";
import { receiveMethods } from "./receive.ts";
import { sendMethods } from "./send.ts";

/** The bot's side: `/bot<token>/<method>` and `/file/bot<token>/<path>`, as at api.telegram.org. */
export function botApiRoutes(exchange: Exchange, token: string, log: (line: string) => void): Hono {
  const methods = methodTable();
  const app = new Hono();
  app.all("/:bot{bot[^/]+}/:method", async (context) => {
    try {
      requireToken(context.req.param("bot").slice(3), token);
      const method = methods.get(context.req.param("method").toLowerCase());
      if (method === undefined) throw new BotApiError(404, "Not Found");
      const call = await readCall(exchange, context.req.raw);
      return context.json({ ok: true, result: await method(call) });
    } catch (error) {
      return refusal(context, error, log);
    }
  });
  app.get("/file/:bot{bot[^/]+}/documents/:id", async (context) => {
    try {
      requireToken(context.req.param("bot").slice(3), token);
      const file = exchange.files.find(context.req.param("id"));
      if (file === undefined) throw new BotApiError(404, "Not Found");
      const body = Readable.toWeb(exchange.files.read(file)) as ReadableStream<Uint8Array>;
      return new Response(body, {
        headers: {
          "content-type": "application/octet-stream",
          "content-length": String(file.file_size),
        },
      });
    } catch (error) {
      return refusal(context, error, log);
    }
  });
  return app;
}

/** The largest file plus room for the other parts. Bytes. */
const MOST_BODY_BYTES = 51 * 1024 * 1024;

/** Telegram does not mind the case of a method's name. */
function methodTable(): ReadonlyMap<string, Method> {
  const methods = { ...receiveMethods(), ...sendMethods, ...changeMethods, ...lookUpMethods };
  return new Map(Object.entries(methods).map(([name, method]) => [name.toLowerCase(), method]));
}

/** Compared by digest, so that the time it takes tells nothing about the token. */
function requireToken(given: string, token: string): void {
  if (!timingSafeEqual(digest(given), digest(token))) throw new BotApiError(401, "Unauthorized");
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

async function readCall(exchange: Exchange, request: Request): Promise<Call> {
  const params: Record<string, unknown> = Object.fromEntries(new URL(request.url).searchParams);
  const uploads = new Map<string, Part>();
  const type = request.headers.get("content-type") ?? "";
  const body = await readBody(request, MOST_BODY_BYTES);
  if (/^multipart\/form-data/i.test(type)) {
    for (const part of parseMultipart(type, body)) {
      if (part.fileName === undefined) params[part.name] = part.bytes.toString("utf8");
      else uploads.set(part.name, part);
    }
  } else if (/^application\/x-www-form-urlencoded/i.test(type)) {
    Object.assign(params, Object.fromEntries(new URLSearchParams(body.toString("utf8"))));
  } else if (body.length > 0) {
    Object.assign(params, parseObject(body));
  }
  return { exchange, params, uploads, signal: request.signal };
}

function parseObject(body: Buffer): object {
  try {
    const value: unknown = JSON.parse(body.toString("utf8"));
    if (typeof value === "object" && value !== null) return value;
  } catch {
    // Falls through to the same refusal.
  }
  throw badRequest("can't parse JSON object");
}

function refusal(context: Context, error: unknown, log: (line: string) => void): Response {
  const known = asBotApiError(error);
  if (known === undefined) log(`Bot API: ${String(error)}`);
  const { code, message } = known ?? new BotApiError(500, "Internal Server Error");
  return context.json(
    { ok: false, error_code: code, description: message },
    code as 400 | 401 | 404 | 409 | 413 | 500,
  );
}

function asBotApiError(error: unknown): BotApiError | undefined {
  if (error instanceof BotApiError) return error;
  if (error instanceof TooLargeError) return new BotApiError(413, "Request Entity Too Large");
  if (error instanceof MultipartError) return badRequest(`can't parse multipart: ${error.message}`);
  return undefined;
}
