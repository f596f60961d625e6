import type { Update, UserFromGetMe } from "grammy/types";
import { openModel } from "#assist/open-model.ts";
import type { Limits } from "#assist/limits.ts";
import type { AssistLog } from "#bot/assist/log.ts";
import { createBot } from "#bot/bot.ts";
import type { Dependencies } from "#bot/dependencies.ts";
import { deskIdOf, sharedDeskId } from "#bot/records.ts";
import type { ReportRecord } from "#bot/records.ts";
import { newReport } from "#flows/report.ts";
import type { Report } from "#flows/report.ts";
import { formForYear, forms } from "#flows/reports/reports.ts";
import { testDependencies } from "./dependencies.ts";
import { office } from "./interview.ts";
import { memoryShelf } from "./memory-shelf.ts";
import { startModelServer } from "./model-server/model-server.ts";
import type { Abilities, Script } from "./model-server/model-server.ts";

/** A message as somebody sees it now. */
export interface Shown {
  readonly id: number;
  readonly text: string;
  readonly buttons: readonly Readonly<{ text: string; data: string }>[];
}

interface Choices {
  readonly year?: number;
  readonly script?: Script;
  readonly abilities?: Abilities;
  readonly limits?: Partial<Limits>;
  readonly report?: (report: Report) => Report;
  readonly tokensADay?: number;
  /** Without a model at all. */
  readonly off?: boolean;
  readonly media?: boolean;
}

/**
 * The bot with its assistant: a real model client over real HTTP, to a scripted server; of the messenger only what is on
 * the screen.
 */
export async function openAssistOffice(choices: Choices = {}) {
  const { year = 2025, tokensADay = 1_000_000, off = false } = choices;
  const server = await startModelServer(choices.script, choices.abilities);
  const log: string[] = [];
  const form = formForYear(year, forms);
  if (form === undefined) throw new Error(`no form for ${year}`);
  const desks: Dependencies["desks"] = memoryShelf();
  for (const id of [sharedDeskId, deskIdOf(7)]) {
    await desks.save(id, { desk: { office, current: year }, handled: [] });
  }
  const reports = memoryShelf<ReportRecord>();
  const begun = newReport(form, office, year);
  await reports.save(begun.id, { report: choices.report?.(begun) ?? begun, handled: [] });
  const assistLog = memoryShelf<AssistLog>();
  const model = await openModel(
    {
      model: "scripted",
      baseUrl: server.url,
      apiKey: "a-key-that-nobody-may-see",
      ...(choices.media === true ? { speechModel: "ears", pictureModel: "eyes" } : {}),
    },
    { log: (line) => void log.push(line), limits: { ...quick, ...choices.limits } },
  );
  let clock = Date.parse("2026-01-12T08:00:00Z");
  const deps = testDependencies({
    desks,
    reports,
    ...(off ? {} : { assistant: { model, log: assistLog, tokensADay } }),
    now: () => new Date((clock += 1_000)),
    log: (line) => void log.push(line),
  });
  const me = { id: 1, is_bot: true, first_name: "年报", username: "nb_bot" } as UserFromGetMe;
  const bot = createBot("1:stub", deps, { botInfo: me });
  const screen = new Map<number, Shown>();
  /** All that ever stood on the screen, in its order. */
  const seen: string[] = [];
  let messages = 1_000;
  bot.api.config.use((_next, method, payload) => {
    const {
      text = "",
      message_id,
      reply_markup,
    } = payload as {
      text?: string;
      message_id?: number;
      reply_markup?: { inline_keyboard?: { text: string; callback_data: string }[][] };
    };
    const buttons = (reply_markup?.inline_keyboard ?? [])
      .flat()
      .map(({ text, callback_data: data }) => ({ text, data }));
    const id = method === "sendMessage" ? (messages += 1) : (message_id ?? 0);
    if (method === "sendMessage" || method === "editMessageText") {
      screen.set(id, { id, text, buttons });
      seen.push(text);
    }
    if (method === "deleteMessage") screen.delete(id);
    return Promise.resolve({ ok: true, result: { message_id: id } } as never);
  });

  let updates = 0;
  const handle = (update: Omit<Update, "update_id">): Promise<void> =>
    bot.handleUpdate({ update_id: (updates += 1), ...update } as Update);
  const last = (): Shown => [...screen.values()].at(-1) ?? { id: 0, text: "", buttons: [] };
  const sends = (text: string): Promise<void> =>
    handle({ message: { message_id: (messages += 1), date: 0, chat, from, text } });
  const presses = (label: string): Promise<void> => {
    const card = [...screen.values()].findLast(({ buttons }) =>
      buttons.some((button) => button.text === label),
    );
    const data = card?.buttons.find((button) => button.text === label)?.data;
    if (card === undefined || data === undefined) {
      throw new Error(`no button ${label} on:\n${last().text}\n${buttonsOf(last())}`);
    }
    return handle({
      callback_query: {
        id: String(updates),
        from,
        chat_instance: "1",
        data,
        message: { message_id: card.id, date: 1, chat, text: card.text },
      },
    });
  };
  return {
    server,
    deps,
    log,
    seen,
    last,
    /** Sends and does not wait for what goes on beside the answer. */
    sends,
    presses,
    /** Sends, and waits until everything is said. */
    says: (text: string) => sends(text).then(bot.idle),
    taps: (label: string) => presses(label).then(bot.idle),
    /** A photo or a recording. */
    shows: (message: object) =>
      handle({
        message: { message_id: (messages += 1), date: 0, chat, from, ...message } as never,
      }).then(bot.idle),
    idle: bot.idle,
    report: async (): Promise<Report> => {
      const loaded = await reports.load(begun.id);
      if (loaded.kind !== "found") throw new Error("no report");
      return loaded.value.report;
    },
    assistLog: async (): Promise<AssistLog["entries"]> => {
      const loaded = await assistLog.load("home");
      return loaded.kind === "found" ? loaded.value.entries : [];
    },
    close: server.close,
  };
}

export type AssistOffice = Awaited<ReturnType<typeof openAssistOffice>>;

export const buttonsOf = ({ buttons }: Shown): string =>
  buttons.map(({ text }) => `[${text}]`).join(" ");

const from = { id: 7, is_bot: false, first_name: "小王" };
const chat = { id: 7, type: "private" as const, first_name: "小王" };

/** Nobody waits in a test. */
const quick: Partial<Limits> = {
  chat: 400,
  media: 400,
  write: 800,
  stall: 200,
  retries: 1,
  pause: 5,
  longestPause: 50,
};
