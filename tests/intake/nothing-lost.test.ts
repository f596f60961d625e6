import {
  constantFrom,
  record,
  assert,
  array,
  string,
  integer,
  option,
  uniqueArray,
  asyncProperty,
} from "fast-check";
import { expect, test } from "vitest";
import { readUnitList } from "#intake/read-unit-list.ts";
import { linesIn } from "./say-list.ts";

/** Names of units as they are, made of real syllables. */
const syllables =
  "瓦房子波罗赤大庙木头城西营南双北四家东五台沟河山泉松岭龙凤柳杨桃花杏古新长胜乌兰哈达".split("");
const head = array(constantFrom(...syllables), { minLength: 2, maxLength: 4 }).map((parts) =>
  parts.join(""),
);
const ends = ["镇", "乡", "街道", "满族乡", "镇人民政府", "街道办事处"] as const;
const offices = [
  "财政局",
  "教育局",
  "发展和改革委员会",
  "信访局",
  "市场监督管理局",
  "政务服务中心",
  "档案馆",
  "医疗保障局",
] as const;
const town = record({ head, end: constantFrom(...ends) }).map((name) => `${name.head}${name.end}`);
const unit = record({
  region: constantFrom("", "", "朝阳县"),
  name: town,
  office: option(constantFrom(...offices)),
}).map(({ region, name, office }) => `${region}${office ?? name}`);
const person = constantFrom("张三", "李小明", "王 五", "欧阳娜娜", "赵六（副镇长）", "");
const number = constantFrom("", "1、", "2. ", "（3）", "· ", "四、", "　");
const tail = constantFrom("", "。", "；", " 13812345678", "：");

/** What has been seen of a name: a row, or a trouble that says it. */
const bare = (name: string): string =>
  name.replace(/^朝阳县/, "").replace(/(?:人民政府|办事处)$/, "");

const runs = { numRuns: Number(process.env["RUNS"] ?? 300) };

test("no unit of a pasted list is lost, however its lines look", async () => {
  await assert(
    asyncProperty(
      uniqueArray(record({ unit, person, number, tail }), {
        selector: ({ unit }) => bare(unit),
        minLength: 1,
        maxLength: 20,
      }),
      async (lines) => {
        const text = lines
          .map(
            ({ unit, person, number, tail }) =>
              `${number}${unit}${person === "" ? "" : ` ${person}`}${tail}`,
          )
          .join("\n");
        const list = await readUnitList({ kind: "text", text });
        const found = list.kind === "read" ? list.rows.map(({ name }) => bare(name)) : [];
        expect(found).toEqual(lines.map(({ unit }) => bare(unit)));
      },
    ),
    runs,
  );
});

test("no unit of a table is lost, whatever its columns and their order", async () => {
  const columns = { 单位名称: 0, 填报人: 1, 备注: 2, 电话: 3 } as const;
  const order = uniqueArray(constantFrom(...(Object.keys(columns) as (keyof typeof columns)[])), {
    minLength: 4,
    maxLength: 4,
  });
  await assert(
    asyncProperty(
      order,
      array(record({ unit, person, remark: constantFrom("", "新增", "合并单位，见附件") }), {
        minLength: 1,
        maxLength: 20,
      }),
      constantFrom("\t", ",", ";"),
      async (order, rows, separator) => {
        const quote = (cell: string): string => `"${cell}"`;
        const text = [
          order,
          ...rows.map(({ unit, person, remark }) =>
            order.map((column) => [unit, person, remark, "13812345678"][columns[column]] ?? ""),
          ),
        ]
          .map((cells) => cells.map(quote).join(separator))
          .join("\n");
        const list = await readUnitList({ kind: "text", text });
        const names =
          list.kind === "read" ? new Set(list.rows.map(({ name }) => bare(name))) : new Set();
        expect(names).toEqual(new Set(rows.map(({ unit }) => bare(unit))));
        expect([...linesIn(list)].sort((a, b) => a - b)).toEqual(
          Array.from({ length: rows.length + 1 }, (_, at) => at + 1),
        );
      },
    ),
    runs,
  );
});

test("whatever is pasted, every line with text is a unit, a trouble or skipped by name", async () => {
  const pieces = array(
    constantFrom(
      "瓦房子镇",
      "张三",
      "填报人",
      "单位名称",
      "合计",
      "：",
      "、",
      " ",
      "\t",
      ",",
      '"',
      "\n",
      "\n",
      "\r\n",
      "1",
      "13812345678",
      "（",
      "）",
      "|",
      "=",
      "__proto__",
      "\u202e",
    ),
    { maxLength: 40 },
  ).map((parts) => parts.join(""));
  await assert(
    asyncProperty(pieces, async (text) => {
      // A cell in quotes may hold several lines; the first of them stands for all.
      if (text.includes('"')) return void (await readUnitList({ kind: "text", text }));
      const list = await readUnitList({ kind: "text", text });
      const written = text
        .split(/\r\n|\n|\r/)
        .flatMap((line, at) => (/[^\s|,\u202e]/.test(line) ? [at + 1] : []));
      const found = linesIn(list);
      if (list.kind === "read") expect(written.filter((line) => !found.has(line))).toEqual([]);
      else expect(list.why === "empty" ? written : [list.why]).toEqual([]);
    }),
    runs,
  );
});

test("whatever bytes are sent, there is an answer", async () => {
  await assert(
    asyncProperty(
      array(integer({ min: 0, max: 255 }), { maxLength: 300 }),
      string(),
      async (bytes, name) => {
        const list = await readUnitList({ kind: "file", name, bytes: Uint8Array.from(bytes) });
        expect(["read", "unreadable"]).toContain(list.kind);
      },
    ),
    runs,
  );
});
