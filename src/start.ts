import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { BotConfig, Context } from "grammy";
import { announceCommands, createBot } from "#bot/bot.ts";
import type { NianbaoBot } from "#bot/bot.ts";
import type { Dependencies } from "#bot/dependencies.ts";
import { loadWords } from "#bot/words/load-words.ts";
import { startPolling } from "#bot/polling.ts";
import type { Polling } from "#bot/polling.ts";
import { loadDirectory, takeOver } from "#bot/directory.ts";
import { openDataFolder } from "#db/lowdb/open-data-folder.ts";
import { startGateway } from "#gateway/gateway.ts";
import type { Gateway, GatewayOptions } from "#gateway/gateway.ts";
import { openWorkshop } from "#render/workshop.ts";
import { accessOf, readSettings } from "./config.ts";
import type { Settings } from "./config.ts";
import { demoPeople, setUpDemo } from "./demo-county.ts";
import { firstPeople } from "./first-people.ts";
import { runningHere, runningOnTelegram } from "./start-message.ts";
import {
  dependenciesOf,
  doorOfGateway,
  doorOfTelegram,
  isOpen,
  modelFor,
  shelvesOf,
} from "./wiring.ts";
import type { Shelves } from "./wiring.ts";

export interface Running {
  /** What to tell the operator: where the chat is. */
  readonly message: string;
  /** The chat page, when the built-in messenger runs. */
  readonly url?: string;
  /** Resolves with the reason when the messenger will not have the bot any more. */
  readonly broken: Promise<unknown>;
  readonly stop: () => Promise<void>;
}

interface Surroundings {
  readonly log: (line: string) => void;
  readonly now?: () => Date;
}

/**
 * Wires the rooms: settings → store → messenger → bot.
 *
 * @throws SettingsError, FolderInUseError, StoreError, PortInUseError, MessengerInUseError, DamagedDatabaseError,
 * GrammyError; what was opened is closed again
 */
export async function startNianbao(
  environment: Readonly<Record<string, string | undefined>>,
  { log, now = () => new Date() }: Surroundings,
): Promise<Running> {
  const settings = readSettings(environment);
  const folder = await openDataFolder(settings.NIANBAO_DATA_DIR, { log, now });
  const opened: (() => Promise<void>)[] = [() => folder.close()];
  try {
    const { NIANBAO_FONT_DIR: fontDir } = settings;
    const workshop = openWorkshop({ ...(fontDir === undefined ? {} : { fontDir }), warn: log });
    opened.unshift(() => workshop.close());
    const shelves = shelvesOf(folder);
    const { claim } = await letPeopleIn(settings, shelves, { log, now });
    const ownToken = tokenFor(settings);
    const gateway =
      settings.TELEGRAM_BOT_TOKEN === undefined
        ? await openGateway(settings, ownToken, log, {
            ...(claim === undefined ? {} : { firstStart: claim }),
            startFor: (name) => bot.inviteAdministrator(name),
          })
        : undefined;
    if (gateway !== undefined) {
      opened.unshift(() => gateway.close());
      const directory = await loadDirectory({ ...shelves, log });
      await setUpDemo(shelves, directory, gateway.demo, now().toISOString());
    }
    const door =
      gateway === undefined
        ? doorOfTelegram(() => bot.botInfo.username)
        : doorOfGateway(gateway, !isOpen(settings));
    const outside = { ...(await languageOf(settings, log)), log, now };
    const deps = dependenciesOf(settings, shelves, workshop, door, outside);
    const bot = createBot(
      settings.TELEGRAM_BOT_TOKEN ?? ownToken,
      deps,
      gateway === undefined ? await telegramConfig(settings) : { client: { apiRoot: gateway.url } },
    );
    // `bot.init` would try for ever, and never say why.
    bot.botInfo = gateway?.me ?? (await bot.api.getMe());
    void announceCommands(bot, deps);
    void bot.payFilesOwed();
    opened.unshift(remindAside(bot, deps, shelves));
    const { promise: broken, resolve: breakOff } = Promise.withResolvers<unknown>();
    const polling = startPolling(bot, (error) => log(`an update was lost: ${String(error)}`));
    polling.done.catch(breakOff);
    opened.unshift(() => farewell(polling, bot));
    return {
      message:
        gateway === undefined
          ? runningOnTelegram(bot.botInfo.username, claim)
          : runningHere(gateway, accessOf(settings), claim),
      ...(gateway === undefined ? {} : { url: gateway.url }),
      broken,
      stop: () => closeAll(opened),
    };
  } catch (error) {
    await closeAll(opened);
    throw error;
  }
}

/** The language that the bot speaks, and the model that it may ask. */
const languageOf = async (settings: Settings, log: Surroundings["log"]) => ({
  words: await loadWords(settings.NIANBAO_LANGUAGE),
  model: await modelFor(settings, log),
});

/** Of the messenger's own bot. Open on this computer it keeps nothing secret; otherwise it is new at each start. */
function tokenFor(settings: Settings): string {
  return accessOf(settings) === "open"
    ? "1:built-in-messenger-of-this-computer"
    : `1:${randomBytes(32).toString("base64url")}`;
}

/** Earlier versions' one clerk keeps what was theirs; otherwise somebody has to be the first. */
async function letPeopleIn(
  settings: Settings,
  shelves: Shelves,
  { log, now }: Required<Surroundings>,
): Promise<Readonly<{ claim?: string }>> {
  const directory = await takeOver({ ...shelves, log, now });
  if (isOpen(settings)) return {};
  const at = now().toISOString();
  return firstPeople(shelves.directories, directory, { clerkId: settings.TELEGRAM_CLERK_ID, at });
}

const openGateway = (
  settings: Settings,
  token: string,
  log: (line: string) => void,
  starts: Pick<GatewayOptions, "firstStart" | "startFor">,
): Promise<Gateway> =>
  startGateway({
    dataDir: join(settings.NIANBAO_DATA_DIR, "messenger"),
    host: settings.NIANBAO_HOST,
    port: settings.NIANBAO_PORT,
    access: accessOf(settings),
    fileBudget: settings.NIANBAO_FILES_MB * 1024 ** 2,
    token,
    bot: { firstName: "年报助手", username: "nianbao_bot" },
    ...starts,
    demo: demoPeople,
    log,
  });

async function telegramConfig({
  TELEGRAM_API_ROOT,
  TELEGRAM_PROXY,
}: Settings): Promise<BotConfig<Context>> {
  if (TELEGRAM_PROXY === undefined) return { client: { apiRoot: TELEGRAM_API_ROOT } };
  const { HttpsProxyAgent } = await import("https-proxy-agent");
  const agent = new HttpsProxyAgent(TELEGRAM_PROXY);
  return { client: { apiRoot: TELEGRAM_API_ROOT, baseFetchConfig: { agent, compress: true } } };
}

/** Reminders have time: what they need is read when people can chat already. */
function remindAside(bot: NianbaoBot, deps: Dependencies, { told }: Shelves): () => Promise<void> {
  const stopping = new AbortController();
  const begun = setTimeout(1_000, undefined, { ref: false, signal: stopping.signal })
    .then(() => import("#bot/reminders/reminders-of.ts"))
    .then(({ remindersOf }) => remindersOf(bot, deps, told).start());
  begun.catch(() => undefined); // it was stopped before it began
  return async () => {
    stopping.abort();
    const stop = await begun.catch(() => undefined);
    await stop?.();
  };
}

/** The answer under way, and what goes out beside it, is finished first, and Telegram told how far we came; but nobody waits for a dead line. */
async function farewell(polling: Polling, bot: NianbaoBot): Promise<void> {
  const done = polling.stop().then(() => bot.idle());
  await Promise.race([done, setTimeout(1_500, undefined, { ref: false })]);
}

async function closeAll(opened: readonly (() => Promise<void>)[]): Promise<void> {
  for (const close of opened) await close();
}
