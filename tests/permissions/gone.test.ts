import { expect, test } from "vitest";
import { createBot } from "#bot/bot.ts";
import { filesOwed } from "#bot/files-owed.ts";
import { createQueue } from "#bot/queue.ts";
import type { DeskRecord, ReportRecord } from "#bot/records.ts";
import { wordsIn } from "#bot/words/words.ts";
import type { Directory } from "#flows/directory/directory.ts";
import { endPost } from "#flows/directory/posts.ts";
import { testDependencies } from "#tests/support/dependencies.ts";
import { memoryShelf } from "#tests/support/memory-shelf.ts";
import { forbidden } from "./canaries.ts";
import { reportsIn } from "./reports.ts";
import { openStage } from "./stage.ts";
import type { Doing, Outcome } from "./stage.ts";
import { deskAt, usualDesk } from "./walk.ts";
import { directory, idOf, now, people, units, year } from "./world.ts";

const words = wordsIn["zh-CN"];
const reports = reportsIn("filling").complete;
const meta = { at: now, by: people.adminTop.id };

const hall = (action: object): Doing =>
  ({
    kind: "press",
    pressed: { press: { on: "hall", action }, drawn: { unit: "home", year: 0, revision: 0 } },
  }) as Doing;
const button = (action: object, revision = 4): Doing =>
  ({
    kind: "press",
    pressed: { press: { on: "report", action }, drawn: { unit: units.own.id, year, revision } },
  }) as Doing;
const says = (text: string): Doing => ({ kind: "text", text, message: 90 });
const textOf = ({ answer: { said } }: Outcome): string => (said.send ?? said.edit)?.text ?? "";

const ending = hall({
  kind: "end",
  unit: units.own.id,
  role: "filler",
  step: "",
  person: people.filler.id,
});

test("whoever is removed in the middle of it is a stranger with their next step, whatever that is", async () => {
  const next: readonly Doing[] = [
    { kind: "start" },
    says("改 行政许可 35"),
    says("进度"),
    says("预览"),
    { kind: "edited", text: "36", message: 501 },
    { kind: "command", action: { kind: "status" } },
    { kind: "command", action: { kind: "undo" } },
    { kind: "hall", hall: (unit) => ({ kind: "people", unit }) },
    { kind: "unreadable", what: "photo" },
    button({ kind: "zero", row: "disputes.reconsideration" }),
    button({ kind: "file", wanted: { formats: ["docx"] } }),
    button({ kind: "continue" }),
    hall({ kind: "unit", unit: units.own.id }),
    hall({ kind: "draft", unit: units.own.id, format: "docx" }),
    hall({ kind: "records", unit: units.own.id, scope: "" }),
    hall({ kind: "device" }),
    hall({ kind: "home" }),
  ];
  const stage = openStage();
  for (const doing of next) {
    stage.setUp("filler", { desk: usualDesk("filler"), reports });
    const before = await stage.act("filler", button({ kind: "status" }));
    expect(textOf(before)).toContain(units.own.name);
    const { answer } = await stage.act("adminA", ending);
    // On every device, at once.
    expect(answer.signOut).toEqual([people.filler.id]);
    const after = await stage.act("filler", doing);
    expect(after.answer).toEqual({ said: { send: { text: words.stranger, keyboard: [] } } });
    expect(after.writes).toEqual([]);
  }
});

test("whoever keeps another post goes on with that, and finds nothing of the old one", async () => {
  const { directory: after } = endPost(
    directory,
    { person: people.several.id, unit: units.sibling.id, role: "filler" },
    meta,
  ) as { directory: Directory };
  const stage = openStage();
  for (const doing of [{ kind: "start" } as const, says("进度"), says("预览"), says("记录")]) {
    stage.setUp("several", { desk: deskAt("several", "sibling"), reports, directory: after });
    const outcome = await stage.act("several", doing);
    expect(JSON.stringify(outcome.told)).not.toMatch(/白泽镇|金丝雀5号|7654521/);
    expect(outcome.answer.file).toBeUndefined();
    expect(outcome.writes.filter(({ id }) => id.startsWith(units.sibling.id))).toEqual([]);
  }
});

test("a second post does not bring the topmost unit's report to hand", async () => {
  // Opened at the desk, with a single post; then a second one came.
  const stage = openStage();
  const { at: _, ...single } = { ...directory, posts: directory.posts, at: now };
  const one: Directory = {
    ...single,
    posts: directory.posts.filter(
      ({ person, role }) => person !== people.several.id || role === "filler",
    ),
  };
  stage.setUp("several", { desk: undefined, reports, directory: one });
  await stage.act("several", { kind: "start" });
  const pick = { press: { on: "desk", action: { kind: "year", year } } } as const;
  const drawn = { unit: "home", year: 0, revision: 0 };
  const opened = await stage.act("several", { kind: "press", pressed: { ...pick, drawn } });
  const desk = opened.writes.findLast(({ shelf }) => shelf === "desks")?.after as DeskRecord;
  stage.setUp("several", { desk, reports });
  const outcome = await stage.act("several", says("进度"));
  expect(textOf(outcome)).toContain(units.sibling.name);
  expect(JSON.stringify(outcome.told)).not.toMatch(forbidden.several);
});

test("whoever goes back to where they look at many has no report in hand, their own office's neither", async () => {
  const stage = openStage();
  for (const [person, role] of [
    ["supervisorA", "supervisor"],
    ["adminA", "admin"],
  ] as const) {
    const others = new Map([...reports].filter(([id]) => id !== `${idOf("countyA")}-${year}`));
    stage.setUp(person, { desk: usualDesk(person), reports: others });
    await stage.act(person, hall({ kind: "look", unit: idOf("own") }));
    await stage.act(person, hall({ kind: "wear", unit: idOf("countyA"), role }));
    for (const doing of [says("预览"), says("检查"), button({ kind: "undo" }, 1)]) {
      const outcome = await stage.act(person, doing);
      expect(textOf(outcome)).not.toMatch(/读不出来|不归这里/);
      expect(outcome.answer.file).toBeUndefined();
    }
  }
});

/** The bot as it starts, on shelves where something is still owed from before. */
async function restarted(left: boolean) {
  const shelf = memoryShelf<ReportRecord>();
  const record = reports.get(`${idOf("own")}-${year}`)!;
  await shelf.save(`${idOf("own")}-${year}`, {
    ...record,
    owed: [{ update: 5, chat: people.filler.id, wanted: { formats: ["docx"] } }],
    notices: [
      {
        key: "5.0.1",
        to: people.filler.id,
        notice: { to: "filler", kind: "returned", by: String(people.firstReviewer.id) },
      },
    ],
  });
  const directories = memoryShelf<Directory>();
  const ended = endPost(
    directory,
    { person: people.filler.id, unit: idOf("own"), role: "filler" },
    meta,
  ) as { directory: Directory };
  await directories.save("directory", left ? ended.directory : directory);
  return testDependencies({ access: "invited", reports: shelf, directories });
}

test("a file that was promised before somebody was removed is not sent at the next start, nor at any other", async () => {
  const deps = await restarted(true);
  expect(await filesOwed(deps, createQueue()).takeAll()).toEqual([]);
  const loaded = await deps.reports.load(`${idOf("own")}-${year}`);
  expect(loaded.kind === "found" && loaded.value.owed).toEqual([]);
  const stillThere = await restarted(false);
  const owing = await filesOwed(stillThere, createQueue()).takeAll();
  expect(owing.map(({ chat }) => chat)).toEqual([people.filler.id]);
});

test.each([true, false])(
  "a notice from before goes out only to who is still there (left: %s)",
  async (left) => {
    const deps = await restarted(left);
    const bot = createBot("1:stub", deps, {
      botInfo: { id: 1, is_bot: true, first_name: "年报", username: "nb_bot" } as never,
    });
    const sent: string[] = [];
    bot.api.config.use(async (_call, method, payload) => {
      if (method === "sendMessage") sent.push(JSON.stringify(payload));
      return { ok: true, result: true } as never;
    });
    await bot.payFilesOwed();
    expect(sent.filter((text) => text.includes(units.own.name))).toHaveLength(left ? 0 : 1);
    const loaded = await deps.reports.load(`${idOf("own")}-${year}`);
    expect(loaded.kind === "found" && loaded.value.notices).toEqual([]);
  },
);
