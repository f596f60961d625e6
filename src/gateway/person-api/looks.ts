import { Readable } from "node:stream";
import { z } from "zod";
import { contentDisposition } from "../file-names.ts";
import type { HistoryView } from "../person-wire.ts";
import type { ChatHandler } from "./acts.ts";
import { eventStream } from "./events.ts";
import { viewItem } from "./view.ts";

/** Newest last. `seq` is where the stream of events goes on from this picture of the chat. */
export const getMessages: ChatHandler = async (_exchange, chat, context) => {
  const { before = Infinity, limit } = Page.parse(context.req.query());
  const ids = [...chat.items.keys()].filter((id) => id < before).sort((a, b) => a - b);
  const shown = ids.slice(-limit);
  const messages = shown.flatMap((id) => {
    const item = chat.items.get(id);
    return item === undefined ? [] : [viewItem(item)];
  });
  const view: HistoryView = { messages, has_more: shown.length < ids.length, seq: chat.seq };
  return context.json(view);
};

export const getEvents: ChatHandler = async (exchange, chat, context) => {
  const since = context.req.header("last-event-id") ?? context.req.query("after");
  const seq = since === undefined ? undefined : z.coerce.number().int().min(0).parse(since);
  return eventStream(exchange, chat, seq, context.req.raw.signal);
};

/** Pictures may show in place; everything else is only ever saved, so that no sent file runs as a page. */
export const getFile: ChatHandler = async (exchange, chat, context) => {
  const fileId = context.req.param("id") ?? "";
  const file = chat.fileIds.has(fileId) ? exchange.files.find(fileId) : undefined;
  if (file === undefined) return context.json({ error: "no_such_file" }, 404);
  const isPicture = /^image\/(png|jpeg|gif|webp)$/.test(file.mime_type);
  const body = Readable.toWeb(exchange.files.read(file)) as ReadableStream<Uint8Array>;
  return new Response(body, {
    headers: {
      "content-type": isPicture ? file.mime_type : "application/octet-stream",
      "content-length": String(file.file_size),
      "content-disposition": contentDisposition(
        isPicture ? "inline" : "attachment",
        file.file_name,
      ),
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "private, max-age=31536000, immutable",
    },
  });
};

const Page = z.object({
  before: z.coerce.number().int().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
