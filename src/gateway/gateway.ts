import { Hono } from "hono";
import { doorOf, requireSafe } from "./access.ts";
import type { Access } from "./access.ts";
import { insideOnly, ourNameOnly } from "./guards.ts";
import { readyPeople } from "./demo.ts";
import type { DemoRole } from "./demo.ts";
import { meOf } from "./bot-api/look-up.ts";
import type { PaceLimits } from "./bot-api/pace.ts";
import { openBotApi } from "./bot-api/routes.ts";
import { openExchange } from "./exchange.ts";
import type { Exchange } from "./exchange.ts";
import { onBadLine } from "./faults.ts";
import type { Faults } from "./faults.ts";
import { hostWithPort, ownHostsOf, reachable } from "./http/peer.ts";
import { plainRequestsOnly } from "./http/plain-requests.ts";
import { securityHeaders } from "./http/security-headers.ts";
import { openServer } from "./http/server.ts";
import { firstLink, linkFor, takeBack } from "./links.ts";
import type { Invited, Link } from "./links.ts";
import { NO_LIMITS, PUBLIC_LIMITS } from "./limits.ts";
import type { Limits } from "./limits.ts";
import type { PageLanguage } from "./page-assets.ts";
import { pageRoutes } from "./page-files.ts";
import type { StartFor } from "./person-api/invitations.ts";
import { personApiRoutes } from "./person-api/routes.ts";
import { openStreams } from "./person-api/streams.ts";
import { sweepDaily } from "./sweeping.ts";

/**
 * Starts the built-in messenger: a Bot API server for one bot, and a chat page for people.
 *
 * @throws PortInUseError, MessengerInUseError, DamagedDatabaseError; NotLoopbackError if strangers could come in
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const {
    dataDir,
    fileBudget = FILE_BUDGET,
    host = "127.0.0.1",
    access = "open",
    faults,
  } = options;
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
  const opened: (() => Promise<void>)[] = [() => server.close()];
  try {
    const guestName = options.lang === "en" ? "Guest" : "访客";
    const exchange = await openExchange({ dataDir, bot, guestName, fileBudget });
    opened.push(() => exchange.close());
    const { routes, stop, ...side } = await furnish(options, exchange, host, server.port);
    app = routes;
    const close = async (): Promise<void> => {
      await server.close();
      await stop();
      await exchange.close();
    };
    return { me: meOf(bot), ...side, close };
  } catch (error) {
    for (const close of opened) await close();
    throw error;
  }
}

type Furnished = Omit<Gateway, "me" | "close"> & {
  readonly routes: Hono;
  readonly stop: () => Promise<void>;
};

/** All that is served, and what the bot's own process may ask for. */
async function furnish(
  options: GatewayOptions,
  exchange: Exchange,
  host: string,
  port: number,
): Promise<Furnished> {
  const { access = "open", log = () => undefined, lang, token, pace } = options;
  const door = doorOf(access);
  const ownHosts = ownHostsOf(host, port);
  const url = `http://${hostWithPort(reachable(host), port)}`;
  const limits = { ...(access === "open" ? NO_LIMITS : PUBLIC_LIMITS), ...options.limits };
  const streams = openStreams(limits.streams, limits.allStreams);
  const demo = await readyPeople(exchange, door, options.demo ?? [], lang ?? "zh-CN");
  const first = await firstLink(exchange, door, options.firstStart);
  const botApi = openBotApi(exchange, { token, log, pace });
  const stopSweeping = sweepDaily(exchange.files, log);
  const routes = new Hono();
  routes.use(securityHeaders(door.isSecure), plainRequestsOnly);
  routes.route(
    "/api",
    personApiRoutes(exchange, {
      door,
      limits,
      ownHosts,
      streams,
      demo,
      startFor: options.startFor,
      log,
    }),
  );
  if (options.exposeBotApi !== true) {
    for (const path of BOT_PATHS) routes.use(path, insideOnly(ownHosts));
  }
  for (const path of ["/", "/page/*"]) routes.use(path, ourNameOnly(door));
  routes.route("/", pageRoutes(lang, options.bot.firstName));
  routes.route("/", botApi.routes);
  return {
    url,
    firstLink: first,
    demo: demo.map(({ id, name }) => ({ id, name })),
    link: (invited) => linkFor(exchange, door, url, invited),
    takeBack: (labels) => takeBack(exchange, labels),
    signOut: async (personId) => {
      await exchange.write(() => exchange.people.signOutEverywhere(personId));
      streams.signOutEverywhere(personId);
    },
    routes,
    stop: async () => {
      stopSweeping();
      await botApi.close();
    },
  };
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
  /** What the first link says to the bot behind `/start`; without links there is no first one. */
  readonly firstStart?: string;
  /** What a link that the operator makes for a new person says to the bot behind `/start`; nothing unless told. */
  readonly startFor?: StartFor;
  /** People to try the bot as, each in a tab; where people come in by links there are none. */
  readonly demo?: readonly DemoRole[];
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
  /** The demo's people, with the same ids at each start; none where people come in by links. */
  readonly demo: readonly { readonly id: number; readonly name: string }[];
  /**
   * A link to the chat, which says `/start` with a payload there. Where people come in by links it also makes an account,
   * or for `personId` lets somebody known in on a further device.
   *
   * @throws RangeError for a payload or a person that cannot be
   */
  link(invited: Invited): Promise<Link>;
  /** Links whose payload begins with one of these and a - make no account any more; whoever has come in stays. */
  takeBack(labels: readonly string[]): Promise<void>;
  /** Ends all sessions of a person at once, on every device, and their unused links; the chat stays. */
  signOut(personId: number): Promise<void>;
  close(): Promise<void>;
}

const FILE_BUDGET = 2 * 1024 ** 3;

const BOT_PATHS = ["/:bot{bot[^/]+}/*", "/file/*"];
