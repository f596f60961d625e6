import { describe, expect, test } from "vitest";
import { encodePress, decodePress, drawnForDesk } from "#bot/callback-data.ts";
import { countyHandlers, searchUnits } from "#bot/hall/county/county-handlers.ts";
import type { Hall, HallTurn } from "#bot/hall/hall.ts";
import type { Group } from "#bot/hall/hall-action.ts";
import type { Card } from "#bot/say/card.ts";
import { wordsIn } from "#bot/words/words.ts";
import { reportId } from "#flows/directory/directory.ts";
import { countyOffice, hallFor, people, reportShelf, townId, year } from "./a-county.ts";

const county = (hall: Hall, group: Group = "all", page = 0): Promise<HallTurn> =>
  countyHandlers.county(hall, { kind: "county", unit: "u1", group, page });

const drawn = ({ text, buttons }: Card): string =>
  [text, ...buttons.map((row) => row.map(({ label }) => `[${label}]`).join(" "))].join("\n");

const office = countyOffice(50);
const hall = hallFor(office, people.supervisor);

describe("50 units", () => {
  test("the county in one message", async () => {
    const { card } = await county(hall);
    expect(drawn(card)).toBe(
      [
        "朝阳县各单位 2026 年年报（1月22日）",
        "已交 10 · 待审 10 · 填写中 20 · 未开始 5 · 未绑定 5",
        "交了 10/50，20%；按时 5/45，11%。",
        "过了日子还没交：第0镇、第1镇、第2镇、第3镇、第5镇、第6镇、第7镇、第10镇、第11镇、第12镇、第13镇、第15镇等 35 个。",
        "看哪一些？",
        "[逾期 35] [已交 10] [待审 10]",
        "[填写中 20] [未开始 5] [未绑定 5]",
        "[全部 50]",
        "[看图] [导出表格]",
        "[定截止日]",
      ].join("\n"),
    );
  });

  test("an administrator also gets to the people", async () => {
    const { card } = await county(hallFor(office, people.admin));
    expect(drawn(card)).toContain("[定截止日] [人员]");
  });

  test("before the day nobody is late", async () => {
    const { card } = await county(hallFor(office, people.supervisor, "2027-01-20T15:59:00.000Z"));
    expect(card.text).not.toContain("过了日子");
    expect(card.text).toContain("朝阳县各单位 2026 年年报（1月20日）");
  });

  test("a group as buttons, each with its state", async () => {
    const { card } = await county(hall, "review", 1);
    expect(drawn(card)).toBe(
      [
        "朝阳县 2026 年年报，待审 10 个",
        "看哪个单位？也可以直接发名字。",
        "[第5镇 晚2天] [第6镇 晚2天]",
        "[第15镇 晚2天] [第16镇 晚2天]",
        "[第25镇 晚2天] [第26镇 晚2天]",
        "[第35镇 晚2天] [第36镇 晚2天]",
        "[第45镇 晚2天] [第46镇 晚2天]",
        "[返回]",
      ].join("\n"),
    );
  });

  test("among the late ones it is said what they are at", async () => {
    const { card } = await county(hall, "late", 1);
    expect(drawn(card)).toContain(
      "第 1 页，共 2 页\n看哪个单位？也可以直接发名字。\n[第0镇 未绑定] [第1镇 未开始]\n[第2镇 差9项] [第3镇 待提交]\n[第5镇 待初审] [第6镇 待复审]\n[第7镇 待报送]",
    );
    expect(drawn(card)).toContain("[下一页]\n[返回]");
  });

  test("the last page has what is left, and a page too far is the last", async () => {
    const last = await county(hall, "late", 2);
    expect(last.card.buttons.flat()).toHaveLength(35 - 24 + 2);
    expect(drawn(last.card)).toContain("[上一页]\n[返回]");
    expect(await county(hall, "late", 99)).toEqual(last);
  });

  test("a group that is empty by now", async () => {
    const all = countyOffice(1);
    const { card } = await county(hallFor(all, people.supervisor), "filed", 1);
    expect(drawn(card)).toBe("朝阳县 2026 年年报，已交 0 个\n这里现在没有单位。\n[返回]");
  });

  test("everything filed", async () => {
    const reports = Array.from({ length: 3 }, (_, at) => at);
    const filed = countyOffice(10);
    const base = await filed.deps.reports.load(reportId(townId(8), year));
    if (base.kind !== "found") throw new Error("the fixture has no filed report");
    const shelf = reportShelf(
      reports.map((at) => ({
        ...base.value.report,
        id: reportId(townId(at), year),
        unit: townId(at),
      })),
    );
    const done = countyOffice(3, { reports: shelf });
    const { card } = await county(hallFor(done, people.supervisor));
    expect(card.text).toContain("交了 3/3，100%；按时 3/3，100%。\n都交齐了 ✓\n看哪一些？");
  });

  test("no units yet", async () => {
    const empty = countyOffice(0);
    const forAdmin = await county(hallFor(empty, people.admin));
    expect(drawn(forAdmin.card)).toBe("朝阳县下面还没有单位。\n[添加单位]");
    const forSupervisor = await county(hallFor(empty, people.supervisor));
    expect(drawn(forSupervisor.card)).toBe(
      "朝阳县下面还没有单位。\n单位由管理员添加，添好了，这里就能看进度。\n[看全县进度]",
    );
  });

  test("within 150 ms, every report read and worked out", async () => {
    const times: number[] = [];
    for (let run = 0; run < 5; run += 1) {
      const fresh = hallFor(countyOffice(50), people.supervisor);
      const began = performance.now();
      await county(fresh);
      times.push(performance.now() - began);
    }
    expect(Math.min(...times)).toBeLessThan(150);
  });

  test("what was never begun is not looked for", async () => {
    const asked: string[] = [];
    const counting: Hall = {
      ...hall,
      report: (unit, of) => {
        asked.push(unit);
        return hall.report(unit, of);
      },
    };
    await county(counting);
    expect(asked).toHaveLength(40);
  });

  test("a report of an edition that is gone leaves the others as they are", async () => {
    const lines: string[] = [];
    const odd = countyOffice(10, { log: (line) => lines.push(line) });
    const loaded = await odd.deps.reports.load(reportId(townId(8), year));
    if (loaded.kind !== "found") throw new Error("the fixture has no such report");
    const report = { ...loaded.value.report, form: "disclosure-1999" };
    await odd.deps.reports.save(report.id, { ...loaded.value, report });
    const { card } = await county(hallFor(odd, people.supervisor));
    expect(card.text).toContain("已交 1 · 待审 2 · 填写中 4 · 未开始 2 · 未绑定 1");
    expect(lines).toHaveLength(1);
  });
});

describe("a unit", () => {
  const unit = async (at: number, person: number = people.supervisor): Promise<string> =>
    drawn(
      (await countyHandlers.unit(hallFor(office, person), { kind: "unit", unit: townId(at) })).card,
    );

  test("being filled in", async () => {
    expect(await unit(2)).toBe(
      [
        "第2镇 2026 年年报",
        "填写中，填了 75%。",
        "截止 1月20日，已经过了 2 天。",
        "填报人：填报员2",
        "○ 第一部分 总体情况，还差 1 项",
        "○ 第二部分 主动公开，还差 6 项",
        "✓ 第三部分 公开申请",
        "✓ 第四部分 复议诉讼",
        "○ 第五部分 问题和改进，还差 1 项",
        "○ 第六部分 其他事项，还差 1 项",
        "停在：第二部分 · 规章",
        "最后动过：1月5日 10:00，填报员1",
        "要做什么？",
        "[草稿图片] [Word] [PDF]",
        "[催办] [看报告] [延期]",
        "[定截止日] [记录] [人员]",
        "[看全部单位]",
      ].join("\n"),
    );
  });

  const said: readonly (readonly [at: number, lines: readonly string[]])[] = [
    [0, ["还没有人接，也就没有开始。", "还没有填报人。"]],
    [1, ["还没开始填。", "填报人：填报员1"]],
    [4, ["有退回来的地方，正在改。", "截止 1月31日，还有 9 天。"]],
    [5, ["送审了，在等初审。"]],
    [6, ["送审了，在等复审。"]],
    [7, ["已经定稿，还没报送。", "[图片] [Word] [PDF]"]],
    [8, ["1月20日报送的，还没接收。", "截止 1月20日，按时交的。"]],
    [9, ["1月21日报送的，还没接收。", "截止 1月20日，晚了 1 天交的。"]],
  ];
  test.each(said)("town %i: %j", async (at, lines) => {
    const text = await unit(at);
    for (const line of lines) expect(text).toContain(line);
  });

  test("nobody is pressed about what is filed", async () => {
    expect(await unit(8)).not.toMatch(/催办|延期/);
    expect(await unit(8)).toContain("[看报告] [定截止日] [记录]\n[人员]");
  });

  test("its own clerk neither nudges nor extends, and sees no other unit", async () => {
    const text = await unit(2, 1002);
    expect(text).not.toMatch(/催办|延期|定截止日|看全部单位/);
    expect(text).toContain("[看报告] [记录] [人员]");
  });
});

describe("searching", () => {
  const search = async (text: string): Promise<string> =>
    drawn((await searchUnits(hall, "u1", text)).card);

  test("one is shown at once", async () => {
    expect(await search("第13")).toContain("第13镇 2026 年年报\n");
  });

  test("several are offered", async () => {
    expect(await search("第2")).toMatch(/^有 11 个，是哪一个？\n\[第2镇 晚2天] \[第20镇 晚2天]\n/);
  });

  test("of very many the first ones", async () => {
    const text = await search("镇");
    expect(text).toContain("有 50 个，先列 24 个。多发两个字能找得更准。");
  });

  test("none: what would work", async () => {
    expect(await search("没有这个")).toBe(
      "没找到“没有这个”。发单位名字里的两三个字就行，比如 瓦房子。\n[看全部单位]",
    );
    expect((await search("很".repeat(4000))).length).toBeLessThan(100);
  });
});

describe("limits", () => {
  const check = ({ text, buttons }: Card): void => {
    expect(text.length).toBeLessThanOrEqual(4096);
    const all = buttons.flat();
    expect(all.length).toBeLessThanOrEqual(40);
    for (const { label, press } of all) {
      expect(label.length).toBeLessThanOrEqual(16);
      const data = encodePress(press, drawnForDesk);
      expect(data?.length).toBeLessThanOrEqual(64);
      expect(decodePress(data ?? "")?.press).toEqual(press);
    }
  };

  test.each(["zh-CN", "en"] as const)("5,000 units, %s", async (language) => {
    const large = countyOffice(5000, { words: wordsIn[language] });
    const at = hallFor(large, people.admin);
    const first = await county(at);
    check(first.card);
    expect(first.card.text).toContain("5000");
    for (const group of [
      "late",
      "filed",
      "review",
      "filling",
      "absent",
      "unbound",
      "all",
    ] as const) {
      check((await county(at, group, 1)).card);
      check((await county(at, group, 200)).card);
    }
    for (let kind = 0; kind < 10; kind += 1) {
      check((await countyHandlers.unit(at, { kind: "unit", unit: townId(4990 + kind) })).card);
    }
    check((await searchUnits(at, "u1", "镇")).card);
  });

  test("the longest names a unit may have", async () => {
    const { directory, deps } = countyOffice(30);
    const long = "中".repeat(20);
    const units = directory.units.map((unit) => ({ ...unit, name: `${long}${long}`, short: long }));
    const at = hallFor({ directory: { ...directory, units }, deps }, people.admin);
    check((await county(at)).card);
    for (const group of ["late", "all", "filed"] as const) check((await county(at, group, 1)).card);
    check((await countyHandlers.unit(at, { kind: "unit", unit: townId(2) })).card);
    check((await searchUnits(at, "u1", "中")).card);
  });

  test("every button that leads here fits, with the longest id", () => {
    const unit = "u12345";
    const presses = [
      { kind: "county", unit, group: "unbound", page: 99_999 },
      { kind: "unit", unit },
      { kind: "draft", unit, format: "docx" },
      { kind: "nudge", unit },
      { kind: "wear", unit, role: "supervisor" },
      { kind: "look", unit },
      { kind: "ask-extension", unit },
      { kind: "ask-due", unit },
      { kind: "invite", unit, role: "reviewer", step: "abcd" },
      { kind: "records", unit, scope: "" },
    ] as const;
    const longest = { unit, year: 2099, revision: 99_999 };
    for (const action of presses) {
      expect(encodePress({ on: "hall", action }, longest)?.length).toBeLessThanOrEqual(64);
    }
  });
});
