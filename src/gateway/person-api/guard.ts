import type { Context, MiddlewareHandler } from "hono";
import type { Door } from "../access.ts";
import { isFromInside } from "../http/peer.ts";

/** Refuses what another site's page, or a name that only points at this machine, sends in a person's browser. */
export function sameOriginOnly(door: Door, ownHosts: ReadonlySet<string>): MiddlewareHandler {
  return async (context, next) => {
    const host = context.req.header("host") ?? "";
    // The operator's own tool asks for links without going through the proxy.
    const isTool = context.req.path === "/api/invitations" && isFromInside(context, ownHosts);
    if (!isTool && !door.isOurName(host)) return context.json({ error: "wrong_host" }, 403);
    if (!isSameOrigin(context, door.originOf(host))) {
      return context.json({ error: "wrong_origin" }, 403);
    }
    return next();
  };
}

/** Browsers tell where a request comes from; programs do not. */
function isSameOrigin(context: Context, ours: string): boolean {
  const origin = context.req.header("origin") ?? ours;
  const site = context.req.header("sec-fetch-site") ?? "none";
  return origin === ours && SAME_SITE.has(site);
}

/** "same-site" is another port or another name of the same domain: not us. "none" is the person's own doing. */
const SAME_SITE: ReadonlySet<string> = new Set(["same-origin", "none"]);
