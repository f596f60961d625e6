import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import { extname, join } from "node:path";
import { Hono } from "hono";
import type { Context } from "hono";

export type PageLanguage = "zh-CN" | "en";

/** Serves the chat page at `/` and its parts at `/page/…`. All are read at the first request, once: a bot's start need not wait. */
export function pageRoutes(language: PageLanguage | undefined): Hono {
  let reading: Promise<ReadonlyMap<string, Asset>> | undefined;
  const serve = async (context: Context, path: string): Promise<Response> => {
    reading ??= readAssets(join(import.meta.dirname, "page"), language);
    const asset = (await reading).get(path);
    if (asset === undefined) return context.notFound();
    const headers = { ...asset.headers, etag: asset.etag, "cache-control": "no-cache" };
    if (context.req.header("if-none-match") === asset.etag) {
      return new Response(null, { status: 304, headers });
    }
    return new Response(asset.body, { headers });
  };
  const app = new Hono();
  app.get("/", (context) => serve(context, "index.html"));
  app.get("/page/:name", (context) => serve(context, context.req.param("name")));
  return app;
}

interface Asset {
  readonly body: string;
  readonly etag: string;
  readonly headers: Readonly<Record<string, string>>;
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".ts": "text/javascript; charset=utf-8",
};

async function readAssets(
  folder: string,
  language: PageLanguage | undefined,
): Promise<ReadonlyMap<string, Asset>> {
  const assets = new Map<string, Asset>();
  for (const name of await readdir(folder)) {
    const type = TYPES[extname(name)];
    if (type === undefined) continue;
    const source = await readFile(join(folder, name), "utf8");
    const body = prepare(name, source, language);
    const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
    assets.set(name, { body, etag, headers: { "content-type": type } });
  }
  return assets;
}

function prepare(name: string, source: string, language: PageLanguage | undefined): string {
  if (name.endsWith(".ts")) return stripQuietly(source);
  if (name === "index.html" && language !== undefined) {
    return source.replace('<html lang="zh-CN"', `<html lang="${language}" data-lang="${language}"`);
  }
  return source;
}

/** Stripping types is pinned by the project's Node version, so its "experimental" warning tells an operator nothing. */
function stripQuietly(source: string): string {
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = () => undefined;
  try {
    return stripTypeScriptTypes(source, { mode: "strip" });
  } finally {
    process.emitWarning = emitWarning;
  }
}
