import { readFile } from "node:fs/promises";
import { writeXlsx } from "hucre/xlsx";
import type { WriteSheet } from "hucre/xlsx";
import { expect, test } from "vitest";
import { readUnitList } from "#intake/read-unit-list.ts";
import { gbk } from "./gbk.ts";
import { sayList } from "./say-list.ts";

const csv =
  "单位名称,联系人,电话,审核人,主要领导,备注\n瓦房子镇,张三,13812345678,李四,王五,\n财政局,赵六,,,,新增\n";
const asRead = [
  "2 瓦房子镇, 我镇, township, filler 张三, 初审 李四, 终审 王五",
  "3 财政局, 我局, department, filler 赵六",
  "1 skipped, header: 单位名称 联系人 电话 审核人 主要领导 备注",
];

/** The same table in every way in which it is sent. */
const files: readonly (readonly [string, Uint8Array])[] = [
  ["UTF-8", Buffer.from(csv)],
  ["UTF-8 with a mark", Buffer.from(`\ufeff${csv}`)],
  ["GBK", gbk(csv)],
  ["Unicode text of Excel", Buffer.from(`\ufeff${csv.replaceAll(",", "\t")}`, "utf16le")],
  ["tabs", Buffer.from(csv.replaceAll(",", "\t"))],
  ["semicolons", Buffer.from(csv.replaceAll(",", ";"))],
  ["lines of Windows", Buffer.from(csv.replaceAll("\n", "\r\n"))],
  ["lines of old Macs", Buffer.from(csv.replaceAll("\n", "\r"))],
  ["quotes", Buffer.from(csv.replaceAll(/[^,\n]+/g, '"$&"'))],
  ["full-width commas", Buffer.from(csv.replaceAll(",", "，"))],
];

test.each(files)("a table as a file: %s", async (_, bytes) => {
  expect(sayList(await readUnitList({ kind: "file", name: "名单.csv", bytes }))).toEqual(asRead);
});

test("a table pasted into the chat, with tabs as from a sheet", async () => {
  const text = csv.replaceAll(",", "\t");
  const list = await readUnitList({ kind: "text", text });
  expect(sayList(list)).toEqual(asRead);
  expect(list).toMatchObject({
    columns: {
      shape: "table",
      recognised: [
        { field: "unit", title: "单位名称" },
        { field: "filler", title: "联系人" },
        { field: "first", title: "审核人" },
        { field: "final", title: "主要领导" },
      ],
      ignored: ["电话", "备注"],
    },
  });
});

/** Heads as they are written, cells separated by |, → what the columns are. */
const heads = [
  ["序号|单位全称|简称|自称|级别|所在县（市、区）", "unit short self level region"],
  ["乡镇（街道）|姓名|手机", "unit filler"],
  ["部门|经办人|初审|复审|终审|保密审查|报送时限", "unit filler first second final secrecy due"],
  ["联络员|单位", "filler unit"],
  ["单位|联系人及电话|分管领导|主要领导", "unit filler first final"],
  ["单位|审核人|分管领导", "unit first second"],
  ["单位|联系人电话|填报人", "unit filler"],
  ["单 位 名 称|填 报 人|截止\u3000日期*", "unit filler due"],
  ["单位名称|部门|填报人", "unit filler"],
] as const;

test.each(heads)("the head %s: %s", async (head, expected) => {
  const list = await readUnitList({
    kind: "text",
    text: `${head}\n${head.replaceAll(/[^|]+/g, "甲")}`.replaceAll("|", "\t"),
  });
  if (list.kind === "unreadable") throw new Error(list.why);
  expect(list.columns.recognised.map(({ field }) => field).join(" ")).toBe(expected);
});

/** Tables, cells separated by |, → what is proposed. */
const tables: readonly (readonly [string, string, readonly string[]])[] = [
  [
    "no head: the unit, then who fills; numbers and telephones aside",
    "1|瓦房子镇|13812345678|张三|主任\n2|大庙镇|13812345679|李四|科员",
    ["1 瓦房子镇, 我镇, township, filler 张三", "2 大庙镇, 我镇, township, filler 李四"],
  ],
  [
    "no head, with the county before",
    "朝阳县|瓦房子镇|张三\n朝阳县|财政局|李四",
    [
      "1 瓦房子镇, 我镇, township, in 朝阳县, filler 张三",
      "2 财政局, 我局, department, in 朝阳县, filler 李四",
    ],
  ],
  [
    "dates as people write them",
    "单位|截止日期\n甲镇|1月20日\n乙镇|01-20\n丙镇|2027-01-20\n丁镇|2027/1/20\n戊镇|46042\n己镇|1.20前\n庚镇|13月1日\n辛镇|2月30日\n壬镇|尽快\n癸镇|",
    [
      ..."甲乙丙丁戊己"
        .split("")
        .map((unit, at) => `${at + 2} ${unit}镇, 我镇, township, by 01-20`),
      ..."庚辛壬癸".split("").map((unit, at) => `${at + 8} ${unit}镇, 我镇, township`),
      "8 bad-date (due): 13月1日",
      "9 bad-date (due): 2月30日",
      "10 bad-date (due): 尽快",
      "1 skipped, header: 单位 截止日期",
    ],
  ],
  [
    "people as people write them",
    "单位|填报人|协助人\n甲镇|张 三（办公室主任）13812345678|李四、王五\n乙镇|古丽·买买提|无\n丙镇|John Smith|/\n丁镇|办公室|\n戊镇|张三、李四|",
    [
      "2 甲镇, 我镇, township, filler 张三, helper 李四, helper 王五",
      "3 乙镇, 我镇, township, filler 古丽·买买提",
      "4 丙镇, 我镇, township, filler John Smith",
      "5 丁镇, 我镇, township",
      "6 戊镇, 我镇, township, filler 张三",
      "5 not-a-name (filler): 办公室",
      "6 two-people-one-post (filler): 李四",
      "1 skipped, header: 单位 填报人 协助人",
    ],
  ],
  [
    "levels",
    "单位|类别\n甲镇|乡镇\n供电公司|县直单位\n乙局|正科级\n丙局|机关",
    [
      "2 甲镇, 我镇, township",
      "3 供电公司, 我单位, department",
      "4 乙局, 我局, department",
      "5 丙局, 我局, department",
      "5 unknown-level (level): 机关",
      "1 skipped, header: 单位 类别",
    ],
  ],
  [
    "titles above, the head once more, a total, and rows without a unit",
    "朝阳县填报单位名单||\n||\n单位|填报人|备注\n甲镇|张三|\n单位|填报人|备注\n|李四|\n乡镇（街道）||\n乙镇|王五|\n合 计|2|",
    [
      "4 甲镇, 我镇, township, filler 张三",
      "8 乙镇, 我镇, township, filler 王五",
      "6 no-name: 李四",
      "1 skipped, title: 朝阳县填报单位名单",
      "3 skipped, header: 单位 填报人 备注",
      "5 skipped, header: 单位 填报人 备注",
      "7 skipped, title: 乡镇（街道）",
      "9 skipped, total: 合 计 2",
    ],
  ],
  [
    "no column for the unit",
    "姓名|电话|所属\n张三|13812345678|瓦房子镇\n李四|13812345678|大庙镇",
    [
      "2 瓦房子镇, 我镇, township, filler 张三",
      "3 大庙镇, 我镇, township, filler 李四",
      "1 missing-column (unit): 姓名 电话 所属",
      "1 skipped, header: 姓名 电话 所属",
    ],
  ],
  [
    "no unit at all",
    "姓名|电话\n张三|13812345678",
    ["1 missing-column (unit): 姓名 电话", "2 no-name: 张三", "1 skipped, header: 姓名 电话"],
  ],
  [
    "texts over their limits, and a formula is a text",
    `单位|简称|自称|填报人\n甲镇|${"短".repeat(21)}|${"我".repeat(11)}|${"人".repeat(201)}\n=cmd|' /C calc'!A0||`,
    [
      "2 甲镇, 我镇, township",
      "3 =cmd, = ' /C calc'!A0, 我单位, department",
      `2 too-long (filler): ${"人".repeat(60)}…`,
      `2 too-long (short): ${"短".repeat(21)}`,
      `2 too-long (self): ${"我".repeat(11)}`,
      "1 skipped, header: 单位 简称 自称 填报人",
    ],
  ],
];

test.each(tables)("%s", async (_, table, expected) => {
  const list = await readUnitList({ kind: "text", text: table.replaceAll("|", "\t") });
  expect(sayList(list)).toEqual(expected);
});

test("a head of words with blanks between them, as a table copied from a web page has", async () => {
  const text = "单位 填报人 初审\n瓦房子镇 张三 李四\n大庙镇 王五 赵六";
  expect(sayList(await readUnitList({ kind: "text", text }))).toEqual([
    "2 瓦房子镇, 我镇, township, filler 张三, 初审 李四",
    "3 大庙镇, 我镇, township, filler 王五, 初审 赵六",
    "1 skipped, header: 单位 填报人 初审",
  ]);
});

/** A workbook of another program: two sheets beside the list, a head of two lines, merged cells, a formula, dates. */
const county = (due: string) => [
  `4 瓦房子镇人民政府, = 瓦房子镇, 我镇, township, in 朝阳县, by ${due}, filler 张三, 初审 李四, 终审 王五`,
  "5 波罗赤镇人民政府, = 波罗赤镇, 我镇, township, in 朝阳县, by 01-20, filler 赵小满, 初审 钱大有, 终审 孙立",
  "6 朝阳县财政局, = 财政局, 我局, department, in 朝阳县, by 01-31, filler 周全, 初审 吴越, 终审 郑明",
  "7+8 大庙镇, 我镇, township, in 朝阳县, filler 冯春, 终审 陈晨",
  "8 two-people-one-post (filler): 褚秋",
  "1 skipped, title: 朝阳县2026年政府信息公开年报填报单位联络表",
  "2 skipped, header: 序号 单位名称 所在县 填报人 分管领导 主要领导 报送时限 备注",
  "3 skipped, header: 序号 单位名称 所在县 姓名 手机 分管领导 主要领导 报送时限 备注",
  "9 skipped, total: 合计 4",
];

test.each(["county.xlsx", "county.xls"])(
  "a workbook that another program wrote: %s",
  async (name) => {
    const bytes = await readFile(new URL(`files/${name}`, import.meta.url));
    const list = await readUnitList({ kind: "file", name, bytes });
    expect(sayList(list)).toEqual(county("01-20"));
    expect(list).toMatchObject({
      columns: {
        sheet: "名单",
        otherSheets: ["说明", "代码表"],
        ignored: ["序号", "填报人手机", "备注"],
      },
    });
  },
);

const write = (...sheets: readonly WriteSheet[]): Promise<Uint8Array> =>
  writeXlsx({ sheets: [...sheets] });

test("a workbook of ours: real dates, numbers, formulas by what they last gave, hidden sheets left aside", async () => {
  const bytes = await write(
    { name: "旧", hidden: true, rows: [["单位"], ["旧镇"]] },
    {
      name: "新",
      rows: [
        ["单位", "填报人", "手机", "截止日期"],
        ["瓦房子镇", "张三", 13_812_345_678, new Date(Date.UTC(2027, 0, 20))],
        [null, null, null, null],
        ["=1+1镇", "+李四", 1, "1月15日"],
        ["#REF!", "王五", 1, null],
      ],
      cells: new Map([
        ["1,0", { value: "瓦房子镇", formula: 'CONCAT("瓦房子","镇")', formulaResult: "瓦房子镇" }],
      ]),
    },
  );
  const list = await readUnitList({ kind: "file", name: "a.xlsx", bytes });
  expect(sayList(list)).toEqual([
    "2 瓦房子镇, 我镇, township, by 01-20, filler 张三",
    "4 =1+1镇, 我镇, township, by 01-15",
    "5 #REF!, 我单位, department, filler 王五",
    "4 not-a-name (filler): +李四",
    "1 skipped, header: 单位 填报人 手机 截止日期",
  ]);
  expect(list).toMatchObject({ columns: { sheet: "新", otherSheets: ["旧"] } });
});

test("a workbook with one column is read as lines", async () => {
  const bytes = await write({ name: "a", rows: [["1、瓦房子镇 张三"], [], ["2、大庙镇 李四"]] });
  expect(sayList(await readUnitList({ kind: "file", name: "a.xlsx", bytes }))).toEqual([
    "1 瓦房子镇, 我镇, township, filler 张三",
    "3 大庙镇, 我镇, township, filler 李四",
  ]);
});

test("no telephone number is taken along, wherever it stands", async () => {
  const numbers = [
    "13812345678",
    "138 1234 5678",
    "１３８１２３４５６７８",
    "0421-2811234",
    "+86 138-1234-5678",
    "(0421)2811234",
    "一三八一二三四五六七八",
  ];
  for (const number of numbers) {
    const text = `单位名称\t填报人\t简称\t级别\t截止日期\t${number}\n甲镇${number}\t张三${number}\t${number}\t${number}\t${number}\n${number}\t${number}\n合计\t${number}\n注：${number}`;
    for (const source of [
      text,
      text.replaceAll("\t", " "),
      `甲镇 张三 ${number}\n${number}\n甲镇${number}`,
    ]) {
      const list = await readUnitList({ kind: "text", text: source });
      const said = JSON.stringify(list)
        .normalize("NFKC")
        .replaceAll(/[^\d一二三四五六七八]/g, "");
      expect(said).not.toMatch(/2811234|12345678|一二三四/);
    }
  }
});
