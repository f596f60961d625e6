import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { reportRecordSchema } from "#bot/records.ts";
import type { ReportRecord } from "#bot/records.ts";
import { createDice } from "#tests/support/dice.ts";
import type { Dice } from "#tests/support/dice.ts";
import { keepAlive } from "#tests/support/mortal.ts";
import type { Mortal } from "#tests/support/mortal.ts";
import { fillStubbornly } from "#tests/support/stubborn-clerk.ts";
import { enterStubbornly, pause } from "#tests/support/stubborn-person.ts";
import type { StubbornPerson } from "#tests/support/stubborn-person.ts";
import { brokenSums, differences } from "#tools/clerk/compare.ts";
import { readPublished } from "#tools/clerk/published.ts";
import { readDocx } from "#tools/clerk/read-docx.ts";
import { essence } from "./whole-run.ts";

/**
 * The messenger and the bot, killed and started again while a clerk fills a report. RUNS says how often, SEED which
 * run comes first: the seed decides who is struck and how long after.
 */
const runs = Number(process.env["RUNS"] ?? 2);
const first = Number(process.env["SEED"] ?? 1);
const atOnce = 3;

const token = "123456789:AAtest-test-test-test-test-test-test";
const here = import.meta.dirname;
const known = await readPublished(join(here, "../../tools/demo/wafangzi-2020.json"));

/** What an office keeps that nobody has struck. */
let calm: unknown;
beforeAll(async () => {
  calm = (await run(0, () => Promise.resolve(0))).kept;
});

test(
  `${runs} runs from seed ${first} on: killed at any moment, every file is right and no answer is lost or doubled`,
  { timeout: Math.max(300_000, runs * 30_000) },
  async () => {
    const began = Date.now();
    const failures: string[] = [];
    let kills = 0;
    let files = 0;
    let next = first;
    const runOn = async (): Promise<void> => {
      while (next < first + runs) {
        const seed = next;
        next += 1;
        try {
          const done = await run(seed, strikes);
          kills += done.kills;
          files += done.files;
          expect(changesOf(done.kept)).toEqual(changesOf(calm));
          expect(done.kept).toEqual(calm);
        } catch (error) {
          failures.push(`SEED=${seed} RUNS=1\n${told(error)}`);
        }
      }
    };
    await Promise.all(Array.from({ length: atOnce }, runOn));
    console.log(
      `${runs} runs, seeds ${first}–${first + runs - 1}, ${kills} kills, ${files} files, ${Date.now() - began} ms`,
    );
    expect(failures.join("\n\n")).toBe("");
    expect(kills).toBeGreaterThanOrEqual(runs * 3);
  },
);

/** A warning that was looked at is kept with the time. */
const timeless = (kept: unknown): unknown =>
  JSON.parse(JSON.stringify(kept).replaceAll(/"\d{4}-\d\d-\d\dT[^"]*Z"/g, '"then"'));

/** One line for each change, so that a failure shows what came twice or not at all. */
const changesOf = (kept: unknown): readonly string[] =>
  (kept as ReportRecord["report"]).changes.map(({ through, question, patches }) =>
    [
      through,
      question,
      ...patches.map(({ id, old, new: to }) => `${id}: ${JSON.stringify([old, to])}`),
    ]
      .join(" ")
      .slice(0, 160),
  );

function told(error: unknown): string {
  const { actual, expected } = error as { readonly actual?: unknown; readonly expected?: unknown };
  const sides = [actual, expected].filter((side) => side !== undefined);
  return [String(error), ...sides.map((side) => JSON.stringify(side, null, 1))].join("\n");
}

interface Office {
  readonly messenger: Mortal;
  readonly bot: Mortal;
  readonly dice: Dice;
  readonly isDone: () => boolean;
  /** Resolves when the clerk asks for the file. */
  readonly asked: Promise<void>;
}

/** Strikes one or both, again and again, and in every other run once more when the file is on its way. */
async function strikes({ messenger, bot, dice, isDone, asked }: Office): Promise<number> {
  let kills = 0;
  const strike = async (): Promise<void> => {
    const struck = dice.pick([[messenger], [bot], [messenger, bot]]);
    kills += struck.length;
    await Promise.all(struck.map((one) => one.strike()));
    await Promise.all([messenger.ready(), bot.ready()]);
  };
  const last = dice.below(4);
  for (let at = 0; at < 4 && !isDone(); at += 1) {
    await pause(dice.below(350));
    if (!isDone()) await strike();
  }
  if (last === 0) return kills;
  await asked;
  await pause(dice.below(120));
  await strike();
  return kills;
}

async function run(seed: number, trouble: (office: Office) => Promise<number>) {
  const folder = await mkdtemp(join(tmpdir(), "nianbao-kill-"));
  const data = join(folder, "data");
  const begun: Mortal[] = [];
  const begin = (...parts: Parameters<typeof keepAlive>): Mortal => {
    const mortal = keepAlive(...parts);
    begun.push(mortal);
    return mortal;
  };
  try {
    const child = (name: string): string => join(here, "children", name);
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const messenger = begin(
      [child("messenger.ts"), join(folder, "messenger"), String(port), token],
      /^ready .*$/m,
    );
    await messenger.ready();
    const person = await enterStubbornly({ url, botToken: token, patience: 90_000 });
    const bot = begin([child("hurried-bot.ts")], /^年报助手已启动.*$/m, {
      NIANBAO_DATA_DIR: data,
      TELEGRAM_BOT_TOKEN: token,
      TELEGRAM_API_ROOT: url,
      TELEGRAM_CLERK_ID: String(person.id),
    });
    await bot.ready();
    const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
    let done = false;
    const struck = trouble({ messenger, bot, dice: createDice(seed), isDone: () => done, asked });
    try {
      const chat = await fillStubbornly(known, person, ask);
      done = true;
      const kills = await struck;
      const record = await paid(join(data, "reports", `${known.year}.json`));
      await everyFileIsRight(person);
      const files = chat.filter(({ document }) => document !== undefined).length;
      return { kept: timeless(essence(record)), kills, files };
    } catch (error) {
      const output = begun.map((mortal) => mortal.output()).join("\n");
      throw new Error(`${String(error)}\n${output.slice(-2000)}`, { cause: error });
    } finally {
      done = true;
      ask();
      person.leave();
      await struck.catch(() => undefined);
    }
  } finally {
    await Promise.all(begun.map((mortal) => mortal.end()));
    await rm(folder, { recursive: true, force: true });
  }
}

/** The office's report on disk, once no file is owed any more. */
async function paid(path: string): Promise<ReportRecord> {
  for (let tries = 0; ; tries += 1) {
    const record = reportRecordSchema.parse(JSON.parse(await readFile(path, "utf8")));
    if ((record.owed ?? []).length === 0) return record;
    if (tries > 500) throw new Error("a file is owed for ever");
    await pause(20);
  }
}

/** Struck once more when the file was out, the bot may send it a second time: that one has to be right as well. */
async function everyFileIsRight(person: StubbornPerson): Promise<void> {
  await person.settled();
  for (const { document } of await person.history()) {
    if (document === undefined) continue;
    const read = await readDocx(await person.download(document.file_id));
    expect(brokenSums(read)).toEqual([]);
    expect(differences(known, read)).toEqual([]);
  }
}

/** The messenger comes back where it was: its first port is taken from the system, and kept. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
