import { expect, test } from "vitest";
import { readUnitList } from "#intake/read-unit-list.ts";
import { sayList } from "./say-list.ts";

/** What is pasted into the chat → what is proposed. */
const pastes: readonly (readonly [string, readonly string[]])[] = [
  ["瓦房子镇", ["1 瓦房子镇, 我镇, township"]],
  [
    "瓦房子镇 填报张三 审核：李四 终审王五",
    ["1 瓦房子镇, 我镇, township, filler 张三, 初审 李四, 终审 王五"],
  ],
  ["审核中心 填报 张三", ["1 审核中心, 我单位, department, filler 张三"]],
  ["1、瓦房子镇", ["1 瓦房子镇, 我镇, township"]],
  ["　１．瓦房子镇。", ["1 瓦房子镇, 我镇, township"]],
  ["（3）瓦房子镇；", ["1 瓦房子镇, 我镇, township"]],
  ["① 瓦房子镇", ["1 瓦房子镇, 我镇, township"]],
  ["· 瓦房子镇", ["1 瓦房子镇, 我镇, township"]],
  ["十二、瓦房子镇", ["1 瓦房子镇, 我镇, township"]],
  ["三家子镇", ["1 三家子镇, 我镇, township"]],
  ["瓦房子镇人民政府", ["1 瓦房子镇人民政府, = 瓦房子镇, 我镇, township"]],
  ["瓦房子镇 张三", ["1 瓦房子镇, 我镇, township, filler 张三"]],
  ["瓦房子镇 张 三", ["1 瓦房子镇, 我镇, township, filler 张三"]],
  ["张三 瓦房子镇", ["1 瓦房子镇, 我镇, township, filler 张三"]],
  ["瓦房子镇（张三）", ["1 瓦房子镇, 我镇, township, filler 张三"]],
  ["瓦房子镇：张三 13812345678", ["1 瓦房子镇, 我镇, township, filler 张三"]],
  [
    "瓦房子镇，填报人 张三，初审 李四，终审 王五",
    ["1 瓦房子镇, 我镇, township, filler 张三, 初审 李四, 终审 王五"],
  ],
  [
    "瓦房子镇：张三（填报人）、李四（分管领导）、王五（保密审查）",
    ["1 瓦房子镇, 我镇, township, filler 张三, 初审 李四, 保密审查 王五"],
  ],
  [
    "瓦房子镇 联系人：张三 副镇长 电话 0421-2811234 截止 1月15日",
    ["1 瓦房子镇, 我镇, township, by 01-15, filler 张三"],
  ],
  [
    "瓦房子镇 张三 李四",
    ["1 瓦房子镇, 我镇, township, filler 张三", "1 two-people-one-post (filler): 李四"],
  ],
  [
    "瓦房子镇\n填报人：张三\n初审：李四\n大庙镇：\n填报人：王小明",
    [
      "1+2+3 瓦房子镇, 我镇, township, filler 张三, 初审 李四",
      "4+5 大庙镇, 我镇, township, filler 王小明",
    ],
  ],
  [
    "瓦房子镇、大庙镇、财政局",
    ["1 瓦房子镇, 我镇, township", "1 大庙镇, 我镇, township", "1 财政局, 我局, department"],
  ],
  ["朝阳县 瓦房子镇 张三", ["1 瓦房子镇, 我镇, township, in 朝阳县, filler 张三"]],
  ["朝阳县、建平县", ["1 朝阳县, 我县, county", "1 建平县, 我县, county"]],
  [
    "1瓦房子镇\n2大庙镇\n110指挥中心",
    ["1 瓦房子镇, 我镇, township", "2 大庙镇, 我镇, township", "3 110指挥中心, 我单位, department"],
  ],
  [
    "各单位名单如下：\n一、乡镇（街道）（2个）\n瓦房子镇\n二、县直部门\n财政局\n合计 2 个\n谢谢",
    [
      "3 瓦房子镇, 我镇, township",
      "5 财政局, 我局, department",
      "1 skipped, title: 各单位名单如下：",
      "2 skipped, title: 一、乡镇（街道）（2个）",
      "4 skipped, title: 二、县直部门",
      "6 skipped, total: 合计 2 个",
      "7 skipped, note: 谢谢",
    ],
  ],
  [
    "瓦房子镇\n朝阳县瓦房子镇人民政府 张三\n\n瓦房子镇 李四",
    [
      "1+2+4 瓦房子镇, 我镇, township, filler 张三",
      "2 duplicate: 朝阳县瓦房子镇人民政府 as in 1",
      "4 duplicate: 瓦房子镇 as in 1",
      "4 two-people-one-post (filler): 李四",
    ],
  ],
  [
    "朝阳县财政局\n双塔区财政局\n财政局",
    [
      "1+3 朝阳县财政局, 我局, department, in 朝阳县",
      "2 双塔区财政局, 我局, department, in 双塔区",
      "3 duplicate: 财政局 as in 1",
    ],
  ],
  ["张三", ["1 no-name: 张三"]],
  ["13812345678", ["1 not-a-name: "]],
  ["——\n？？", ["1 not-a-name: ——", "2 not-a-name: ？？"]],
  ["", ["unreadable: empty"]],
  [" \n\u3000\n", ["unreadable: empty"]],
  ["甲".repeat(41), [`1 too-long (unit): ${"甲".repeat(41)}`]],
  [
    "瓦房子镇\n".concat("甲".repeat(3_000)),
    ["1 瓦房子镇, 我镇, township", `2 too-long: ${"甲".repeat(60)}…`],
  ],
  [
    "__proto__\nconstructor\n=瓦房子镇\n瓦\u202e房\u0000子\u200b镇",
    [
      "1 __proto__, 我单位, department",
      "2 constructor, 我单位, department",
      "3 =瓦房子镇, 我镇, township",
      "4 瓦房子镇, 我镇, township",
    ],
  ],
  ["瓦房\ufffd镇", ["1 瓦房\ufffd镇, 我镇, township", "1 garbled: 瓦房\ufffd镇"]],
];

test.each(pastes)("%j", async (text, expected) => {
  expect(sayList(await readUnitList({ kind: "text", text }))).toEqual(expected);
});

/** Names of units → short name, how it calls itself, level, region. */
const names = [
  ["朝阳县瓦房子镇人民政府", "瓦房子镇, 我镇, township, in 朝阳县"],
  ["朝阳街道办事处", "朝阳街道, 我街道, township"],
  ["南山街道办", "南山街道, 我街道, township"],
  ["乌兰苏木", "乌兰苏木, 我苏木, township"],
  ["胜利蒙古族乡", "胜利蒙古族乡, 我乡, township"],
  ["朝阳县财政局", "财政局, 我局, department, in 朝阳县"],
  ["朝阳县城市管理综合执法局", "城市管理综合执法局, 我局, department, in 朝阳县"],
  ["城市管理综合执法局", "城市管理综合执法局, 我局, department"],
  ["市场监督管理局", "市场监督管理局, 我局, department"],
  ["朝阳县市场监督管理局", "市场监督管理局, 我局, department, in 朝阳县"],
  ["乡村振兴局", "乡村振兴局, 我局, department"],
  ["文化旅游市场服务中心", "文化旅游市场服务中心, 我单位, department"],
  ["发展和改革委员会", "发展和改革委员会, 我委, department"],
  ["县委宣传部", "县委宣传部, 我单位, department"],
  ["朝阳县委宣传部", "县委宣传部, 我单位, department, in 朝阳县"],
  ["朝阳县人民政府办公室", "县政府办公室, 我办, department, in 朝阳县"],
  ["信访工作办公室", "信访工作办公室, 我办, department"],
  ["政务服务中心", "政务服务中心, 我单位, department"],
  ["社区服务中心", "社区服务中心, 我单位, department"],
  ["经济开发区管理委员会", "经济开发区管理委员会, 我区, department"],
  ["红旗街道", "红旗街道, 我街道, township"],
  ["朝阳县人民政府", "朝阳县, 我县, county"],
  ["双塔区", "双塔区, 我区, county"],
  ["朝阳市人民政府", "朝阳市, 我市, city"],
  ["辽宁省人民政府", "辽宁省, 我省, province"],
  ["辽宁省朝阳市朝阳县大庙镇", "大庙镇, 我镇, township, in 朝阳县"],
  ["广州市天河区教育局", "教育局, 我局, department, in 天河区"],
  ["喀喇沁左翼蒙古族自治县南公营子镇", "南公营子镇, 我镇, township, in 喀喇沁左翼蒙古族自治县"],
  ["内蒙古自治区赤峰市", "赤峰市, 我市, city, in 内蒙古自治区"],
] as const;

test.each(names)("%s: %s", async (name, expected) => {
  const list = await readUnitList({ kind: "text", text: name });
  if (list.kind === "unreadable") throw new Error(list.why);
  expect(
    list.rows.map(({ short, self, level, region }) =>
      [short, self, level, ...(region === undefined ? [] : [`in ${region}`])].join(", "),
    ),
  ).toEqual([expected]);
  expect(list.rows[0]?.name).toBe(name);
});
