import { createHash } from "node:crypto";
import type { Update, UserFromGetMe } from "grammy/types";
import { expect, test } from "vitest";
import { createBot } from "#bot/bot.ts";
import { encodePress } from "#bot/callback-data.ts";
import type { Dependencies } from "#bot/dependencies.ts";
import type { ReportRecord } from "#bot/records.ts";
import { deskIdOf, reportRecordSchema } from "#bot/records.ts";
import type { Action } from "#flows/conversation.ts";
import { emptyDirectory, homeId } from "#flows/directory/directory.ts";
import type { Directory } from "#flows/directory/directory.ts";
import { introduce } from "#flows/directory/invitations.ts";
import { grant } from "#flows/directory/posts.ts";
import { foundUnit, setReview } from "#flows/directory/units.ts";
import { fileFormats } from "#flows/file-format.ts";
import type { FileFormat } from "#flows/file-format.ts";
import { formForYear, forms } from "#flows/reports/reports.ts";
import { almostDone, office } from "#tests/support/interview.ts";
import { testDependencies } from "#tests/support/dependencies.ts";
import { memoryShelf } from "#tests/support/memory-shelf.ts";

const year = 2025;
const form = formForYear(year, forms)!;
const clerk = { id: 7, name: "小王" };
const reviewer = { id: 8, name: "李主任" };
const pass: Action = { kind: "approve", sure: false };
const step = { id: "s1", kind: "review", name: "审核" } as const;

/** An office where what 小王 submits is final when 李主任 has passed it. */
async function openOffice() {
  const meta = { at: "2026-01-05T00:00:00Z", by: 0 };
  const { unit, county, ...rest } = office;
  const founded = foundUnit(
    emptyDirectory,
    { ...rest, name: unit, short: unit, region: county },
    meta,
  );
  const people = [clerk, reviewer].reduce(introduce, setReview(founded, homeId, [step], meta));
  const posts = [
    { person: clerk.id, unit: homeId, role: "filler" },
    { person: reviewer.id, unit: homeId, role: "reviewer", step: step.id },
  ] as const;
  const directory = posts.reduce((sum, post) => grant(sum, post, meta).directory, people);
  const directories = memoryShelf<Directory>();
  await directories.save("directory", directory);
  const reports = memoryShelf<ReportRecord>();
  await reports.save(String(year), { report: almostDone(form, year), handled: [] });

  const desks: Dependencies["desks"] = memoryShelf();
  await desks.save(deskIdOf(clerk.id), { desk: { office, current: year }, handled: [] });
  const log: string[] = [];
  let clock = Date.parse("2026-01-12T08:00:00Z");
  let updates = 0;
  /** A bot on the same shelves, as after a restart; it draws files whose bytes are this text. */
  const start = (drawn: string, draw: Dependencies["render"] = drawing(drawn)) => {
    const deps = testDependencies({
      directories,
      reports,
      desks,
      access: "invited",
      render: draw,
      now: () => new Date((clock += 60_000)),
      log: (line) => void log.push(line),
    });
    const me = { id: 1, is_bot: true, first_name: "年报", username: "nb_bot" } as UserFromGetMe;
    const bot = createBot("1:stub", deps, { botInfo: me });
    bot.api.config.use(() => Promise.resolve({ ok: true, result: true } as never));
    return {
      says: async (person: typeof clerk, text: string): Promise<void> => {
        await bot.handleUpdate(message(person, text, ++updates));
        await bot.idle();
      },
      taps: async (person: typeof clerk, action: Action): Promise<void> => {
        const { revision } = (await record()).report;
        const data = encodePress({ on: "report", action }, { year, revision }) ?? "";
        await bot.handleUpdate(tap(person, data, ++updates));
        await bot.idle();
      },
      payFilesOwed: bot.payFilesOwed,
    };
  };
  const record = async (): Promise<ReportRecord> => {
    const loaded = await reports.load(String(year));
    return loaded.kind === "found" ? loaded.value : expect.fail("no report");
  };
  return { start, record, log };
}

const drawing =
  (text: string): Dependencies["render"] =>
  (_form, _report, { formats }) =>
    Promise.resolve({
      files: formats.map((format) => ({ format, name: nameOf(format), bytes: bytesOf(text) })),
      isDraft: false,
      missing: 0,
    });

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const nameOf = (format: FileFormat): string => `青石镇.${format}`;
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const sealedFiles = fileFormats.filter((format) => format !== "png").map(nameOf);
const hashesOf = (text: string) => Object.fromEntries(sealedFiles.map((n) => [n, sha256(text)]));

const userOf = ({ id, name }: typeof clerk) => ({ id, is_bot: false, first_name: name });
const chatOf = ({ id, name }: typeof clerk) => ({ id, type: "private" as const, first_name: name });

const message = (person: typeof clerk, text: string, update_id: number): Update => ({
  update_id,
  message: {
    message_id: update_id,
    date: 0,
    chat: chatOf(person),
    from: userOf(person),
    text,
  },
});

const tap = (person: typeof clerk, data: string, update_id: number): Update => ({
  update_id,
  callback_query: {
    id: String(update_id),
    from: userOf(person),
    chat_instance: "1",
    data,
    message: { message_id: 1, date: 1, chat: chatOf(person), text: "…" },
  },
});

test("what the final files are like is kept when the last look has passed, before anybody asks for one", async () => {
  const office = await openOffice();
  const bot = office.start("one");
  await bot.says(clerk, "定稿");
  expect((await office.record()).report.state).toBe("review");
  expect((await office.record()).sealed).toBeUndefined();

  await bot.taps(reviewer, pass);
  const { report, sealed } = await office.record();
  expect(report.state).toBe("finished");
  expect(sealed).toEqual([{ at: report.changes.at(-1)?.at, hashes: hashesOf("one") }]);
  expect(office.log).toEqual([]);
});

test("a file that comes out otherwise later is named; what was kept stays", async () => {
  const office = await openOffice();
  const bot = office.start("one");
  await bot.says(clerk, "定稿");
  await bot.taps(reviewer, pass);
  const { sealed } = await office.record();

  await office.start("one").says(clerk, "word");
  expect(office.log).toEqual([]);
  await office.start("another").says(clerk, "word");
  expect(office.log).toEqual(["青石镇.docx is not drawn as it was when it became final"]);
  expect((await office.record()).sealed).toEqual(sealed);
});

test("taken back and passed anew, it has a second seal beside the first", async () => {
  const office = await openOffice();
  const bot = office.start("one");
  await bot.says(clerk, "定稿");
  await bot.taps(reviewer, pass);
  const next = office.start("two");
  await next.taps(clerk, { kind: "withdraw" });
  expect((await office.record()).report.state).toBe("filling");
  await next.says(clerk, "定稿");
  await next.taps(reviewer, pass);
  const { sealed = [] } = await office.record();
  expect(sealed.map(({ hashes }) => hashes)).toEqual([hashesOf("one"), hashesOf("two")]);
  await next.says(clerk, "word");
  expect(office.log).toEqual([]);
});

test("a bot that died before it had drawn seals at its next start", async () => {
  const office = await openOffice();
  const dying = office.start("", () => Promise.reject(new Error("killed")));
  await dying.says(clerk, "定稿");
  await dying.taps(reviewer, pass);
  expect(office.log).toEqual([`the final files of ${year} could not be sealed: killed`]);
  expect((await office.record()).sealed).toBeUndefined();

  await office.start("one").payFilesOwed();
  expect((await office.record()).sealed?.[0]?.hashes).toEqual(hashesOf("one"));
});

test("what an earlier version kept is drawn anew", async () => {
  const { record } = await openOffice();
  const before = { ...(await record()), sealed: { version: 0, hashes: { a: "b" } } };
  expect(reportRecordSchema.parse(before).sealed).toEqual([]);
});
