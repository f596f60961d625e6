import { describe, expect, test } from "vitest";
import { wordsIn } from "#bot/words/words.ts";
import type { Language } from "#bot/words/words.ts";
import type { Directory } from "#flows/directory/directory.ts";
import { outline } from "#flows/outline.ts";
import { newReport } from "#flows/report.ts";
import type { Change, Patch, Report } from "#flows/report.ts";
import { disclosure2021 } from "#flows/reports/disclosure-2021.ts";
import type { Remark } from "#flows/workflow/remark.ts";
import { aCounty, aPost } from "../../../flows/directory/a-directory.ts";
import { office as anyOffice } from "#tests/support/interview.ts";
import { anOffice, labelsOf, press, textOf } from "./an-office.ts";
import type { Office } from "./an-office.ts";

const { people } = wordsIn["zh-CN"];

/** 4 helps with section 四 of 青石镇, 5 watches the county, 6 manages the other town. */
const directory: Directory = {
  ...aCounty,
  people: [...aCounty.people, { id: 4, name: "王五" }],
  posts: [
    ...aCounty.posts,
    { ...aPost(4, "u1", "helper"), sections: ["disputes"] },
    aPost(5, "home", "supervisor"),
    aPost(6, "u2", "admin"),
  ],
};

const cell = (id: string, old: number | null, now: number | null): Patch => ({
  of: "answers",
  id,
  old,
  new: now,
});
const change = (
  minute: number,
  by: number,
  through: Change["through"],
  patches: readonly Patch[],
  why?: string,
): Change => ({
  revision: minute,
  at: `2027-01-12T01:${String(minute).padStart(2, "0")}:00.000Z`,
  by: String(by),
  through,
  patches: [...patches],
  ...(why === undefined ? {} : { why }),
});
const remark = (more: Partial<Remark>): Remark => ({
  on: "requests.granted",
  by: "3",
  at: "2027-01-12T01:00:00.000Z",
  step: "r3",
  text: "和去年一样吗",
  state: "open",
  revision: 3,
  thread: [],
  mended: [],
  ...more,
});
const remarked = (old: Remark | null, now: Remark | null): Patch => ({
  of: "remarks",
  id: "m1",
  old,
  new: now,
});
const answered = remark({
  state: "answered",
  thread: [{ by: "2", at: "2027-01-12T01:09:00.000Z", text: "核对过了" }],
});

const row = "requests.granted";
const zeros = outline(disclosure2021)
  .tables.get("requests")!
  .rows.at(-1)!
  .cells.slice(0, 5)
  .map((id) => cell(id, null, 0));
const published = { on: "2027-01-20", url: "http://example.gov.cn/1" };

/** One of everything that happens to a report, and the line that tells of it; none: it tells nobody anything. */
const happened: readonly (readonly [Change, string | undefined])[] = [
  [
    change(1, 2, "button", [cell(`${row}.natural_person`, null, 3)]),
    "1月12日 张三 09:01 予以公开 自然人 3",
  ],
  [
    change(2, 2, "typed", [cell(`${row}.natural_person`, 3, 4), cell(`${row}.commercial`, 1, 0)]),
    "1月12日 张三 09:02 予以公开 自然人 3 → 4、商业企业 1 → 0",
  ],
  [
    change(3, 2, "edited", [cell("proactive.administrative_fees.amount_10k_cny", 5_000_000, null)]),
    "1月12日 张三 09:03 行政事业性收费 5 万元 → 空（改消息）",
  ],
  [change(4, 2, "gate", zeros), "1月12日 张三 09:04 第三部分 1 行都记为 0"],
  [
    change(5, 2, "gate", [{ of: "choices", id: "gate.disputes", old: null, new: "none" }]),
    "1月12日 张三 09:05 第四部分：全部记为 0（15 格）",
  ],
  [
    change(6, 2, "button", [{ of: "choices", id: "requests.mode", old: null, new: "rows" }]),
    undefined,
  ],
  [change(7, 2, "button", [{ of: "skipped", id: row, old: null, new: "x" }]), undefined],
  [
    change(8, 2, "typed", [
      {
        of: "texts",
        id: "problems",
        old: null,
        new: { chunks: [{ text: "还有差距。" }], done: true },
      },
    ]),
    "1月12日 张三 09:08 问题和改进 5 字",
  ],
  [
    change(9, 2, "button", [
      {
        of: "acknowledged",
        id: "D29.proactive.administrative_fees.amount_10k_cny.9",
        old: null,
        new: "x",
      },
    ]),
    "1月12日 张三 09:09 看过提醒，保留：行政事业性收费",
  ],
  [
    change(10, 2, "typed", [
      {
        of: "acknowledged",
        id: "D29.proactive.administrative_fees.amount_10k_cny.9",
        old: null,
        new: "x",
      },
      {
        of: "reasons",
        id: "D29.proactive.administrative_fees.amount_10k_cny.9",
        old: null,
        new: "今年有一笔大的",
      },
    ]),
    "1月12日 张三 09:10 行政事业性收费的理由：今年有一笔大的",
  ],
  [
    change(11, 2, "button", [
      { of: "state", id: "state", old: "filling", new: "review" },
      { of: "step", id: "step", old: null, new: 0 },
    ]),
    "1月12日 张三 09:11 填写中 → 待审",
  ],
  [
    change(12, 3, "review", [
      { of: "step", id: "step", old: 0, new: 1 },
      { of: "looked", id: "3", old: null, new: 11 },
    ]),
    "1月12日 李四 09:12 初审通过",
  ],
  [change(13, 3, "review", [remarked(null, remark({ state: "draft" }))]), undefined],
  [
    change(
      14,
      3,
      "review",
      [
        remarked(remark({ state: "draft" }), remark({})),
        { of: "state", id: "state", old: "review", new: "returned" },
      ],
      "有一处",
    ),
    "1月12日 李四 09:14 对予以公开有意见：“和去年一样吗”、待审 → 退回（有一处）",
  ],
  [
    change(15, 2, "typed", [remarked(remark({}), answered)]),
    "1月12日 张三 09:15 予以公开，回复意见：“核对过了”",
  ],
  [
    change(16, 2, "typed", [
      remarked(remark({}), remark({ mended: [{ cell: `${row}.natural_person`, old: 3, new: 4 }] })),
    ]),
    "1月12日 张三 09:16 予以公开：已照意见改了",
  ],
  [
    change(17, 2, "typed", [{ of: "published", id: "published", old: null, new: published }]),
    "1月12日 张三 09:17 公开：2027-01-20 http://example.gov.cn/1",
  ],
  [
    change(
      18,
      2,
      "typed",
      [
        {
          of: "corrections",
          id: "1",
          old: null,
          new: {
            kind: "figures",
            requester: "省里",
            reason: "少了一件",
            at: "2027-02-01T00:00:00.000Z",
            by: "2",
          },
        },
      ],
      "少了一件",
    ),
    "1月12日 张三 09:18 更正（数字），省里提出：少了一件",
  ],
  [
    change(19, 77, "undo", [cell(`${row}.commercial`, 0, 1)]),
    "1月12日 同事 09:19 予以公开 商业企业 0 → 1（撤销）",
  ],
];

const reportOf = (changes: readonly Change[]): Report => ({
  ...newReport(disclosure2021, anyOffice, 2026, "u1"),
  changes: [...changes],
});

async function withReport(changes: readonly Change[], language: Language = "zh-CN") {
  const office = await anOffice(directory, { words: wordsIn[language] });
  await office.deps.reports.save("u1-2026", { report: reportOf(changes), handled: [] });
  return office;
}

const log = async (office: Office, person = 1, scope = "") => {
  const [card] = await press(office, person, { kind: "records", unit: "u1", scope });
  return linesOf(card!.text);
};

/** The card without its air: each line behind its day and its person. */
const linesOf = (text: string): readonly string[] =>
  text.split("\n\n").flatMap((block) => {
    const [head = "", ...lines] = block.split("\n");
    return lines.length === 0 ? [head] : lines.map((line) => `${head} ${line}`);
  });

test("what one person did on one day stands together, the next day apart", async () => {
  const office = await withReport([happened[0]![0], happened[4]![0], happened[11]![0]]);
  const [card] = await press(office, 1, { kind: "records", unit: "u1", scope: "" });
  expect(card!.text).toBe(
    [
      "青石镇 2026 年年报的记录",
      "",
      "1月12日 李四",
      "09:12 初审通过",
      "",
      "1月12日 张三",
      "09:05 第四部分：全部记为 0（15 格）",
      "09:01 予以公开 自然人 3",
    ].join("\n"),
  );
});

test("a table filled in one go is told as its receipt told it, and undone likewise", async () => {
  const all = outline(disclosure2021).tables.get("requests")!.inputs;
  const gate = (old: "none" | null, now: "none" | null): Patch => ({
    of: "choices",
    id: "gate.requests",
    old,
    new: now,
  });
  const lines = await log(
    await withReport([
      change(1, 2, "gate", [gate(null, "none"), ...all.map((id) => cell(id, null, 0))]),
      change(2, 2, "undo", [gate("none", null), ...all.map((id) => cell(id, 0, null))]),
      change(
        3,
        2,
        "button",
        all.slice(0, 14).map((id) => cell(id, null, 0)),
      ),
      change(
        4,
        2,
        "undo",
        all.slice(0, 14).map((id) => cell(id, 0, null)),
      ),
    ]),
  );
  expect(lines.slice(1)).toEqual([
    "1月12日 张三 09:04 第三部分 3 行退回没填（撤销）",
    "1月12日 张三 09:03 第三部分 3 行都记为 0",
    "1月12日 张三 09:02 第三部分：退回没填（撤销）",
    "1月12日 张三 09:01 第三部分：全部记为 0（175 格）",
  ]);
});

test.each(happened)("%#: %s", async (one, line) => {
  const lines = await log(await withReport([one]));
  expect(lines).toEqual(["青石镇 2026 年年报的记录", line ?? people.logEmpty]);
});

test("newest first, twelve of them, and how many there are besides", async () => {
  const lines = await log(await withReport(happened.map(([one]) => one)));
  const told = happened.flatMap(([, line]) => line ?? []).toReversed();
  expect(lines.slice(1)).toEqual([...told.slice(0, 12), people.logMore(told.length - 12)]);
});

test("nothing yet, and no report at all", async () => {
  expect(await log(await withReport([]))).toEqual(["青石镇 2026 年年报的记录", people.logEmpty]);
  expect(await log(await anOffice(directory))).toEqual([
    "青石镇 2026 年年报的记录",
    people.logEmpty,
  ]);
});

describe("of one place", () => {
  test.each([
    ["requests", "第三部分", [19, 16, 15, 14, 4, 2, 1]],
    [row, "予以公开", [19, 16, 15, 14, 2, 1]],
    [`${row}.natural_person`, "予以公开", [16, 15, 14, 2, 1]],
    ["disputes", "第四部分", [5]],
    ["problems", "第五部分", [8]],
    ["proactive", "第二部分", [10, 9, 3]],
    ["nothing-like-this", "nothing-like-this", []],
  ])("%s", async (scope, name, minutes) => {
    const [title, ...lines] = await log(await withReport(happened.map(([one]) => one)), 1, scope);
    expect(title).toBe(`青石镇 2026 年年报 · ${name}的记录`);
    expect(lines.map((line) => Number(/09:(\d\d)/.exec(line)?.[1] ?? 0))).toEqual(
      minutes.length === 0 ? [0] : minutes,
    );
  });

  test("a figure alone, of a row with several", async () => {
    const lines = await log(await withReport([happened[1]![0]]), 1, `${row}.commercial`);
    expect(lines[1]).toBe("1月12日 张三 09:02 予以公开 商业企业 1 → 0（打字）");
  });
});

describe("who reads it", () => {
  test.each([
    [1, "all"],
    [2, "all"],
    [3, "all"],
    [4, "section"],
    [5, "all"],
    [6, "none"],
    [99, "stranger"],
  ] as const)("%i: %s", async (person, sees) => {
    const office = await withReport(happened.map(([one]) => one));
    const [card] = await press(office, person, { kind: "records", unit: "u1", scope: "" });
    const text = card!.text;
    if (sees === "none") expect(text).toBe(people.notYours);
    if (sees === "stranger") expect(text).toBe(wordsIn["zh-CN"].stranger);
    if (sees === "all") expect(linesOf(text)).toHaveLength(14);
    if (sees === "section") expect(linesOf(text).slice(1)).toEqual([happened[4]![1]]);
    const [file] = await press(office, person, { kind: "records-file", unit: "u1" });
    if (sees === "none") expect(file?.text).toBe(people.notYours);
    if (sees === "section") expect(office.drawn.books[0]?.lines).toHaveLength(1);
    if (sees === "all") expect(office.drawn.books[0]?.lines.length).toBeGreaterThan(15);
    if (sees === "none" || sees === "stranger") expect(office.drawn.books).toEqual([]);
  });

  test("the log of people is for who manages them", async () => {
    for (const person of [2, 3, 4, 5, 6]) {
      const office = await anOffice(directory);
      expect(
        textOf(await press(office, person, { kind: "records", unit: "u1", scope: "-people" })),
      ).toBe(people.notYours);
    }
  });
});

test("people come and go, and it is told, with all below", async () => {
  const office = await anOffice(directory);
  await press(office, 1, { kind: "invite", unit: "u1", role: "filler", step: "" });
  await office.type(1, "新人");
  await office.start(9, office.payload(1));
  office.clock.now = "2027-01-04T16:30:00.000Z";
  await press(office, 1, { kind: "end", unit: "u1", role: "filler", step: "", person: 9 });
  const [card] = await press(office, 1, { kind: "records", unit: "home", scope: "-people" });
  expect(card?.text).toBe(
    [
      "云山县的人员变动",
      "1月5日 周科长\n00:30 新人退出：青石镇 填报",
      "1月4日 新人\n09:00 新人进来：青石镇 填报\n09:00 张三退出：青石镇 填报",
      "1月4日 周科长\n09:00 邀请新人：青石镇 填报",
    ].join("\n\n"),
  );
});

test("the workbook has a line for every cell, numbers as numbers, and the people's log for who manages", async () => {
  const office = await withReport([happened[3]![0], happened[2]![0], happened[13]![0]]);
  await press(office, 2, { kind: "records-file", unit: "u1" });
  const { lines, title } = office.drawn.books[0]!;
  expect(title).toBe("青石镇 2026 年年报的记录");
  expect(lines.map(({ at }) => at)).toEqual(
    lines
      .map(({ at }) => at)
      .toSorted()
      .toReversed(),
  );
  expect(lines.filter(({ through }) => through === "一键")).toHaveLength(5);
  expect(lines).toContainEqual(
    expect.objectContaining({ who: "张三", through: "改消息", old: "5" }),
  );
  expect(lines.find(({ through }) => through === "一键")).toMatchObject({ new: 0 });
  expect(lines).toContainEqual(
    expect.objectContaining({ what: "予以公开", why: "和去年一样吗", through: "审核" }),
  );
  await press(office, 1, { kind: "invite", unit: "u1", role: "filler", step: "" });
  await office.type(1, "新人");
  await press(office, 1, { kind: "records-file", unit: "u1" });
  expect(office.drawn.books[1]!.lines.length).toBe(lines.length + 1);
});

test("buttons lead to the parts that were touched, to the rows of one, and to the file", async () => {
  const office = await withReport(happened.map(([one]) => one));
  const [whole] = await press(office, 1, { kind: "records", unit: "u1", scope: "" });
  expect(labelsOf(whole!)).toEqual([
    "第二部分",
    "第三部分",
    "第四部分",
    "第五部分",
    "导出",
    "人员变动",
    "返回",
  ]);
  const [part] = await office.tap(1, "第三部分");
  expect(labelsOf(part!)).toContain("全部");
  const [figure] = await office.tap(1, "予以公开");
  expect(figure?.text).toContain("青石镇 2026 年年报 · 予以公开的记录");
  // Whoever only helps is shown no way to what is not theirs.
  const [helper] = await press(office, 4, { kind: "records", unit: "u1", scope: "" });
  expect(labelsOf(helper!)).toEqual(["第四部分", "导出"]);
});

test("in English too, nothing is left of a machine", async () => {
  const lines = await log(
    await withReport(
      happened.map(([one]) => one),
      "en",
    ),
  );
  expect(lines.join("\n")).not.toMatch(/undefined|NaN|\{|\}/);
  expect(lines[1]).toBe("1/12 a colleague 09:19 予以公开 商业企业 0 → 1 (undo)");
});

test("a long story stays within one message", async () => {
  const long = Array.from({ length: 40 }, (_, at) =>
    change(at + 1, 2, "typed", [cell(`${row}.commercial`, at, at + 1)], "长".repeat(500)),
  );
  const lines = await log(await withReport(long));
  expect(lines).toHaveLength(14);
});
