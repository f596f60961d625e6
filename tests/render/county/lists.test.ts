import readSheets from "read-excel-file/node";
import { expect, test } from "vitest";
import { drawCounty } from "#render/county/county-drawings.ts";
import type { CountyInputs, CountyKind } from "#render/county/county-drawings.ts";
import type { InvitationList } from "#render/county/invitation-list.ts";
import type { RecordWorkbook } from "#render/county/record-workbook.ts";
import { unzip } from "#tests/support/unzip.ts";
import { openWorkbook } from "../xlsx/workbook.ts";

const records: RecordWorkbook = {
  title: "瓦房子镇2025年年报记录",
  sheet: "记录",
  heads: {
    at: "时间",
    who: "谁",
    what: "改了什么",
    through: "方式",
    old: "原来",
    new: "现在",
    why: "原因",
  },
  lines: [
    {
      at: "2026-01-08T01:02:00Z",
      who: "王秀英",
      what: "三 / 予以公开 / 自然人",
      through: "填写",
      new: 0,
    },
    {
      at: "2026-01-12T16:30:00Z",
      who: "李主任",
      what: "二 / 收费",
      through: "修改",
      old: 1.5,
      new: 4166.241619,
      why: "漏了第四季度",
    },
    {
      at: "2026-01-13T00:00:00Z",
      who: "=cmd",
      what: "一",
      through: "填写",
      old: "+1",
      new: "@SUM(A1)",
      why: '=HYPERLINK("http://x")',
    },
  ],
};

const invitations: InvitationList = {
  title: "朝阳县邀请名单",
  note: "每条链接只能用一次",
  sheet: "邀请",
  heads: { unit: "单位", role: "角色", name: "姓名", link: "链接", until: "有效期" },
  rows: [
    {
      unit: "瓦房子镇",
      role: "填报人",
      name: "王秀英",
      link: `https://t.me/nianbao_bot?start=i_${"Ab3-".repeat(10)}`,
      until: "1月25日",
    },
    {
      unit: "=羊山镇",
      role: "审核人",
      name: "",
      link: "https://t.me/nianbao_bot?start=i_2",
      until: "1月25日",
    },
  ],
};

const drawn = async <Kind extends CountyKind>(kind: Kind, input: CountyInputs[Kind]) => {
  const [file, ...others] = await drawCounty(kind, input);
  expect(others).toEqual([]);
  expect(file).toMatchObject({ format: "xlsx", name: `${input.title}.xlsx` });
  return file!.bytes;
};

test("the record: a line each, times on China's clock, figures as numbers, what was blank blank", async () => {
  const [sheet, ...others] = await readSheets(Buffer.from(await drawn("record", records)));
  expect(others).toEqual([]);
  // A date is a fraction of days: off by less than a millisecond.
  const rounded = (value: unknown): unknown =>
    value instanceof Date ? new Date(Math.round(value.getTime() / 1000) * 1000) : value;
  expect({ ...sheet, data: sheet!.data.map((row) => row.map(rounded)) }).toEqual({
    sheet: "记录",
    data: [
      [records.title, ...Array.from({ length: 6 }, () => null)],
      ["时间", "谁", "改了什么", "方式", "原来", "现在", "原因"],
      [new Date("2026-01-08T09:02:00Z"), "王秀英", "三 / 予以公开 / 自然人", "填写", null, 0, null],
      [
        new Date("2026-01-13T00:30:00Z"),
        "李主任",
        "二 / 收费",
        "修改",
        1.5,
        4166.241619,
        "漏了第四季度",
      ],
      [
        new Date("2026-01-13T08:00:00Z"),
        "=cmd",
        "一",
        "填写",
        "+1",
        "@SUM(A1)",
        '=HYPERLINK("http://x")',
      ],
    ],
  });
});

test("the invitations: a row each, and the links are text that no click opens", async () => {
  const bytes = await drawn("invitations", invitations);
  const [sheet, ...others] = await readSheets(Buffer.from(bytes));
  expect(others).toEqual([]);
  const blank = Array.from({ length: 4 }, () => null);
  expect(sheet).toEqual({
    sheet: "邀请",
    data: [
      [invitations.title, ...blank],
      ["每条链接只能用一次", ...blank],
      ["单位", "角色", "姓名", "链接", "有效期"],
      ...invitations.rows.map(({ unit, role, name, link, until }) => [
        unit,
        role,
        name === "" ? null : name,
        link,
        until,
      ]),
    ],
  });
  for (const part of unzip(bytes).values()) expect(part).not.toMatch(/hyperlink/i);
});

test.each([
  ["record", records, 1, "$A$2:$G$5"],
  ["invitations", invitations, 2, "$A$3:$E$5"],
] as const)(
  "%s: the head stays in sight, can be filtered by, and is on every page",
  async (kind, input, head, range) => {
    const bytes = await drawn(kind, input);
    const { book, sheet } = await openWorkbook(bytes);
    const { freezePane, autoFilter, pageSetup } = sheet(input.sheet);
    expect(freezePane).toMatchObject({ rows: head + 1 });
    expect(autoFilter?.range.replaceAll("$", "")).toBe(range.replaceAll("$", ""));
    expect(pageSetup).toMatchObject({
      orientation: "landscape",
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `$${head + 1}:$${head + 1}`,
    });
    // What looks like a formula stays text for whoever edits the cell too.
    for (const { value, style } of sheet(input.sheet).cells.values())
      if (typeof value === "string" && /^[=+@]/.test(value)) expect(style?.numFmt).toBe("@");
    for (const part of unzip(bytes).values()) expect(part).not.toContain("<f>");
    expect(book.properties?.title).toBe(input.title);
  },
);

test("an empty record is a head that can be read", async () => {
  const [sheet] = await readSheets(Buffer.from(await drawn("record", { ...records, lines: [] })));
  expect(sheet!.data).toHaveLength(2);
});

test("ten thousand lines are written in one go", async () => {
  const lines = Array.from({ length: 10_000 }, (_, at) => ({
    ...records.lines[at % 2]!,
    who: `${at}`,
  }));
  const [sheet] = await readSheets(Buffer.from(await drawn("record", { ...records, lines })));
  expect(sheet!.data.slice(2).map(([, who]) => who)).toEqual(lines.map(({ who }) => who));
});
