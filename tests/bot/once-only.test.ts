import { takeOver, unitOf } from "#bot/directory.ts";
import { emptyDirectory, homeId } from "#flows/directory/directory.ts";
import type { Directory } from "#flows/directory/directory.ts";
import { grant } from "#flows/directory/posts.ts";
import { foundUnit } from "#flows/directory/units.ts";
import { testDependencies } from "#tests/support/dependencies.ts";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { Shelf } from "#db/store.ts";
import { createAnswerer } from "#bot/answer.ts";
import { decodePress } from "#bot/callback-data.ts";
import type { Dependencies } from "#bot/dependencies.ts";
import type { Input } from "#bot/input.ts";
import { deskRecordSchema, reportRecordSchema } from "#bot/records.ts";
import type { ReportRecord, Said } from "#bot/records.ts";
import { wordsIn } from "#bot/words/words.ts";
import { office } from "#tests/support/interview.ts";
import { memoryShelf } from "#tests/support/memory-shelf.ts";

type Answerer = ReturnType<typeof createAnswerer>;
type Without<T, Key extends string> = T extends unknown ? Omit<T, Key> : never;
type Doing = Without<Input, "update" | "person">;

const clerk = { id: 7, name: "小王" };
const stranger = { id: 8, name: "路人" };

/** An office known already, and the bot in front of it; `restart` gives a new bot on the same shelves. */
async function openOffice(options: Partial<Dependencies> = {}, years: readonly number[] = [2020]) {
  const deps = testDependencies({ now: () => new Date("2026-01-12T08:00:00Z"), ...options });
  await deps.desks.save("office", { desk: { office }, handled: [] });
  let answerer: Answerer = createAnswerer(deps);
  let update = 0;
  const does = async (input: Doing, id = (update += 1), person = clerk): Promise<Said> => {
    const { said } = await answerer({ ...input, update: id, person });
    return said;
  };
  const opens = (year: number): Promise<Said> =>
    does({
      kind: "press",
      pressed: {
        press: { on: "desk", action: { kind: "year", year } },
        drawn: { unit: homeId, year: 0, revision: 0 },
      },
    });
  for (const year of years) await opens(year);
  return {
    deps,
    does,
    opens,
    types: (text: string, id?: number, person = clerk): Promise<Said> =>
      does({ kind: "text", text, message: id ?? update + 1 }, id, person),
    restart: (): void => {
      answerer = createAnswerer(deps);
    },
    /** The id of the newest update. */
    get newest(): number {
      return update;
    },
    everything: async (): Promise<string> => {
      const ids = await deps.reports.ids();
      const all = await Promise.all([
        ...ids.map((id) => deps.reports.load(id)),
        deps.desks.load("office"),
      ]);
      return JSON.stringify(all);
    },
    async record(year: number): Promise<ReportRecord> {
      const loaded = await deps.reports.load(String(year));
      if (loaded.kind !== "found") throw new Error(`there is no report of ${year}`);
      return reportRecordSchema.parse(loaded.value);
    },
  };
}

type Office = Awaited<ReturnType<typeof openOffice>>;

const press = (data: string): Doing => ({ kind: "press", pressed: decodePress(data) });

/** The data of a button that an answer shows. */
function dataOf(said: Said, label: string): string {
  const buttons = [said.edit, said.send].flatMap((message) => message?.keyboard.flat() ?? []);
  const found = buttons.find(({ text }) => text === label);
  if (found === undefined)
    throw new Error(`no [${label}] among ${buttons.map(({ text }) => text).join(" ")}`);
  return found.data;
}

/* Everything that changes something, done once, and delivered again: at once, later, and after a restart. */

const doings: readonly (readonly [string, (office: Office) => Promise<Doing>])[] = [
  ["a gate in words", () => Promise.resolve({ kind: "text", text: "没有", message: 90 })],
  [
    "a gate by its button",
    async ({ does }) =>
      press(dataOf(await does({ kind: "command", action: { kind: "continue" } }), "都没有")),
  ],
  [
    "a figure",
    async ({ types }) => {
      await types("没有");
      await types("没有");
      return { kind: "text", text: "0", message: 90 };
    },
  ],
  [
    "a case",
    async ({ types }) => {
      for (const text of ["有", "没有", "其余都是0", "一件一件登记", "0"]) await types(text);
      return { kind: "text", text: "自然人 予以公开 2", message: 90 };
    },
  ],
  [
    "a paragraph",
    async ({ types }) => {
      for (const text of ["没有", "没有", "其余都是0"]) await types(text);
      return { kind: "text", text: "今年公开信息 35 条。", message: 90 };
    },
  ],
  [
    "an undo",
    async ({ types }) => {
      for (const text of ["没有", "没有", "0"]) await types(text);
      return { kind: "command", action: { kind: "undo" } };
    },
  ],
  [
    "an edited message",
    async ({ types }) => {
      for (const text of ["没有", "没有"]) await types(text);
      await types("1 2 3", 80);
      return { kind: "edited", text: "1 2 4", message: 80 };
    },
  ],
];

describe.each(doings)("%s, delivered again", (_, prepare) => {
  test("changes nothing and is answered alike, after a restart as well", async () => {
    const bot = await openOffice();
    const doing = await prepare(bot);
    const before = await bot.everything();
    const first = await bot.does(doing, 500);
    const after = await bot.everything();
    expect(after).not.toBe(before);
    expect(await bot.does(doing, 500)).toEqual(first);
    bot.restart();
    expect(await bot.does(doing, 500)).toEqual(first);
    expect(await bot.everything()).toBe(after);
  });
});

test("what was not understood is not an answer to a later question when it comes again", async () => {
  const bot = await openOffice({}, [2025]);
  for (const text of ["没有", "没有", "0"]) await bot.types(text);
  // Three figures are wanted here, one is wanted by the question after the next.
  const refused = await bot.types("35", 500);
  expect(refused.send?.text).toContain("这里要 3 个数，收到 1 个");
  await bot.types("0", 501);
  const before = await bot.record(2025);
  bot.restart();
  expect(await bot.types("35", 500)).toEqual(refused);
  expect((await bot.record(2025)).report).toEqual(before.report);
  expect(before.report.answers["proactive.administrative_license.decisions"]).toBeUndefined();
});

test("what one report has handled does not reach the next one", async () => {
  const bot = await openOffice({}, [2024]);
  const first = await bot.types("没有", 500);
  await bot.opens(2025);
  const fresh = await bot.record(2025);
  expect(await bot.types("没有", 500)).toEqual(first);
  expect(await bot.record(2025)).toEqual(fresh);
});

test("a new answer to a known question is not mistaken for an old one", async () => {
  const bot = await openOffice();
  await bot.types("没有", 500);
  await bot.types("没有", 501);
  expect((await bot.record(2020)).report.choices).toEqual({
    "gate.requests": "none",
    "gate.disputes": "none",
  });
});

test("the list of what was handled stays short, and keeps the newest", async () => {
  const bot = await openOffice();
  for (let at = 0; at < 200; at += 1) await bot.types(at % 2 === 0 ? "进度" : "啊", 1000 + at);
  const { handled } = await bot.record(2020);
  expect(handled.length).toBeLessThanOrEqual(120);
  expect(handled.at(-1)?.update).toBe(1199);
  expect(handled.filter(({ said }) => said !== undefined).length).toBeLessThanOrEqual(24);
  const desk = await bot.deps.desks.load("office");
  expect(desk.kind === "found" && deskRecordSchema.safeParse(desk.value).success).toBe(true);
  // So old that its answer is gone: still it changes nothing.
  const before = await bot.everything();
  expect(await bot.types("没有", 1100)).toEqual({});
  expect(await bot.everything()).toBe(before);
});

/* Buttons of another time and another report. */

test("a button of another year's report changes nothing, though the revision is the same", async () => {
  const bot = await openOffice({}, [2020, 2025]);
  await bot.opens(2020);
  const first = await bot.does({ kind: "command", action: { kind: "continue" } });
  const data = dataOf(first, "都没有");
  await bot.opens(2025);
  const [old, now] = [await bot.record(2020), await bot.record(2025)];
  expect(old.report.revision).toBe(now.report.revision);
  const said = await bot.does(press(data));
  expect((said.edit ?? said.send)?.text).toContain("旧的按钮");
  expect((await bot.record(2020)).report).toEqual(old.report);
  // What was asked last is remembered, beside the report itself.
  const { places: _, ...after } = (await bot.record(2025)).report;
  expect(now.report).toMatchObject(after);
});

test.each([
  ["pressed twice, it counts once", (data: string) => [data, data]],
  ["and one that this bot never drew", () => ["g:1k4.0:gate.requests:maybe", "hello", ""]],
])("an old button: %s", async (_, presses) => {
  const bot = await openOffice();
  const data = dataOf(await bot.does({ kind: "command", action: { kind: "continue" } }), "都没有");
  const tries = presses(data);
  await bot.does(press(tries[0] ?? ""));
  const { report } = await bot.record(2020);
  for (const each of tries.slice(1)) {
    const said = await bot.does(press(each));
    expect((said.edit ?? said.send)?.text).toContain("旧的按钮");
  }
  expect((await bot.record(2020)).report).toEqual(report);
});

/* Who may come in. */

const intrusions: readonly Doing[] = [
  { kind: "start" },
  { kind: "text", text: "进度", message: 1 },
  { kind: "text", text: "没有", message: 2 },
  { kind: "edited", text: "没有", message: 2 },
  { kind: "command", action: { kind: "status" } },
  { kind: "command", action: { kind: "preview" } },
  { kind: "unknown-command" },
  { kind: "unreadable", what: "photo" },
  press("g:1k4.0:gate.requests:none"),
  press("@r:0.0"),
  press("nonsense"),
];

/** The office's own clerk, as an earlier version knew them, or an administrator has let them in. */
const invited: Directory = grant(
  foundUnit(emptyDirectory, unitOf(office), { at: "2026-01-12T08:00:00Z", by: 0 }),
  { person: clerk.id, unit: homeId, role: "filler" },
  { at: "2026-01-12T08:00:00Z", by: 0 },
).directory;

test("where people are invited, anybody else learns nothing and changes nothing", async () => {
  const directories = memoryShelf<Directory>();
  await directories.save("directory", invited);
  const bot = await openOffice({ access: "invited", directories });
  await bot.types("没有");
  const before = await bot.everything();
  const heard = new Set<string>();
  for (const [at, doing] of intrusions.entries()) {
    heard.add(JSON.stringify(await bot.does(doing, 700 + at, stranger)));
  }
  expect([...heard]).toEqual([
    JSON.stringify({ send: { text: wordsIn["zh-CN"].stranger, keyboard: [] } }),
  ]);
  expect(wordsIn["zh-CN"].stranger).not.toContain(office.unit);
  expect(await bot.everything()).toBe(before);
});

test("the one clerk of an earlier version stays, and looks after the office from now on", async () => {
  const bot = await openOffice();
  await bot.types("没有");
  const desk = await bot.deps.desks.load("office");
  if (desk.kind !== "found") throw new Error("no desk");
  await bot.deps.desks.save("office", { ...desk.value, clerk });
  const { posts } = await takeOver(bot.deps);
  expect(posts.map(({ person, role }) => [person, role])).toEqual([
    [clerk.id, "filler"],
    [clerk.id, "admin"],
  ]);
  const later = createAnswerer({ ...bot.deps, access: "invited" });
  const input = { kind: "start" } as const;
  const first = await later({ ...input, update: 800, person: clerk });
  const second = await later({ ...input, update: 801, person: stranger });
  expect(first.said.send?.text).not.toBe(wordsIn["zh-CN"].stranger);
  expect(second.said.send?.text).toBe(wordsIn["zh-CN"].stranger);
});

/* Two at once. */

/** A shelf that takes its time, so that whoever does not wait is seen. */
function slow<T>(shelf: Shelf<T>): Shelf<T> {
  return {
    load: async (id) => {
      await wait(3);
      return shelf.load(id);
    },
    save: async (id, value) => {
      await wait(3);
      return shelf.save(id, value);
    },
    ids: () => shelf.ids(),
  };
}

test("inputs that come at once are taken one after the other, and none is lost", async () => {
  const bot = await openOffice({ desks: slow(memoryShelf()), reports: slow(memoryShelf()) });
  const texts = ["没有", "没有", "0 0 0", "2 2 2", "3 3 3", "4 4 4"];
  const said = await Promise.all(texts.map((text, at) => bot.types(text, 600 + at)));
  const { report } = await bot.record(2020);
  expect(said.every(({ send }) => send !== undefined && send.text !== "")).toBe(true);
  expect(report.revision).toBe(texts.length);
  expect(
    ["rules", "normative_documents", "administrative_license", "other_external_services"].map(
      (row) =>
        Object.entries(report.answers)
          .filter(([id]) => id.startsWith(`proactive.${row}.`))
          .map(([, value]) => value),
    ),
  ).toEqual([
    [0, 0, 0],
    [2, 2, 2],
    [3, 3, 3],
    [4, 4, 4],
  ]);
});

test("the same update twice at once is one update", async () => {
  const bot = await openOffice({ desks: slow(memoryShelf()), reports: slow(memoryShelf()) });
  const [one, two] = await Promise.all([bot.types("没有", 600), bot.types("没有", 600)]);
  expect(two).toEqual(one);
  expect((await bot.record(2020)).report.choices).toEqual({ "gate.requests": "none" });
});

test("an input whose report could not be kept is not held to be done", async () => {
  const reports = memoryShelf<ReportRecord>();
  let full = false;
  const bot = await openOffice({
    reports: {
      ...reports,
      save: (id, value) => (full ? Promise.reject(new Error("ENOSPC")) : reports.save(id, value)),
    },
  });
  const before = await bot.everything();
  full = true;
  await expect(bot.types("没有", 600)).rejects.toThrow("ENOSPC");
  expect(await bot.everything()).toBe(before);
  full = false;
  await bot.types("没有", 600);
  expect((await bot.record(2020)).report.choices).toEqual({ "gate.requests": "none" });
});
