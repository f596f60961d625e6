import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { html } from "hono/html";

export type PageLanguage = "zh-CN" | "en";

/** A part of the page, ready to be sent. */
export interface Asset {
  readonly type: string;
  readonly etag: string;
  readonly bodies: {
    readonly identity: Bytes;
    /** Absent where nothing is to be gained. */
    readonly br?: Bytes;
    readonly gzip?: Bytes;
  };
}

type Bytes = Uint8Array<ArrayBuffer>;

interface PageSettings {
  readonly language: PageLanguage | undefined;
  readonly botName: string;
}

export async function readAssets(
  folder: string,
  settings: PageSettings,
): Promise<ReadonlyMap<string, Asset>> {
  const names = (await readdir(folder)).filter((name) => TYPES[extname(name)] !== undefined);
  const files = new Map<string, Buffer>();
  for (const name of names) files.set(name, await readFile(join(folder, name)));
  const texts = new Map<string, string>();
  const text = (name: string): string => texts.get(name) ?? "";
  for (const name of names) {
    const source = String(files.get(name));
    if (name.endsWith(".ts")) texts.set(name, stripQuietly(source));
    if (name.endsWith(".webmanifest")) texts.set(name, nameManifest(source, settings.botName));
  }
  const page = String(files.get("index.html"));
  texts.set("index.html", await preparePage(page, settings, modulesFrom("main.ts", text)));
  const assets = names.map(async (name): Promise<[string, Asset]> => {
    const body = texts.get(name) ?? files.get(name) ?? "";
    return [name, await pack(body, TYPES[extname(name)] ?? "")];
  });
  return new Map(await Promise.all(assets));
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ts": "text/javascript; charset=utf-8",
  ".webmanifest": "application/manifest+json; charset=utf-8",
};

/** The best quality takes seven times as long, for a tenth less. */
const QUALITY = 9;

async function pack(source: string | Buffer, type: string): Promise<Asset> {
  const identity = new Uint8Array(Buffer.from(source));
  const hash = createHash("sha256").update(identity).digest("base64url").slice(0, 22);
  // Weak, because it stands for all encodings.
  const etag = `W/"${hash}"`;
  if (type === "image/png") return { type, etag, bodies: { identity } };
  const [br, zipped] = await Promise.all([
    promisify(brotliCompress)(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } }),
    promisify(gzip)(identity),
  ]);
  const bodies = { identity, br: new Uint8Array(br), gzip: new Uint8Array(zipped) };
  return { type, etag, bodies };
}

async function preparePage(
  source: string,
  { language, botName }: PageSettings,
  modules: readonly string[],
): Promise<string> {
  // Otherwise each module is asked for only when the one before it was read: a round trip for every layer.
  const preloads = modules.map((name) => `<link rel="modulepreload" href="/page/${name}" />`);
  const title = String(await html`<title>${botName}</title>`);
  const appTitle = String(
    await html`<meta name="apple-mobile-web-app-title" content="${botName}" />`,
  );
  const page = source.replace(/<title>.*?<\/title>/, () =>
    [title, appTitle, ...preloads].join("\n    "),
  );
  if (language === undefined) return page;
  return page.replace('<html lang="zh-CN"', `<html lang="${language}" data-lang="${language}"`);
}

/** All modules that the page needs before it can start, nearest first. */
function modulesFrom(first: string, text: (name: string) => string): readonly string[] {
  const found = new Set([first]);
  // A set goes on over what is added to it meanwhile.
  for (const name of found) {
    for (const [, next = ""] of text(name).matchAll(/^(?:import|\}).*from "\.\/([\w-]+\.ts)";/gm)) {
      found.add(next);
    }
  }
  return [...found];
}

/** The app on the home screen is called as the bot is. */
function nameManifest(source: string, botName: string): string {
  return JSON.stringify({ ...JSON.parse(source), name: botName, short_name: botName });
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
