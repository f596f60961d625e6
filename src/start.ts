import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Bot, BotConfig, Context } from "grammy";
import { announceCommands, createBot } from "#bot/bot.ts";
import type { Dependencies } from "#bot/dependencies.ts";
import { deskRecordSchema, reportRecordSchema } from "#bot/records.ts";
import { wordsIn } from "#bot/words/words.ts";
import { openDataFolder } from "#db/lowdb/open-data-folder.ts";
import { evaluate } from "#flows/evaluate.ts";
import { forms } from "#flows/reports/reports.ts";
import { startGateway } from "#gateway/gateway.ts";
import type { Gateway } from "#gateway/gateway.ts";
import { compose } from "#render/compose.ts";
import { fileName, render } from "#render/render.ts";
import { readSettings } from "./config.ts";
import type { Settings } from "./config.ts";

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
 * @throws SettingsError, FolderInUseError, StoreError, PortInUseError, GrammyError; what was opened is closed again
 */
export async function startNianbao(
  environment: Readonly<Record<string, string | undefined>>,
  { log, now = () => new Date() }: Surroundings,
): Promise<Running> {
  const settings = readSettings(environment);
  const folder = await openDataFolder(settings.NIANBAO_DATA_DIR, { log, now });
  const opened: (() => Promise<void>)[] = [() => folder.close()];
  try {
    const deps: Dependencies = {
      desks: folder.shelf("office", deskRecordSchema),
      reports: folder.shelf("reports", reportRecordSchema),
      forms,
      words: wordsIn[settings.NIANBAO_LANGUAGE],
      render: async (form, report) => {
        const sheet = evaluate(form, report);
        const document = compose(form, report, sheet);
        const missing = sheet.asked.filter(({ state }) => state !== "answered").length;
        return {
          name: fileName(document, "docx"),
          bytes: await render("docx", document),
          missing,
        };
      },
      now,
      log,
      access:
        settings.TELEGRAM_BOT_TOKEN === undefined
          ? "everyone"
          : (settings.TELEGRAM_CLERK_ID ?? "first"),
    };
    const gateway =
      settings.TELEGRAM_BOT_TOKEN === undefined ? await openGateway(settings, log) : undefined;
    if (gateway !== undefined) opened.unshift(() => gateway.close());
    const bot = createBot(
      settings.TELEGRAM_BOT_TOKEN ?? ownToken,
      deps,
      gateway === undefined ? await telegramConfig(settings) : { client: { apiRoot: gateway.url } },
    );
    // `bot.init` would try for ever, and never say why.
    bot.botInfo = gateway?.me ?? (await bot.api.getMe());
    void announceCommands(bot, deps);
    const { promise: broken, resolve: breakOff } = Promise.withResolvers<unknown>();
    const polling = bot
      .start({ allowed_updates: ["message", "edited_message", "callback_query"] })
      .catch(breakOff);
    opened.unshift(() => farewell(bot, polling));
    return {
      message:
        gateway === undefined
          ? `年报助手已启动，请在 Telegram 里找 @${bot.botInfo.username}。\nNianbao is running as @${bot.botInfo.username}.`
          : `年报助手已启动，用浏览器打开：${gateway.url}\nNianbao is running; open ${gateway.url}\n（只有这台电脑能打开 / open on this computer only；停止 Ctrl+C）`,
      ...(gateway === undefined ? {} : { url: gateway.url }),
      broken,
      stop: () => closeAll(opened),
    };
  } catch (error) {
    await closeAll(opened);
    throw error;
  }
}

/** The built-in messenger has one bot, on this computer; its token keeps nothing secret. */
const ownToken = "1:built-in-messenger-of-this-computer";

const openGateway = (settings: Settings, log: (line: string) => void): Promise<Gateway> =>
  startGateway({
    dataDir: join(settings.NIANBAO_DATA_DIR, "messenger"),
    port: settings.NIANBAO_PORT,
    token: ownToken,
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
async function farewell(bot: Bot, polling: Promise<void>): Promise<void> {
  const done = Promise.allSettled([bot.stop(), polling]);
  await Promise.race([done, setTimeout(1_500, undefined, { ref: false })]);
}

async function closeAll(opened: readonly (() => Promise<void>)[]): Promise<void> {
  for (const close of opened) await close();
}
