import { testDependencies } from "./dependencies.ts";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Api, Context } from "grammy";
import type { Update, UserFromGetMe } from "grammy/types";
import { createAnswerer } from "#bot/answer.ts";
import { createBot } from "#bot/bot.ts";
import type { Dependencies } from "#bot/dependencies.ts";
import { startPolling } from "#bot/polling.ts";
import { readUpdate } from "#bot/read-update.ts";
import type { ReportRecord, Said } from "#bot/records.ts";
import type { Form } from "#flows/form.ts";
import { newReport } from "#flows/report.ts";
import type { Faults } from "#gateway/faults.ts";
import { startGateway } from "#gateway/gateway.ts";
import type { Shown } from "#tools/clerk/person.ts";
import { createDice } from "./dice.ts";
import { almostDone, office } from "./interview.ts";
import { randomPerson } from "./random-person.ts";
import { enterStubbornly, pause } from "./stubborn-person.ts";
import type { StubbornPerson } from "./stubborn-person.ts";

/** One random conversation with the real bot, as it went, and as it should have gone. */
export interface Conversation {
  /** Every update there was, each once, by its number. */
  readonly updates: readonly Update[];
  /** What the bot kept. */
  readonly kept: Kept;
  /** What a bot keeps, and says, that gets each update once and in order. */
  readonly expected: Kept & { readonly said: readonly (readonly [Update, Said])[] };
  /** The calls by which the bot said something, that were answered with success. */
  readonly calls: readonly Call[];
  readonly pressed: readonly string[];
  readonly answered: ReadonlySet<string>;
  readonly history: readonly Shown[];
  readonly screen: ReadonlyMap<number, Shown>;
  readonly log: readonly string[];
}

export interface Kept {
  readonly desk: unknown;
  readonly reports: Readonly<Record<string, ReportRecord>>;
}

interface Call {
  readonly method: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

interface Setting {
  readonly form: Form;
  readonly year: number;
  readonly seed: number;
  readonly acts: number;
  readonly faults: Faults;
}

const token = "123456:test-token";

export async function holdConversation({ faults, ...setting }: Setting): Promise<Conversation> {
  const folder = await mkdtemp(join(tmpdir(), "nianbao-faults-"));
  const updates = new Map<number, Update>();
  const log: string[] = [];
  const gateway = await startGateway({
    dataDir: folder,
    port: 0,
    token,
    bot: { firstName: "年报", username: "nianbao_test_bot" },
    log: (line) => log.push(line),
    faults: {
      // The question whether all is done is the test's own.
      of: (side, name) => (name === "getWebhookInfo" ? {} : faults.of(side, name)),
      batch: (batch) => {
        for (const update of batch) updates.set(update.update_id, update as Update);
        return faults.batch(batch);
      },
    },
  });
  const deps = await officeWith(setting, (line) => log.push(line));
  const client = { apiRoot: gateway.url };
  const bot = createBot(token, deps, { client, botInfo: gateway.me });
  const calls: Call[] = [];
  bot.api.config.use(async (call, method, payload, signal) => {
    const result = await call(method, payload, signal);
    if (result.ok) calls.push({ method, payload: { ...payload } });
    return result;
  });
  const polling = startPolling(bot, (error) => void log.push(String(error)));
  polling.done.catch((error: unknown) => void log.push(String(error)));
  try {
    const person = await enterStubbornly({ url: gateway.url, botToken: token });
    const { pressed, act } = randomPerson(person, createDice(setting.seed), String(setting.seed));
    const patience = createDice(setting.seed + 1_000_000);
    for (let at = 0; at < setting.acts; at += 1) {
      await act();
      // Now and then the next thing is done before the answer is there.
      if (patience.falls(0.45)) await person.settled();
    }
    await person.settled();
    const history = await comeToRest(person, calls, pressed);
    person.leave();
    const inOrder = [...updates.values()].toSorted((a, b) => a.update_id - b.update_id);
    return {
      updates: inOrder,
      calls,
      pressed,
      history,
      log,
      kept: await keptIn(deps),
      expected: await onceEach(inOrder, setting, gateway.me),
      answered: new Set(person.answered),
      screen: new Map(person.screen),
    };
  } finally {
    await polling.stop();
    await gateway.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Files come beside the conversation, and the stream behind it: waits until neither moves any more. */
async function comeToRest(
  person: StubbornPerson,
  calls: readonly Call[],
  pressed: readonly string[],
): Promise<readonly Shown[]> {
  const { screen, answered } = person;
  let still = 0;
  let before = "";
  const began = Date.now();
  for (;;) {
    const all = await person.history();
    const state = JSON.stringify([all.length, calls.length, screen.size, answered.size]);
    still = state === before ? still + 1 : 0;
    before = state;
    const complete = screen.size === all.length && pressed.every((id) => answered.has(id));
    if ((still >= 3 && complete) || Date.now() - began > 3_000) return all;
    await pause(20);
  }
}

/** An office known already, with its report begun; by turns a new one, and one that is nearly done. */
async function officeWith(
  { form, year, seed }: Pick<Setting, "form" | "year" | "seed">,
  log: (line: string) => void,
): Promise<Dependencies> {
  const deps = testDependencies({
    render: () =>
      Promise.resolve({
        files: [{ format: "docx", name: "report.docx", bytes: new Uint8Array([80, 75]) }],
        isDraft: false,
        missing: 0,
      }),
    now: () => new Date("2026-01-12T08:00:00Z"),
    log,
  });
  await deps.desks.save("office", { desk: { office, current: year }, handled: [] });
  const report = seed % 3 === 0 ? almostDone(form, year) : newReport(form, office, year);
  await deps.reports.save(String(year), { report, handled: [] });
  return deps;
}

async function onceEach(
  updates: readonly Update[],
  setting: Pick<Setting, "form" | "year" | "seed">,
  me: UserFromGetMe,
): Promise<Conversation["expected"]> {
  const deps = await officeWith(setting, () => undefined);
  const answer = createAnswerer(deps);
  const said: (readonly [Update, Said])[] = [];
  for (const update of updates) {
    const input = readUpdate(new Context(update, new Api(token), me));
    if (input !== undefined) said.push([update, (await answer(input)).said]);
  }
  return { ...(await keptIn(deps)), said };
}

async function keptIn({ desks, reports }: Dependencies): Promise<Kept> {
  const desk = await desks.load("office");
  const ids = (await reports.ids()).toSorted();
  const loaded = await Promise.all(ids.map(async (id) => [id, await reports.load(id)] as const));
  return {
    desk: desk.kind === "found" ? desk.value.desk : undefined,
    reports: Object.fromEntries(
      loaded.flatMap(([id, report]) => (report.kind === "found" ? [[id, report.value]] : [])),
    ),
  };
}
