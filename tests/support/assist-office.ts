import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
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
  /** Whose chat it is in. */
  readonly chat: number;
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
  /** What the clock adds each time it is looked at, in milliseconds. */
  readonly tick?: number;
  /** What the model says comes bit by bit, with so many milliseconds between two of them. */
  readonly pause?: number;
  /** Without a model at all. */
  readonly off?: boolean;
  readonly media?: boolean;
}

/**
 * The bot with its assistant: a real model client over real HTTP, to a scripted server; of the messenger only what is on
 * the screen.
 */
export async function openAssistOffice(choices: Choices = {}) {
  const { year = 2025, tokensADay = 1_000_000, off = false, tick = 1_000 } = choices;
  const server = await startModelServer(choices.script, choices.abilities);
  const files = await startFiles();
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
    {
      log: (line) => void log.push(line),
      limits: { ...quick, ...choices.limits },
      fetch: slowly(choices.pause ?? 0),
    },
  );
  let clock = Date.parse("2026-01-12T08:00:00Z");
  const deps = testDependencies({
    desks,
    reports,
    ...(off ? {} : { assistant: { model, log: assistLog, tokensADay } }),
    now: () => new Date((clock += tick)),
    log: (line) => void log.push(line),
  });
  const me = { id: 1, is_bot: true, first_name: "年报", username: "nb_bot" } as UserFromGetMe;
  const bot = createBot("1:stub", deps, { botInfo: me, client: { apiRoot: files.url } });
  const screen = new Map<number, Shown>();
  /** All that ever stood on the screen, in its order. */
  const seen: string[] = [];
  let messages = 1_000;
  bot.api.config.use((_next, method, payload) => {
    const {
      text = "",
      chat_id = 0,
      message_id,
      reply_markup,
    } = payload as {
      text?: string;
      chat_id?: number;
      message_id?: number;
      reply_markup?: { inline_keyboard?: { text: string; callback_data: string }[][] };
    };
    const buttons = (reply_markup?.inline_keyboard ?? [])
      .flat()
      .map(({ text, callback_data: data }) => ({ text, data }));
    const id = method === "sendMessage" ? (messages += 1) : (message_id ?? 0);
    if (method === "sendMessage" || method === "editMessageText") {
      screen.set(id, { id, chat: chat_id, text, buttons });
      seen.push(text);
    }
    if (method === "deleteMessage") screen.delete(id);
    const result = method === "getFile" ? { file_path: "sent" } : { message_id: id };
    return Promise.resolve({ ok: true, result } as never);
  });

  let updates = 0;
  const handle = (update: Omit<Update, "update_id">): Promise<void> =>
    bot.handleUpdate({ update_id: (updates += 1), ...update });
  /** Somebody at their own screen. */
  const person = (id: number, name: string) => {
    const from = { id, is_bot: false, first_name: name };
    const chat = { id, type: "private" as const, first_name: name };
    const shown = (): readonly Shown[] => [...screen.values()].filter((one) => one.chat === id);
    const last = (): Shown => shown().at(-1) ?? { id: 0, chat: id, text: "", buttons: [] };
    const sends = (text: string): Promise<void> =>
      handle({ message: { message_id: (messages += 1), date: 0, chat, from, text } });
    const presses = (label: string): Promise<void> => {
      const card = shown().findLast(({ buttons }) => buttons.some(({ text }) => text === label));
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
      shown,
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
          message: { message_id: (messages += 1), date: 0, chat, from, ...message },
        }).then(bot.idle),
    };
  };
  return {
    server,
    deps,
    log,
    seen,
    ...person(7, "小王"),
    person,
    idle: bot.idle,
    report: async (): Promise<Report> => {
      const loaded = await reports.load(begun.id);
      if (loaded.kind !== "found") throw new Error("no report");
      return loaded.value.report;
    },
    /** Another report in the place of this one, as if nothing had been said on it yet. */
    put: (report: Report): Promise<void> => {
      screen.clear();
      return reports.save(begun.id, {
        report: { ...report, id: begun.id, unit: begun.unit },
        handled: [],
      });
    },
    assistLog: async (): Promise<AssistLog["entries"]> => {
      const loaded = await assistLog.load("home");
      return loaded.kind === "found" ? loaded.value.entries : [];
    },
    close: () => Promise.all([server.close(), files.close()]),
  };
}

export type AssistOffice = Awaited<ReturnType<typeof openAssistOffice>>;

const buttonsOf = ({ buttons }: Shown): string => buttons.map(({ text }) => `[${text}]`).join(" ");

/** The events of a stream, one at a time. */
const slowly =
  (pause: number): typeof fetch =>
  async (...request) => {
    const response = await fetch(...request);
    if (pause === 0 || response.body === null) return response;
    const events = response.body.pipeThrough(new TextDecoderStream()).pipeThrough(
      new TransformStream<string, string>({
        async transform(text, line) {
          for (const event of text.split(/(?<=\n\n)/)) {
            await new Promise((resolve) => setTimeout(resolve, pause));
            line.enqueue(event);
          }
        },
      }),
    );
    return new Response(events.pipeThrough(new TextEncoderStream()), response);
  };

/** Where the messenger keeps what somebody sent: every file is the same few bytes. */
async function startFiles() {
  const server = createServer((_, response) => response.end("sent"));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async (): Promise<void> => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** Long enough for a busy machine; tests of what does not come set shorter ones. */
const quick: Partial<Limits> = {
  chat: 10_000,
  media: 10_000,
  write: 10_000,
  stall: 5_000,
  retries: 1,
  pause: 5,
  longestPause: 50,
};
