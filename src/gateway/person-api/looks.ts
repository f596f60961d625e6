import type { Context } from "hono";
import { z } from "zod";
import { sendFile } from "../http/send-file.ts";
import type { HistoryView, SearchView } from "../person-wire.ts";
import type { ChatHandler } from "./acts.ts";
import { eventStream } from "./events.ts";
import type { Streams } from "./streams.ts";
import { viewItem } from "./view.ts";

/** `seq` is where the stream of events goes on from this picture of the chat. */
export const getMessages: ChatHandler = async ({ messages }, chat, context) => {
  const { items, hasOlder, hasNewer } = messages.page(chat.id, Page.parse(context.req.query()));
  const view: HistoryView = {
    messages: items.map(viewItem),
    has_older: hasOlder,
    has_newer: hasNewer,
    seq: chat.seq,
  };
  return context.json(view);
};

export const getSearch: ChatHandler = async ({ messages }, chat, context) => {
  const { q, before, limit } = Search.parse(context.req.query());
  const found = messages.search(chat.id, q, before, limit + 1);
  const view: SearchView = {
    messages: found.slice(0, limit).map(viewItem),
    has_older: found.length > limit,
  };
  return context.json(view);
};

export const getEvents =
  (streams: Streams): ChatHandler =>
  async (exchange, chat, context, session) => {
    const since = context.req.header("last-event-id") ?? context.req.query("after");
    const seq = since === undefined ? undefined : z.coerce.number().int().min(0).parse(since);
    return streams.open(chat.id, session, () =>
      eventStream(exchange, chat, seq, context.req.raw.signal),
    );
  };

/** Pictures and recordings may show in place; everything else is only ever saved, so that no sent file runs as a page. */
export const getFile: ChatHandler = async ({ files, messages }, chat, context: Context) => {
  const fileId = context.req.param("id") ?? "";
  const file = messages.shows(chat.id, fileId) ? files.find(fileId) : undefined;
  if (file === undefined) return context.json({ error: "no_such_file" }, 404);
  return sendFile(
    files,
    file,
    context.req.raw,
    SHOWN.test(file.mime_type) ? "inline" : "attachment",
  );
};

const SHOWN = /^(image\/(png|jpeg|gif|webp)|audio\/(ogg|webm|mp4|mpeg))$/;

const messageId = z.coerce.number().int();
const limit = z.coerce.number().int().min(1).max(200);

const Page = z.object({
  before: messageId.optional(),
  after: messageId.optional(),
  around: messageId.optional(),
  limit: limit.default(50),
});

const Search = z.object({
  q: z.string().trim().min(1).max(100),
  before: messageId.default(Number.MAX_SAFE_INTEGER),
  limit: limit.default(30),
});
