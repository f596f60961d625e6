import { readXlsx, writeXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { unitSchema } from "#flows/directory/directory.ts";
import { readUnitList } from "#intake/read-unit-list.ts";
import type { UnitList } from "#intake/unit-list.ts";
import { linesIn, sayList } from "./say-list.ts";

/** A county that there is not, as its office would paste it: 50 units, and what stands around them. */
const paste = `柳河县2026年度政府信息公开工作年度报告填报单位及联系人名单
（共50个单位，请各单位于1月20日前报送）

一、乡镇（街道）（24个）
1、城关镇　　刘 洋　13904210001
2、柳河镇　　陈志远　13904210002
3、三道沟镇　赵小满　13904210003
4、七家子镇　孙 丽　13904210004
5、大营子镇　周立群　13904210005
6、北四家子镇　吴晓东
7、上桃花吐镇　郑 明
8、羊山镇　王建国
9、六家子镇　冯春雨
10、瓦盆窑镇　陈晨
11、东大道乡　褚秋实
12、西五家子乡　卫国强
13、松岭门蒙古族乡　蒋文
14、台子乡　沈雁
15、南双庙乡　韩梅
16、长宝营子乡　杨帆
17、王营子乡　朱军
18、杨树湾乡　秦岭
19、古山子乡　尤佳
20、根德营子乡　许诺
21、龙泉街道　何静
22、光明街道办事处　吕梁
23、站前街道　施展
24、新城街道　张弛
二、县直部门（26个）
25、县政府办公室（外事办）　孔令军　0421-2810001
26、发展和改革局　曹阳
27、教育局　严明
28、科学技术和工业信息化局　华峰
29、公安局　金鑫
30、民政局　魏来
31、司法局　陶然
32、财政局　姜山
33、人力资源和社会保障局　戚薇
34、自然资源局　谢天
35、生态环境分局　邹平
36、住房和城乡建设局　喻言
37、交通运输局　柏杨
38、水利局　水清
39、农业农村局　窦豆
40、商务局　章程
41、文化旅游和广播电视局　云飞
42、卫生健康局　苏醒
43、退役军人事务局　潘登
44、应急管理局　葛亮
45、审计局　奚望
46、市场监督管理局　范围
47、统计局　彭湃
48、医疗保障局　郎平
49、信访局　鲁迅之
50、城市管理综合执法局　韦一笑
注：如有变动请及时告知，联系电话 0421-2819999
谢谢各位`;

test("a county of 50 units, pasted", async () => {
  const list = read(await readUnitList({ kind: "text", text: paste }));
  expect(list.rows).toHaveLength(50);
  expect(list.troubles).toEqual([]);
  expect(list.skipped.map(({ line, why }) => `${line} ${why}`)).toEqual([
    "1 title",
    "2 note",
    "4 title",
    "29 title",
    "56 note",
    "57 note",
  ]);
  expect(list.rows.filter(({ people }) => people.length === 1)).toHaveLength(50);
  expect(list.rows.filter(({ level }) => level === "township")).toHaveLength(24);
  expect(sayList(list).filter((_, at) => [0, 12, 21, 24, 34, 49].includes(at))).toEqual([
    "5 城关镇, 我镇, township, filler 刘洋",
    "17 松岭门蒙古族乡, 我乡, township, filler 蒋文",
    "26 光明街道办事处, = 光明街道, 我街道, township, filler 吕梁",
    "30 县政府办公室（外事办）, 我单位, department, filler 孔令军",
    "40 生态环境分局, 我局, department, filler 邹平",
    "55 城市管理综合执法局, 我局, department, filler 韦一笑",
  ]);
  expect(JSON.stringify(list)).not.toMatch(/1390421|281\d{4}/);
});

test("every line of it is accounted for, and what is proposed fits the directory", async () => {
  const list = read(await readUnitList({ kind: "text", text: paste }));
  const written = paste.split("\n").flatMap((line, at) => (line.trim() === "" ? [] : [at + 1]));
  expect([...linesIn(list)].sort((a, b) => a - b)).toEqual(written);
  for (const { name, short, self, level, region = "" } of list.rows) {
    const unit = { id: "u1", name, short, self, level, region, review: [], extended: {} };
    expect(unitSchema.safeParse(unit).error).toBeUndefined();
  }
});

function read(list: UnitList): Extract<UnitList, { kind: "read" }> {
  if (list.kind === "unreadable") throw new Error(list.why);
  return list;
}

const digits = "甲乙丙丁戊己庚辛壬癸".split("");
const named = (count: number): readonly string[] =>
  Array.from(
    { length: count },
    (_, at) => `${[1000, 100, 10, 1].map((ten) => digits[Math.floor(at / ten) % 10]).join("")}镇`,
  );

/** The shortest of some attempts, in milliseconds: the others say how busy the machine was. */
async function fastest(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}

test("5,000 rows cost little more than starting to read, and the bare reading of their workbook 30 times", async () => {
  const workbook = (count: number): Promise<Uint8Array> =>
    writeXlsx({
      sheets: [
        {
          name: "a",
          rows: [
            ["单位", "填报人", "电话", "初审"],
            ...named(count).map((name) => [name, "张三", 13_800_001_111, "李四"]),
          ],
        },
      ],
    });
  const readBook = async (bytes: Uint8Array, count: number): Promise<void> => {
    const list = read(await readUnitList({ kind: "file", name: "a.xlsx", bytes }));
    expect([list.rows.length, list.troubles.length]).toEqual([count, 0]);
  };
  const [one, many] = [await workbook(1), await workbook(5_000)];
  const start = await fastest(() => readBook(one, 1));
  const bare = await fastest(() => readXlsx(many));
  const book = await fastest(() => readBook(many, 5_000));
  expect(book).toBeLessThan(3 * start + 30 * bare);
});

test("ten times as many lines take at most 30 times as long, beside the start", async () => {
  const text = (count: number): string =>
    named(count)
      .map((name, at) => `${at + 1}、${name} 填报人 张三，初审 李四 13800001111`)
      .join("\n");
  const time = (count: number): Promise<number> =>
    fastest(async () => {
      const list = read(await readUnitList({ kind: "text", text: text(count) }));
      expect(list.rows).toHaveLength(count);
    });
  const [few, many] = [await time(500), await time(5_000)];
  expect(many).toBeLessThan(30 * few);
});
