import { testDependencies } from "#tests/support/dependencies.ts";
import type { Update, UserFromGetMe } from "grammy/types";
import { expect, test } from "vitest";
import { createBot } from "#bot/bot.ts";
import type { Dependencies, Rendered } from "#bot/dependencies.ts";
import type { DeskRecord, ReportRecord } from "#bot/records.ts";
import { formForYear, forms } from "#flows/reports/reports.ts";
import { almostDone, office } from "#tests/support/interview.ts";
import { memoryShelf } from "#tests/support/memory-shelf.ts";

const year = 2025;
const file: Rendered = {
  files: [{ format: "docx", name: "report.docx", bytes: new Uint8Array([80, 75]) }],
  isDraft: false,
  missing: 0,
};

/** An office whose report only has to be finished; `start` gives a new bot on the same shelves, as after a kill. */
async function openOffice() {
  const desks = memoryShelf<DeskRecord>();
  const reports = memoryShelf<ReportRecord>();
  await desks.save("office", { desk: { office, current: year }, handled: [] });
  const form = formForYear(year, forms);
  if (form === undefined) throw new Error(`no form for ${year}`);
  await reports.save(String(year), { report: almostDone(form, year), handled: [] });
  const called: string[] = [];
  const start = (
    render: Dependencies["render"],
    log = (line: string): void => expect.fail(line),
    shelf = reports,
  ) => {
    const now = (): Date => new Date("2026-01-12T08:00:00Z");
    const own = { desks, reports: shelf, render, now, log };
    const bot = createBot("1:stub", testDependencies(own), {
      botInfo: { id: 1, is_bot: true, first_name: "年报", username: "nb_bot" } as UserFromGetMe,
    });
    bot.api.config.use(async (_call, method) => {
      called.push(method);
      return { ok: true, result: true } as never;
    });
    return bot;
  };
  return { reports, called, start };
}

const finish = (update_id: number, text = "定稿"): Update => {
  const from = { id: 7, is_bot: false, first_name: "小王" };
  const chat = { id: 7, type: "private" as const, first_name: "小王" };
  return { update_id, message: { message_id: update_id, date: 0, chat, from, text } };
};

const filesIn = (called: readonly string[]): number =>
  called.filter((method) => method === "sendDocument").length;

const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));

test("a file that a dead process had promised is sent by the next one, and by no other", async () => {
  const { called, start, reports } = await openOffice();
  await start(() => new Promise(() => undefined)).handleUpdate(finish(1));
  expect(called).toContain("sendMessage");
  expect(filesIn(called)).toBe(0);

  const next = start(() => Promise.resolve(file));
  // The update was not confirmed either, and comes again.
  await Promise.all([next.payFilesOwed(), next.handleUpdate(finish(1))]);
  await rest();
  expect(filesIn(called)).toBe(1);
  const kept = await reports.load(String(year));
  expect(kept.kind === "found" && kept.value.owed).toEqual([]);

  await start(() => Promise.resolve(file)).payFilesOwed();
  expect(filesIn(called)).toBe(1);
});

test("while many reports are looked through at start, whoever writes is answered", async () => {
  const { called, start, reports } = await openOffice();
  const ids = Array.from({ length: 120 }, (_, nth) => `u${nth}-${year}`);
  const looked = Promise.withResolvers<void>();
  let [loading, most] = [0, 0];
  const load: typeof reports.load = async (id) => {
    if (id === String(year)) return reports.load(id);
    loading += 1;
    most = Math.max(most, loading);
    await looked.promise;
    loading -= 1;
    return { kind: "absent" };
  };
  const many = { ...reports, load, ids: () => Promise.resolve([...ids, String(year)]) };
  const bot = start(() => Promise.resolve(file), undefined, many);
  const paid = bot.payFilesOwed();
  await bot.handleUpdate(finish(1));
  expect(called).toContain("sendMessage");
  looked.resolve();
  await paid;
  expect(most).toBeLessThanOrEqual(50);
  await rest();
  expect(filesIn(called)).toBe(1);
});

test("a file that is out is not sent again when its update comes again", async () => {
  const { called, start } = await openOffice();
  const bot = start(() => Promise.resolve(file));
  await bot.handleUpdate(finish(1));
  await rest();
  await bot.handleUpdate(finish(1));
  await start(() => Promise.resolve(file)).handleUpdate(finish(1));
  await rest();
  expect(filesIn(called)).toBe(1);
});

test("an update that comes again after a newer one is answered says nothing more", async () => {
  const { called, start } = await openOffice();
  const bot = start(() => Promise.resolve(file));
  await bot.handleUpdate(finish(1));
  await bot.handleUpdate(finish(2));
  await rest();
  const before = called.length;
  await bot.handleUpdate(finish(1));
  await start(() => Promise.resolve(file)).handleUpdate(finish(1));
  await rest();
  expect(called.slice(before)).toEqual([]);
});
