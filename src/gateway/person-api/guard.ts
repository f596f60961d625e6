import type { Context, MiddlewareHandler } from "hono";
import { getCookie } from "hono/cookie";
import type { Exchange } from "../exchange.ts";
import type { Person } from "../store/people.ts";

export const COOKIE = "nb_person";

/** Refuses what another site's page, or a name that only points at this machine, sends in a person's browser. */
export const sameOriginOnly: MiddlewareHandler = async (context, next) => {
  const host = context.req.header("host") ?? "";
  if (!LOOPBACK_HOST.test(host)) return context.json({ error: "wrong_host" }, 403);
  if (context.req.method !== "GET" && context.req.method !== "HEAD") {
    const origin = context.req.header("origin");
    if (origin !== undefined && origin !== `http://${host}`) {
      return context.json({ error: "wrong_origin" }, 403);
    }
    if (context.req.header("sec-fetch-site") === "cross-site") {
      return context.json({ error: "wrong_origin" }, 403);
    }
  }
  return next();
};

const LOOPBACK_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/** The secret that a request brings: a browser's cookie, or a program's bearer token. */
export function tokenOf(context: Context): string | undefined {
  const bearer = /^Bearer\s+(\S+)$/i.exec(context.req.header("authorization") ?? "")?.[1];
  return bearer ?? getCookie(context, COOKIE);
}

export function personOf(exchange: Exchange, context: Context): Person | undefined {
  const token = tokenOf(context);
  return token === undefined ? undefined : exchange.people.bySession(token);
}
