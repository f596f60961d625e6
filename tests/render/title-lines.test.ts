import { expect, test } from "vitest";
import { titleLines } from "#render/title-lines.ts";

const rest = "2024年政府信息公开工作年度报告";

test.each([
  ["瓦房子镇", []],
  ["朝阳市市场监督管理局", ["朝阳市市场监督管理局"]],
  [
    "中国（上海）自由贸易试验区临港新片区管理委员会",
    ["中国（上海）自由贸易试验区", "临港新片区管理委员会"],
  ],
  [
    "双江拉祜族佤族布朗族傣族自治县沙河乡人民政府党政综合办公室",
    ["双江拉祜族佤族布朗族傣族自治县", "沙河乡人民政府党政综合办公室"],
  ],
  [
    "内蒙古自治区呼伦贝尔市莫力达瓦达斡尔族自治旗尼尔基镇人民政府综合行政执法局便民服务中心",
    [
      "内蒙古自治区呼伦贝尔市",
      "莫力达瓦达斡尔族自治旗尼尔基镇人民政府",
      "综合行政执法局便民服务中心",
    ],
  ],
])("the title of %s breaks where its words end", (unit, lines) => {
  expect(titleLines(unit + rest, unit)).toEqual(
    lines.length === 0 ? [unit + rest] : [...lines, rest],
  );
});

test.each([
  "x".repeat(300),
  "啊".repeat(200),
  "镇".repeat(90),
  "👍".repeat(50),
  "镇".repeat(200_000),
])("a name that is no name loses nothing: %.10s", (unit) => {
  expect(titleLines(unit + rest, unit).join("")).toBe(unit + rest);
});
