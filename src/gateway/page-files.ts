import { join } from "node:path";
import { Hono } from "hono";
import type { Context } from "hono";
import { accepts } from "hono/accepts";
import { readAssets } from "./page-assets.ts";
import type { Asset, PageLanguage } from "./page-assets.ts";

/** Serves the chat page at `/` and its parts at `/page/…`. All are read at the first request, once: a bot's start need not wait. */
export function pageRoutes(language: PageLanguage | undefined, botName: string): Hono {
  let reading: Promise<ReadonlyMap<string, Asset>> | undefined;
  const serve = async (context: Context, path: string): Promise<Response> => {
    reading ??= readAssets(join(import.meta.dirname, "page"), { language, botName });
    const asset = (await reading).get(path);
    if (asset === undefined) return context.notFound();
    // The browser asks each time, so that after an update no old part meets a new one.
    const headers = { etag: asset.etag, "cache-control": "no-cache", vary: "accept-encoding" };
    if (context.req.header("if-none-match") === asset.etag) {
      return new Response(null, { status: 304, headers });
    }
    const encoding = encodingFor(context);
    const body = asset.bodies[encoding];
    const typed = { ...headers, "content-type": asset.type };
    if (body === undefined || encoding === "identity") {
      return new Response(asset.bodies.identity, { headers: typed });
    }
    return new Response(body, { headers: { ...typed, "content-encoding": encoding } });
  };
  const app = new Hono();
  app.get("/", (context) => serve(context, "index.html"));
  app.get("/page/:name", (context) => serve(context, context.req.param("name")));
  return app;
}

function encodingFor(context: Context): keyof Asset["bodies"] {
  const supports = ["br", "gzip"];
  const header = "Accept-Encoding";
  return accepts(context, { header, supports, default: "identity" }) as keyof Asset["bodies"];
}
