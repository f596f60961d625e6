import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { BotConfig, Context } from "grammy";
import { announceCommands, createBot } from "#bot/bot.ts";
import { startPolling } from "#bot/polling.ts";
import type { Polling } from "#bot/polling.ts";
import type { Dependencies } from "#bot/dependencies.ts";
import { deskRecordSchema, reportRecordSchema } from "#bot/records.ts";
import { wordsIn } from "#bot/words/words.ts";
import { openDataFolder } from "#db/lowdb/open-data-folder.ts";
import type { DataFolder } from "#db/lowdb/open-data-folder.ts";
import { evaluate } from "#flows/evaluate.ts";
import { forms } from "#flows/reports/reports.ts";
import { startGateway } from "#gateway/gateway.ts";
import type { Gateway } from "#gateway/gateway.ts";
import { compose } from "#render/compose.ts";
import { excerpt } from "#render/excerpt.ts";
import type { DrawnFile } from "#render/render.ts";
import { openWorkshop } from "#render/workshop.ts";
import type { Workshop } from "#render/workshop.ts";
import { accessOf, readSettings } from "./config.ts";
import type { Settings } from "./config.ts";
import { runningHere, runningOnTelegram } from "./start-message.ts";

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
    const deps = dependenciesOf(settings, folder, workshop, { log, now });
    const ownToken = tokenFor(settings);
    const gateway =
      settings.TELEGRAM_BOT_TOKEN === undefined
        ? await openGateway(settings, ownToken, log)
        : undefined;
    if (gateway !== undefined) opened.unshift(() => gateway.close());
    const bot = createBot(
      settings.TELEGRAM_BOT_TOKEN ?? ownToken,
      deps,
      gateway === undefined ? await telegramConfig(settings) : { client: { apiRoot: gateway.url } },
    );
    // `bot.init` would try for ever, and never say why.
    bot.botInfo = gateway?.me ?? (await bot.api.getMe());
    void announceCommands(bot, deps);
    void bot.payFilesOwed();
    const { promise: broken, resolve: breakOff } = Promise.withResolvers<unknown>();
    const polling = startPolling(bot, (error) => log(`an update was lost: ${String(error)}`));
    polling.done.catch(breakOff);
    opened.unshift(() => farewell(polling));
    return {
      message:
        gateway === undefined
          ? runningOnTelegram(bot.botInfo.username)
          : runningHere(gateway, accessOf(settings)),
      ...(gateway === undefined ? {} : { url: gateway.url }),
      broken,
      stop: () => closeAll(opened),
    };
  } catch (error) {
    await closeAll(opened);
    throw error;
  }
}

function dependenciesOf(
  settings: Settings,
  folder: DataFolder,
  workshop: Workshop,
  { log, now }: Required<Surroundings>,
): Dependencies {
  return {
    desks: folder.shelf("office", deskRecordSchema),
    reports: folder.shelf("reports", reportRecordSchema),
    forms,
    words: wordsIn[settings.NIANBAO_LANGUAGE],
    render: async (form, report, { formats, table }, progress) => {
      const sheet = evaluate(form, report);
      const whole = compose(form, report, sheet);
      const document = table === undefined ? whole : (excerpt(whole, table) ?? whole);
      const files: DrawnFile[] = [];
      for (const format of formats) {
        progress({ format, done: 0, of: 1 });
        const tell = (done: number, of: number): void => progress({ format, done, of });
        files.push(...(await workshop.draw(document, format, tell)));
      }
      const missing = sheet.asked.filter(({ state }) => state !== "answered").length;
      return { files, isDraft: document.draft, missing };
    },
    now,
    log,
    access:
      settings.TELEGRAM_BOT_TOKEN === undefined
        ? "everyone"
        : (settings.TELEGRAM_CLERK_ID ?? "first"),
  };
}

/** Of the messenger's own bot. Open on this computer it keeps nothing secret; otherwise it is new at each start. */
function tokenFor(settings: Settings): string {
  return accessOf(settings) === "open"
    ? "1:built-in-messenger-of-this-computer"
    : `1:${randomBytes(32).toString("base64url")}`;
}

const openGateway = (
  settings: Settings,
  token: string,
  log: (line: string) => void,
): Promise<Gateway> =>
  startGateway({
    dataDir: join(settings.NIANBAO_DATA_DIR, "messenger"),
    host: settings.NIANBAO_HOST,
    port: settings.NIANBAO_PORT,
    access: accessOf(settings),
    fileBudget: settings.NIANBAO_FILES_MB * 1024 ** 2,
    token,
    bot: { firstName: "年报助手", username: "nianbao_bot" },
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

/** The answer under way is finished first, and Telegram told how far we came; but nobody waits for a dead line. */
async function farewell(polling: Polling): Promise<void> {
  await Promise.race([polling.stop(), setTimeout(1_500, undefined, { ref: false })]);
}

async function closeAll(opened: readonly (() => Promise<void>)[]): Promise<void> {
  for (const close of opened) await close();
}
