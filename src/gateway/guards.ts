import type { Context, MiddlewareHandler } from "hono";
import type { Door } from "./access.ts";
import { isFromInside } from "./http/peer.ts";

/** The page under another name would find its requests refused: whoever asks for it is sent to the right one. */
export function ourNameOnly({ isOurName, byLink }: Door): MiddlewareHandler {
  return async (context, next) => {
    if (isOurName(context.req.header("host") ?? "")) return next();
    if (byLink === undefined) return context.json({ error: "wrong_host" }, 403);
    return context.redirect(`${byLink.publicUrl}/`);
  };
}

/** The Bot API is for programs on this machine: neither for the network nor for a page in a browser here. */
export function insideOnly(ownHosts: ReadonlySet<string>): MiddlewareHandler {
  return async (context, next) => {
    if (isFromInside(context, ownHosts) && !isFromPage(context)) return next();
    return context.json({ ok: false, error_code: 403, description: "Forbidden" }, 403);
  };
}

/** Browsers tell where a request comes from; programs do not. */
function isFromPage(context: Context): boolean {
  const site = context.req.header("sec-fetch-site") ?? "none";
  return context.req.header("origin") !== undefined || site !== "none";
}
