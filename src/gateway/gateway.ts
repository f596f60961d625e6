import { Hono } from "hono";
import { doorOf, requireSafe } from "./access.ts";
import type { Access } from "./access.ts";
import { insideOnly, ourNameOnly } from "./guards.ts";
import { meOf } from "./bot-api/look-up.ts";
import type { PaceLimits } from "./bot-api/pace.ts";
import { openBotApi } from "./bot-api/routes.ts";
import { openExchange } from "./exchange.ts";
import { onBadLine } from "./faults.ts";
import type { Faults } from "./faults.ts";
import { hostWithPort, ownHostsOf, reachable } from "./http/peer.ts";
import { plainRequestsOnly } from "./http/plain-requests.ts";
import { securityHeaders } from "./http/security-headers.ts";
import { openServer } from "./http/server.ts";
import { firstLink } from "./links.ts";
import type { Link } from "./links.ts";
import { NO_LIMITS, PUBLIC_LIMITS } from "./limits.ts";
import type { Limits } from "./limits.ts";
import type { PageLanguage } from "./page-assets.ts";
import { pageRoutes } from "./page-files.ts";
import { personApiRoutes } from "./person-api/routes.ts";
import { sweepDaily } from "./sweeping.ts";

/**
 * Starts the built-in messenger: a Bot API server for one bot, and a chat page for people.
 *
 * @throws PortInUseError, MessengerInUseError, DamagedDatabaseError; NotLoopbackError if strangers could come in
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { fileBudget = FILE_BUDGET, host = "127.0.0.1", access = "open", faults } = options;
  const { dataDir, log = () => undefined, lang } = options;
  requireSafe(access, host);
  const bot = {
    id: Number(/^\d{1,15}(?=:)/.exec(options.token)?.[0] ?? 1),
    is_bot: true as const,
    first_name: options.bot.firstName,
    username: options.bot.username,
  };
  let app: Hono | undefined;
  // The port is taken first: a second start must not touch the folder that the first one works in.
  const server = await openServer(
    (request, env) => {
      const serve = (request: Request): Response | Promise<Response> =>
        app?.fetch(request, env) ?? new Response(null, { status: 503 });
      return faults === undefined ? serve(request) : onBadLine(serve, faults)(request, env);
    },
    host,
    options.port,
  );
  try {
    const guestName = lang === "en" ? "Guest" : "访客";
    const exchange = await openExchange({ dataDir, bot, guestName, fileBudget });
    const botApi = openBotApi(exchange, { token: options.token, log, pace: options.pace });
    const door = doorOf(access);
    const ownHosts = ownHostsOf(host, server.port);
    const limits = { ...(access === "open" ? NO_LIMITS : PUBLIC_LIMITS), ...options.limits };
    const routes = new Hono();
    routes.use(securityHeaders(door.isSecure), plainRequestsOnly);
    routes.route("/api", personApiRoutes(exchange, { door, limits, ownHosts, log }));
    if (options.exposeBotApi !== true) {
      for (const path of BOT_PATHS) routes.use(path, insideOnly(ownHosts));
    }
    for (const path of ["/", "/page/*"]) routes.use(path, ourNameOnly(door));
    routes.route("/", pageRoutes(lang, options.bot.firstName));
    routes.route("/", botApi.routes);
    const stopSweeping = sweepDaily(exchange.files, log);
    const link = await firstLink(exchange, door);
    app = routes;
    return {
      me: meOf(bot),
      url: `http://${hostWithPort(reachable(host), server.port)}`,
      firstLink: link,
      close: async () => {
        stopSweeping();
        await server.close();
        await botApi.close();
        await exchange.close();
      },
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}

export interface GatewayOptions {
  /** Everything the messenger keeps is in this folder; one running gateway per folder. */
  readonly dataDir: string;
  /** 127.0.0.1 unless told; another than a loopback address only if people come in by links. */
  readonly host?: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Who may chat; whoever opens the page unless told. */
  readonly access?: Access;
  /** How much one person may ask; without links nothing is limited unless told. */
  readonly limits?: Partial<Limits>;
  /** The bot's token, which it shows as `/bot<token>/<method>`. */
  readonly token: string;
  /** Lets a bot on another machine in; its token is then all that protects the chats. */
  readonly exposeBotApi?: boolean;
  readonly bot: { readonly firstName: string; readonly username: string };
  /** Bytes that the files of all chats may take; 2 GiB unless told. */
  readonly fileBudget?: number;
  /** How fast the bot may write; only a runaway is slowed unless told. */
  readonly pace?: PaceLimits;
  /** Hears one line about each failure that is not the caller's. */
  readonly log?: (line: string) => void;
  /** The language of the page; without it, the browser's. */
  readonly lang?: PageLanguage;
  /** What is to go wrong, in tests and rehearsals. */
  readonly faults?: Faults;
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
  /** For the bot's `apiRoot`, and without links for the page; no slash at the end. */
  readonly url: string;
  /** Lets the first person in; only where people come in by links and nobody ever has. */
  readonly firstLink?: Link | undefined;
  close(): Promise<void>;
}

const FILE_BUDGET = 2 * 1024 ** 3;

const BOT_PATHS = ["/:bot{bot[^/]+}/*", "/file/*"];
