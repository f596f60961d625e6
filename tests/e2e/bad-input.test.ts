import { existsSync } from "node:fs";
import { readdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { wordsIn } from "#bot/words/words.ts";
import { front, labelsOf, pickUp } from "./phone.ts";
import type { Act, Item, Phone } from "./phone.ts";
import { failToStart, withFolder } from "./product.ts";
import type { Product, World } from "./product.ts";

const words = wordsIn["zh-CN"];
const year = 2025;

const office: readonly Act[] = [
  { type: "/start" },
  { type: "大营子乡" },
  { tap: words.levels.township },
  { type: "朝阳县" },
  { tap: "我乡" },
  { type: String(year) },
];
/** Up to the first figure: how many effective rules of this kind there are. */
const gates: readonly Act[] = [{ type: "没有" }, { type: "没有" }];
const toTheEnd: readonly Act[] = [
  { tap: words.zeroRest },
  { type: "主动公开：通过县政府网站公开信息 32 条。" },
  { tap: words.done },
  { type: "一是公开内容不够丰富。下一步按月补充。" },
  { tap: words.done },
  { tap: words.none },
];

/** A clerk in the middle of a report; whatever happens in there, the process has to be alive after it. */
async function withClerk(
  acts: readonly Act[],
  work: (phone: Phone, product: Product, world: World) => Promise<void>,
): Promise<void> {
  await withFolder(async (world) => {
    const product = await world.launch();
    const phone = await pickUp(product.url);
    for (const act of [...office, ...acts]) await phone.do(act);
    await work(phone, product, world);
  });
}

const textOf = (item: Item): string => item.text ?? "";
const changesOf = async ({ report }: World): Promise<number> =>
  (await report(year)).report.changes.length;

test("whatever is sent in the place of a figure has an answer, and moves no figure", async () => {
  const wrong: readonly (readonly [Act, string])[] = [
    [{ type: "约10件 0 0" }, words.refusals.approximate],
    [{ type: "1.5 0 2" }, words.refusals["not-integer"]],
    [{ type: "-1 0 2" }, words.refusals.negative],
    [{ type: "1 2" }, words.tooFew(3, 2)],
    [{ type: "今天天气不错" }, words.refusals["no-number"]],
    [{ type: "数".repeat(4096) }, words.refusals["too-long"]],
    [{ type: "1 ".repeat(2048) }, words.refusals["too-long"]],
    [{ attach: "sticker", name: "猫.webp" }, words.unreadable.sticker],
    [{ attach: "photo", name: "表格.jpg" }, words.unreadable.photo],
    [{ attach: "voice", name: "语音.ogg" }, words.unreadable.voice],
    [{ attach: "document", name: "去年.doc" }, words.unreadable.document],
    [{ type: "/nosuch" }, words.command],
    [{ edit: "大营子乡", to: "东大屯乡" }, words.unknownMessage],
    [{ edit: "没有", to: "呀".repeat(4096) }, words.notUnderstood],
  ];
  await withClerk(gates, async (phone, product, world) => {
    const before = await world.report(year);
    for (const [act, answer] of wrong) {
      const heard = (await phone.chat()).filter(({ out }) => !out).length;
      const said = await phone.do(act);
      expect(textOf(said)).toContain(answer);
      expect((await phone.chat()).filter(({ out }) => !out).length).toBe(heard + 1);
    }
    expect((await world.report(year)).report).toEqual(before.report);
    expect(textOf(await phone.do({ type: "2 0 12" }))).toContain("2");
    expect(await changesOf(world)).toBe(before.report.changes.length + 1);
    expect(product.isAlive()).toBe(true);
    expect(product.output()).not.toMatch(/failed|lost/);
  });
});

test("a long paste comes as several messages, and is kept whole; too much of it is said", async () => {
  await withClerk([...gates, { tap: words.zeroRest }], async (phone, _, world) => {
    const paste = Array.from({ length: 9000 }, (_, at) =>
      String.fromCodePoint(0x4e00 + (at % 5000)),
    );
    const pieces = [0, 4096, 8192].map((from) => paste.slice(from, from + 4096).join(""));
    for (const piece of pieces) await phone.post(await phone.compose({ type: piece }));
    expect(textOf(front(await phone.settled()))).toContain(words.textSoFar(9000, 0).slice(0, 8));
    const [text] = Object.values((await world.report(year)).report.texts);
    expect(text?.chunks.map((chunk) => chunk.text)).toEqual(pieces);
    for (let more = 0; more < 3; more += 1) await phone.do({ type: "长".repeat(4096) });
    expect(textOf(front(await phone.chat()))).toMatch(/最多 \d+ 字/);
  });
});

test("an old button, and two quick taps on one button", async () => {
  await withClerk([], async (phone, product, world) => {
    const old = await phone.compose({ tap: "有" });
    for (const act of gates) await phone.do(act);
    const before = await changesOf(world);
    await phone.post(old);
    await phone.settled();
    expect((await phone.chat()).map(textOf).join("\n")).toContain(words.stale);
    expect(await changesOf(world)).toBe(before);

    const taps = [
      await phone.compose({ tap: words.zero }),
      await phone.compose({ tap: words.zero }),
    ];
    const sent = await Promise.allSettled(taps.map((letter) => phone.post(letter)));
    expect(sent.map(({ status }) => status)).toContain("fulfilled");
    await phone.settled();
    expect(await changesOf(world)).toBe(before + 1);
    expect(product.isAlive()).toBe(true);
  });
});

test("a finished report is not touched by a message, an old button or an edit", async () => {
  await withClerk([...gates, ...toTheEnd, { tap: words.finish }], async (phone, _, world) => {
    const finished = (await world.report(year)).report;
    expect(finished.state).toBe("finished");
    for (const act of [
      { type: "2 2 10" },
      { type: "改 行政许可 3" },
      { type: "撤销" },
      { tap: "都没有" },
      { edit: "没有", to: "有" },
      { attach: "photo", name: "章.jpg" },
    ] satisfies Act[]) {
      const before = await phone.chat();
      await phone.do(act);
      expect(await phone.chat()).not.toEqual(before);
      expect((await world.report(year)).report).toEqual(finished);
    }
    expect(labelsOf(await phone.do({ type: "你好" }))).toContain(words.files);
  });
});

/** What a power cut or a bad disk leaves of a file. */
const damages: readonly (readonly [string, (good: Buffer) => Buffer])[] = [
  ["cut off", (good) => good.subarray(0, good.length / 2)],
  ["full of NUL", (good) => Buffer.alloc(good.length)],
];

test.each(damages)(
  "a report file %s is named, set aside, and its good copy offered",
  async (_, harm) => {
    await withClerk([...gates, { type: "2 0 12" }], async (phone, product, world) => {
      await product.stop();
      const file = join(world.folder, "reports", `${year}.json`);
      const bad = harm(await readFile(file));
      await writeFile(file, bad);
      const again = await world.launch();
      const later = await pickUp(again.url, phone.token);
      const card = await later.do({ type: "3 0 15" });
      expect(textOf(card)).toMatch(/2025 年的数据文件读不出来了.*没有删/);
      expect(again.output()).toContain("is damaged");

      const goOn = await later.do({ tap: words.useCopy });
      expect(labelsOf(goOn)).toContain(words.continue);
      expect(textOf(await later.do({ type: "3 0 15" }))).toContain("15");
      const { report } = await world.report(year);
      expect(report.changes).toHaveLength(gates.length + 1);
      const aside = await readdir(join(world.folder, "damaged"));
      expect(aside).toHaveLength(1);
      expect(await readFile(join(world.folder, "damaged", aside[0] ?? ""))).toEqual(bad);
    });
  },
);

test("a report without a good copy is named, and another year can be filled", async () => {
  await withClerk(gates, async (phone, product, world) => {
    await product.stop();
    const file = join(world.folder, "reports", `${year}.json`);
    for (const path of [file, `${file}.1`]) await writeFile(path, "{");
    const later = await pickUp((await world.launch()).url, phone.token);
    expect(textOf(await later.do({ type: "0" }))).toContain(words.damagedNoCopy(year));
    await later.do({ tap: words.otherReport });
    expect(textOf(await later.do({ type: "2024" }))).toContain("2024 年");
  });
});

test("a damaged desk goes back to its copy by itself; without one, the office is still known", async () => {
  await withClerk(gates, async (phone, product, world) => {
    await product.stop();
    const file = join(world.folder, "office/office.json");
    await writeFile(file, Buffer.alloc(99));
    const second = await world.launch();
    const later = await pickUp(second.url, phone.token);
    const said = await later.do({ type: "/start" });
    expect(textOf(said)).toContain("大营子乡");
    expect(second.output()).toContain("office.json is damaged");
    await second.stop();

    for (const path of [file, `${file}.1`]) await writeFile(path, "");
    const last = await pickUp((await world.launch()).url, phone.token);
    expect(textOf(await last.do({ type: "/start" }))).toContain(words.askYear);
    expect((await world.report(year)).report.changes).toHaveLength(gates.length);
  });
});

test("damaged people and units go back to their copy; without one, the operator is told what to do", async () => {
  await withClerk(gates, async (phone, product, world) => {
    await product.stop();
    const file = join(world.folder, "directory/directory.json");
    await writeFile(file, Buffer.alloc(99));
    const second = await world.launch();
    expect(second.output()).toContain("directory.json is damaged");
    const later = await pickUp(second.url, phone.token);
    expect(textOf(await later.do({ type: "进度" }))).toContain("大营子乡");
    await second.stop();

    for (const path of [file, `${file}.1`]) await writeFile(path, "");
    const { status, output } = await failToStart({ NIANBAO_DATA_DIR: world.folder });
    expect(status).toBe(1);
    expect(output).toContain("人员和单位的文件读不出来");
    expect(output).toContain("damaged/directory-directory-");
    expect(output).not.toMatch(/^ +at /m);
  });
});

test("a disk that refuses is said calmly, nothing is half-saved, and mended it works again", async () => {
  await withClerk(gates, async (phone, product, world) => {
    const reports = join(world.folder, "reports");
    const before = await world.report(year);
    // Root may write anywhere: a file where the folder was stops even root.
    await rename(reports, `${reports}-away`);
    await writeFile(reports, "");
    expect(textOf(await phone.do({ type: "2 0 12" }))).toBe(words.failed);
    expect(textOf(await phone.do({ tap: words.zero }))).toBe(words.failed);
    await rm(reports);
    await rename(`${reports}-away`, reports);
    expect(await world.report(year)).toEqual(before);
    expect(textOf(await phone.do({ type: "2 0 12" }))).toContain("12");
    expect(await changesOf(world)).toBe(before.report.changes.length + 1);
    expect(product.output()).toContain("2025.json");
  });
});

test.runIf(existsSync("/dev/full"))("a full disk is called full", async () => {
  await withClerk(gates, async (phone, _, world) => {
    const before = await world.report(year);
    // The device that is always full, in the place of the file that is written before the rename.
    await symlink("/dev/full", join(world.folder, "reports", `${year}.json.tmp`));
    expect(textOf(await phone.do({ type: "2 0 12" }))).toBe(words.diskFull);
    expect(await world.report(year)).toEqual(before);
    expect(textOf(await phone.do({ type: "2 0 12" }))).toContain("12");
    expect(await changesOf(world)).toBe(before.report.changes.length + 1);
  });
});
