import type { Office } from "#flows/office.ts";

/** The last characters of a unit's own chain, which may stand without a name in its report: 镇政府, 县政府网站. */
export function ownLevels({ unit, county, self, level }: Office): string {
  const last = (name: string): string => /(?:街道|[\p{Script=Han}])$/u.exec(name)?.[0] ?? "";
  const body = unit.replace(/(?:人民政府|政府|办事处|管委会|管理委员会)$/, "");
  return [last(body), last(self), last(county), above[level]].join("");
}

const above: Readonly<Record<Office["level"], string>> = {
  township: "市省",
  department: "市省",
  county: "市省",
  city: "市省",
  province: "省",
};
