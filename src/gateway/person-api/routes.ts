import { Hono } from "hono";
import type { Context } from "hono";
import type { Door } from "../access.ts";
import type { DemoPerson } from "../demo.ts";
import type { Exchange } from "../exchange.ts";
import { openLimiter } from "../http/rate.ts";
import type { Limiter } from "../http/rate.ts";
import { openSlots } from "../http/slots.ts";
import type { Limits } from "../limits.ts";
import { postBlock, postEdit, postMedia, postMessage, postPress, postRead } from "./acts.ts";
import type { ChatHandler } from "./acts.ts";
import { callerOf } from "./caller.ts";
import { sameOriginOnly } from "./guard.ts";
import { postInvitation } from "./invitations.ts";
import type { StartFor } from "./invitations.ts";
import { getEvents, getFile, getMessages, getSearch } from "./looks.ts";
import { refusal } from "./refusal.ts";
import { closeSession, openSession } from "./sign-in.ts";
import type { Streams } from "./streams.ts";

export interface PersonApiOptions {
  readonly door: Door;
  readonly limits: Limits;
  /** Our addresses on this machine, with the port. */
  readonly ownHosts: ReadonlySet<string>;
  readonly streams: Streams;
  readonly demo: readonly DemoPerson[];
  readonly startFor: StartFor | undefined;
  readonly log: (line: string) => void;
}

/** The people's side, for the chat page and for programs that act as people. */
export function personApiRoutes(exchange: Exchange, options: PersonApiOptions): Hono {
  const { door, limits, ownHosts, streams, demo, log } = options;
  const wrongTries = openLimiter(limits.wrongTries);
  const entrance = { exchange, door, streams, demo, wrongTries };
  const acts = openLimiter(limits.acts);
  const uploads = openLimiter(limits.uploads);
  const looks = openLimiter(limits.looks);
  const slots = openSlots(limits.uploadsAtOnce, limits.allUploadsAtOnce);

  const inChat = (limiter: Limiter, handler: ChatHandler) => async (context: Context) => {
    const caller = callerOf(entrance, context);
    const chat = caller && exchange.chats.get(caller.person.id);
    if (caller === undefined || chat === undefined) {
      return context.json({ error: "no_session" }, 401);
    }
    limiter.take(String(chat.id));
    return handler(exchange, chat, context, caller.session);
  };
  const upload: ChatHandler = (exchange, chat, context, session) =>
    slots.hold(String(chat.id), () => postMedia(exchange, chat, context, session));

  const app = new Hono();
  app.use(sameOriginOnly(door, ownHosts));
  app.use(async (context, next) => {
    await next();
    const { headers } = context.res;
    if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
  });
  app.post("/session", (context) => openSession(entrance, context));
  app.delete("/session", (context) => closeSession(entrance, context));
  app.post("/invitations", (context) => postInvitation(entrance, options.startFor, context));
  app.get("/messages", inChat(looks, getMessages));
  app.get("/messages/search", inChat(looks, getSearch));
  app.post("/messages", inChat(acts, postMessage));
  app.post("/messages/edit", inChat(acts, postEdit));
  app.post("/callback", inChat(acts, postPress));
  app.post("/media", inChat(uploads, upload));
  app.post("/read", inChat(looks, postRead));
  app.post("/block", inChat(acts, postBlock));
  app.get("/events", inChat(looks, getEvents(streams)));
  app.get("/files/:id", inChat(looks, getFile));
  app.all("*", (context) => context.json({ error: "not_found" }, 404));
  app.onError((error, context) => refusal(error, context, log));
  return app;
}
