import { expect, test } from "vitest";
import { findUnits } from "#flows/county/find-units.ts";
import { emptyDirectory } from "#flows/directory/directory.ts";
import type { Directory, Unit } from "#flows/directory/directory.ts";

const unit = (id: string, name: string, short: string, parent?: string): Unit => ({
  id,
  name,
  short,
  self: "我镇",
  level: "township",
  region: "朝阳县",
  review: [],
  extended: {},
  ...(parent === undefined ? {} : { parent }),
});

const directory: Directory = {
  ...emptyDirectory,
  units: [
    unit("home", "朝阳县人民政府", "朝阳县"),
    unit("u1", "瓦房子镇人民政府", "瓦房子镇", "home"),
    unit("u2", "大营子乡人民政府", "大营子乡", "home"),
    unit("u3", "财政局", "县财政局", "home"),
    unit("u4", "财政局国库支付中心", "支付中心", "u3"),
    unit("u5", "北四家子乡人民政府", "北四家子乡", "home"),
    unit("u6", "南四家子镇人民政府", "四家子镇", "home"),
    unit("u7", "阳坡乡人民政府", "阳坡乡", "home"),
  ],
};

const table: readonly (readonly [text: string, found: readonly string[]])[] = [
  ["瓦房子镇", ["u1"]],
  ["瓦房子", ["u1"]],
  ["瓦房", ["u1"]],
  [" 瓦 房 子。", ["u1"]],
  ["朝阳县瓦房子镇人民政府", ["u1"]],
  // It is called otherwise since.
  ["瓦房子乡", ["u1"]],
  ["大营子镇", ["u2"]],
  // Exactly so called: not what is below it as well.
  ["财政局", ["u3"]],
  ["财政", ["u3", "u4"]],
  ["支付", ["u4"]],
  ["四家子镇", ["u6"]],
  // All of them are in 朝阳县.
  ["阳", ["u7"]],
  ["四家子", ["u5", "u6"]],
  ["子", ["u1", "u2", "u5", "u6"]],
  // The one who asks is not below itself.
  ["朝阳县人民政府", []],
  ["没有这个", []],
  ["镇", ["u1", "u6"]],
  ["", []],
  ["。", []],
];

test.each(table)("%s finds %j", (text, found) => {
  expect(findUnits(directory, "home", text).map(({ id }) => id)).toEqual(found);
});

test("looks only below the unit of the one who asks", () => {
  expect(findUnits(directory, "u3", "瓦房子")).toEqual([]);
  expect(findUnits(directory, "u3", "支付").map(({ id }) => id)).toEqual(["u4"]);
});
