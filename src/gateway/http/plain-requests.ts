import type { MiddlewareHandler } from "hono";
import { incomingOf } from "./peer.ts";

const MOST_HEADERS = 100;

/** Refuses what no client of ours sends: packed bodies, which could unfold without end, and heaps of headers. */
export const plainRequestsOnly: MiddlewareHandler = async (context, next) => {
  const encoding = context.req.header("content-encoding") ?? "identity";
  if (encoding.trim().toLowerCase() !== "identity") {
    return context.json({ error: "content_encoding" }, 415);
  }
  if (incomingOf(context).rawHeaders.length > 2 * MOST_HEADERS) {
    return context.json({ error: "too_many_headers" }, 431);
  }
  return next();
};
