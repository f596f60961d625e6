import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import type { MiddlewareHandler } from "hono";
import type { AddressInfo } from "node:net";
import type { Server } from "node:http";
import { meOf } from "./bot-api/look-up.ts";
import { botApiRoutes } from "./bot-api/routes.ts";
import { openExchange } from "./exchange.ts";
import type { PageLanguage } from "./page-assets.ts";
import { pageRoutes } from "./page-files.ts";
import { personApiRoutes } from "./person-api/routes.ts";

/**
 * Starts the built-in messenger: a Bot API server for one bot, and a chat page for people.
 * Rejects with `PortInUseError`, or with `NotLoopbackError` for a host that others could reach.
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { fileBudget = FILE_BUDGET } = options;
  const { dataDir, host = "127.0.0.1", port, token, log = () => undefined, lang } = options;
  if (!LOOPBACK.has(host)) throw new NotLoopbackError(host);
  const bot = {
    id: Number(/^\d{1,15}(?=:)/.exec(token)?.[0] ?? 1),
    is_bot: true as const,
    first_name: options.bot.firstName,
    username: options.bot.username,
  };
  const guestName = lang === "en" ? "Guest" : "访客";
  const page = pageRoutes(lang, options.bot.firstName);
  let app: Hono | undefined;
  const server = createAdaptorServer({
    fetch: (request) => app?.fetch(request) ?? new Response(null, { status: 503 }),
  }) as Server;
  // The port is taken first: a second start must not rewrite the folder that the first one works in.
  await listen(server, port, host);
  try {
    const exchange = await openExchange({ dataDir, bot, guestName, fileBudget });
    const routes = new Hono();
    routes.use(securityHeaders);
    routes.route("/api", personApiRoutes(exchange, log));
    routes.route("/", page);
    routes.route("/", botApiRoutes(exchange, token, log));
    app = routes;
    const name = host === "::1" ? "[::1]" : host;
    return {
      me: meOf(bot),
      url: `http://${name}:${(server.address() as AddressInfo).port}`,
      close: async () => {
        await stop(server);
        await exchange.close();
      },
    };
  } catch (error) {
    await stop(server);
    throw error;
  }
}

export interface GatewayOptions {
  /** Everything the messenger keeps is in this folder; one running gateway per folder. */
  readonly dataDir: string;
  /** A loopback address; 127.0.0.1 unless told. */
  readonly host?: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** The bot's token, which it shows as `/bot<token>/<method>`. */
  readonly token: string;
  readonly bot: { readonly firstName: string; readonly username: string };
  /** Bytes that the files of all chats may take; 2 GiB unless told. */
  readonly fileBudget?: number;
  /** Hears one line about each failure that is not the caller's. */
  readonly log?: (line: string) => void;
  /** The language of the page; without it, the browser's. */
  readonly lang?: PageLanguage;
}

interface OwnBot {
  readonly id: number;
  readonly is_bot: true;
  readonly first_name: string;
  readonly username: string;
}

export interface Gateway {
  /** What `getMe` answers: a bot in the same process need not ask. */
  readonly me: ReturnType<typeof meOf<OwnBot>>;
  /** For the bot's `apiRoot` and for the page, without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

/** Another program listens on this port already. */
export class PortInUseError extends Error {
  override readonly name = "PortInUseError";
  readonly port: number;
  constructor(port: number) {
    super(`Port ${port} is in use.`);
    this.port = port;
  }
}

/** The messenger has no access control yet, so it listens on this machine only. */
export class NotLoopbackError extends Error {
  override readonly name = "NotLoopbackError";
  readonly host: string;
  constructor(host: string) {
    super(`The messenger listens on 127.0.0.1, ::1 or localhost only, not on ${host}.`);
    this.host = host;
  }
}

const FILE_BUDGET = 2 * 1024 ** 3;

const LOOPBACK: ReadonlySet<string> = new Set(["127.0.0.1", "::1", "localhost"]);

const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "media-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const securityHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  const { headers } = context.res;
  if (!headers.has("content-security-policy")) headers.set("content-security-policy", PAGE_POLICY);
  headers.set("x-content-type-options", "nosniff");
  headers.set("referrer-policy", "no-referrer");
};

async function listen(server: Server, port: number, host: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", (error: NodeJS.ErrnoException) => {
    reject(error.code === "EADDRINUSE" ? new PortInUseError(port) : error);
  });
  server.listen(port, host, resolve);
  await promise;
}

/** Open streams and long polls would hold the server for as long as they please. */
async function stop(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  server.closeAllConnections();
  await promise;
}
