import { expect, test } from "vitest";
import { countyHandlers } from "#bot/hall/county/county-handlers.ts";
import type { HallTurn, Sending } from "#bot/hall/hall.ts";
import type { CountyWorkbook } from "#render/county/county-workbook.ts";
import { drawCountyWorkbook } from "#render/county/county-workbook.ts";
import { drawStatusPicture, statusDrawings } from "#render/county/status-picture.ts";
import type { StatusPicture } from "#render/county/status-picture.ts";
import { testDependencies } from "#tests/support/dependencies.ts";
import { countyOffice, fillerOf, hallFor, people, townId, year } from "./a-county.ts";

const drawing = (turn: HallTurn): Exclude<Sending, { kind: "card" }> => {
  const [only, ...others] = turn.sendings ?? [];
  if (only === undefined || only.kind === "card" || others.length > 0) {
    throw new Error("not exactly one file is sent");
  }
  return only;
};

/** What is handed to the drawing, instead of drawing it. */
async function handed(
  count: number,
): Promise<
  Readonly<{ picture: StatusPicture; workbook: CountyWorkbook; sent: readonly HallTurn[] }>
> {
  const seen: { picture?: StatusPicture; workbook?: CountyWorkbook } = {};
  const office = countyOffice(count, {
    pictures: {
      ...testDependencies().pictures,
      status: async (table) => {
        seen.picture = table;
        return [];
      },
      countyWorkbook: async (county) => {
        seen.workbook = county;
        return [];
      },
    },
  });
  const hall = hallFor(office, people.supervisor);
  const sent = [
    await countyHandlers.picture(hall, { kind: "picture", unit: "u1" }),
    await countyHandlers.export(hall, { kind: "export", unit: "u1" }),
  ];
  for (const turn of sent) await drawing(turn).make();
  if (seen.picture === undefined || seen.workbook === undefined) throw new Error("nothing drawn");
  return { picture: seen.picture, workbook: seen.workbook, sent };
}

test("the picture: units × sections, late ones first and marked", async () => {
  const { picture, sent } = await handed(10);
  expect(picture.title).toBe("朝阳县各单位 2026 年年报（1月22日）");
  expect(picture.note).toBe("已交 2 · 待审 2 · 填写中 4 · 未开始 1 · 未绑定 1；交了 2/10，20%");
  expect(picture.columns).toEqual(["一", "二", "三", "四", "五", "六"]);
  const rows = picture.rows.map(({ name, late, state, cells }) => [
    name,
    late,
    `${state.mark} ${state.text}`,
    cells.map(({ mark, text = "" }) => `${mark}${text}`).join(" "),
  ]);
  const full = "done done done done done done";
  expect(rows).toEqual([
    ["第0镇", true, "none 未绑定", "none none none none none none"],
    ["第1镇", true, "blank 未开始", "blank blank blank blank blank blank"],
    ["第2镇", true, "partial 差9项", "blank1 blank6 done done blank1 blank1"],
    ["第3镇", true, "partial 待提交", full],
    ["第5镇", true, "partial 待初审", full],
    ["第6镇", true, "partial 待复审", full],
    ["第7镇", true, "partial 待报送", full],
    ["第4镇", false, "partial 退回", full],
    ["第8镇", false, "done 已交", full],
    ["第9镇", false, "done 已交", full],
  ]);
  expect(drawing(sent[0]!)).toMatchObject({
    kind: "picture",
    to: people.supervisor,
    name: "朝阳县2026年年报进度.png",
    caption: "朝阳县各单位 2026 年年报（1月22日）",
  });
});

test("the picture of 50 units is one, under 300 kB; of 5,000 it can still be laid out", async () => {
  const { picture } = await handed(50);
  const drawn = await drawStatusPicture(picture, () => undefined);
  expect(drawn).toHaveLength(1);
  expect(drawn[0]!.bytes.length).toBeLessThan(300_000);
  expect(statusDrawings((await handed(5000)).picture)).toHaveLength(10);
});

test("the workbook: a row a unit in the order of entry, with what is filled in so far", async () => {
  const { workbook, sent } = await handed(10);
  expect(
    workbook.units.map(({ name, state, report }) => [name, state, report !== undefined]),
  ).toEqual([
    ["第0镇", "未绑定", false],
    ["第1镇", "未开始", false],
    ["第2镇", "差9项", true],
    ["第3镇", "待提交", true],
    ["第4镇", "退回", true],
    ["第5镇", "待初审", true],
    ["第6镇", "待复审", true],
    ["第7镇", "待报送", true],
    ["第8镇", "已交", true],
    ["第9镇", "已交", true],
  ]);
  // Handed to another thread: without what it does not need.
  for (const { report } of workbook.units) {
    if (report !== undefined) expect(report.report).not.toHaveProperty("changes");
  }
  expect(structuredClone(workbook)).toEqual(workbook);
  const [file] = await drawCountyWorkbook(workbook, () => undefined);
  expect(file!.bytes.length).toBeGreaterThan(5000);
  expect(drawing(sent[1]!)).toMatchObject({
    kind: "document",
    name: "朝阳县2026年年报汇总.xlsx",
    caption: "朝阳县各单位 2026 年年报的全部数字，一个单位一行。交了 2/10，没交的是现在填到的数。",
  });
});

test("nothing below: nothing to draw", async () => {
  const hall = hallFor(countyOffice(0), people.supervisor);
  for (const turn of [
    await countyHandlers.picture(hall, { kind: "picture", unit: "u1" }),
    await countyHandlers.export(hall, { kind: "export", unit: "u1" }),
  ]) {
    expect(turn.card.text).toBe("朝阳县下面还没有单位。");
    expect(turn.card.buttons.flat().map(({ label }) => label)).toEqual(["返回"]);
    expect(turn.sendings).toBeUndefined();
  }
});

test("a draft of one unit, for whoever watches it or works on it", async () => {
  const office = countyOffice(10);
  for (const person of [people.supervisor, fillerOf(2)]) {
    const turn = await countyHandlers.draft(hallFor(office, person), {
      kind: "draft",
      unit: townId(2),
      format: "png",
    });
    expect(turn.files).toEqual({ unit: townId(2), year, wanted: { formats: ["png"] } });
    // Nothing more is said than the file, and the unit's card stays as it is.
    expect(turn.keepsCard).toBe(true);
  }
});

test("no draft of what was not begun", async () => {
  const turn = await countyHandlers.draft(hallFor(countyOffice(10), people.supervisor), {
    kind: "draft",
    unit: townId(1),
    format: "docx",
  });
  expect(turn.files).toBeUndefined();
  expect(turn.card.text).toBe("第1镇还没开始填 2026 年的年报，没有可看的。");
});
