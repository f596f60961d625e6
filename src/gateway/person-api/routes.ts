import { Hono } from "hono";
import type { Context } from "hono";
import { setCookie } from "hono/cookie";
import { z } from "zod";
import { commandsFor } from "../bot-api/look-up.ts";
import type { Exchange } from "../exchange.ts";
import { TooLargeError } from "../http/body.ts";
import { MultipartError } from "../http/multipart.ts";
import { chatOf, userOf } from "../store/people.ts";
import { RefusedError } from "../person-acts.ts";
import type { SessionView } from "../person-wire.ts";
import { postBlock, postEdit, postMedia, postMessage, postPress, postRead } from "./acts.ts";
import type { ChatHandler } from "./acts.ts";
import { COOKIE, personOf, sameOriginOnly, tokenOf } from "./guard.ts";
import { readJson } from "./json.ts";
import { getEvents, getFile, getMessages, getSearch } from "./looks.ts";
import { viewItem } from "./view.ts";

/** The people's side, for the chat page and for programs that act as people. */
export function personApiRoutes(exchange: Exchange, log: (line: string) => void): Hono {
  const app = new Hono();
  const inChat = (handler: ChatHandler) => async (context: Context) => {
    const person = personOf(exchange, context);
    const chat = person === undefined ? undefined : exchange.chats.get(person.id);
    if (chat === undefined) return context.json({ error: "no_session" }, 401);
    return handler(exchange, chat, context);
  };
  app.use(sameOriginOnly);
  app.use(async (context, next) => {
    await next();
    const { headers } = context.res;
    if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
  });
  app.post("/session", async (context) => openSession(exchange, context));
  app.get("/messages", inChat(getMessages));
  app.get("/messages/search", inChat(getSearch));
  app.post("/messages", inChat(postMessage));
  app.post("/messages/edit", inChat(postEdit));
  app.post("/callback", inChat(postPress));
  app.post("/media", inChat(postMedia));
  app.post("/read", inChat(postRead));
  app.post("/block", inChat(postBlock));
  app.get("/events", inChat(getEvents));
  app.get("/files/:id", inChat(getFile));
  app.all("*", (context) => context.json({ error: "not_found" }, 404));
  app.onError((error, context) => refusal(error, context, log));
  return app;
}

/** Seconds: a phone stays known for a year of not writing. */
const COOKIE_LIFETIME = 400 * 24 * 3600;

const About = z.object({
  name: z.string().trim().min(1).max(64).optional(),
  language_code: z
    .string()
    .regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i)
    .optional(),
});

async function openSession(exchange: Exchange, context: Context): Promise<Response> {
  const about = About.parse(await readJson(context));
  const known = personOf(exchange, context);
  const { person, token } = await exchange.write(() =>
    known === undefined
      ? exchange.people.create(about)
      : { person: exchange.people.update(known, about), token: tokenOf(context) ?? "" },
  );
  setCookie(context, COOKIE, token, {
    httpOnly: true,
    sameSite: "Strict",
    path: "/",
    maxAge: COOKIE_LIFETIME,
  });
  const { first_name, username } = exchange.bot;
  const chat = exchange.chats.get(person.id);
  const pinned = exchange.messages.pinned(person.id);
  const view: SessionView = {
    chat_id: chatOf(person).id,
    user: userOf(person),
    bot: { first_name, username },
    commands: commandsFor(exchange.settings, person),
    read_message_id: chat?.readMessageId ?? 0,
    pinned: pinned && viewItem(pinned),
    blocked: chat?.isBlocked ?? false,
    by_link: false,
    // Browsers name their origin, and their scripts shall not see the secret.
    token: context.req.header("origin") === undefined ? token : undefined,
  };
  return context.json(view);
}

function refusal(error: Error, context: Context, log: (line: string) => void): Response {
  if (error instanceof RefusedError) return context.json({ error: error.code }, 400);
  if (error instanceof MultipartError) return context.json({ error: "not_multipart" }, 400);
  if (error instanceof TooLargeError) return context.json({ error: "too_large" }, 413);
  if (error instanceof z.ZodError) {
    return context.json({ error: "invalid", field: error.issues[0]?.path.join(".") }, 400);
  }
  log(`Person API: ${String(error)}`);
  return context.json({ error: "internal" }, 500);
}
