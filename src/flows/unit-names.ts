import type { Level } from "./form.ts";

/** What the words of a clerk say about the level of a unit; the first that fits counts. */
export const levelWords: readonly (readonly [RegExp, Level])[] = [
  [/[镇乡]|街道/, "township"],
  [/[局委办]|部门/, "department"],
  [/省/, "province"],
  [/[县区]/, "county"],
  [/市/, "city"],
];

/** How a unit may call itself, the likeliest first: 我镇, 我单位; a 委员会 says 我委, a 办公室 我办. */
export const selfNames = (unit: string): readonly string[] => {
  const suffix =
    /(街道)办$/.exec(unit)?.[1] ??
    /(街道|苏木|[镇乡局委办厅市县区旗州省])(?:办事处|管委会|管理委员会|人民政府|政府)?$/.exec(
      unit,
    )?.[1] ??
    /(委)员会$|(办)公室$/.exec(unit)?.slice(1).join("");
  return suffix === undefined ? ["我单位", "我局"] : [`我${suffix}`, "我单位"];
};

/** The level that the full name of a unit shows by its end; whatever is no government is a department. */
export function levelOfUnit(name: string): Level {
  const body = name.replace(/(?:人民政府|政府|办事处)$/, "");
  return ends.find(([end]) => end.test(body))?.[1] ?? "department";
}

const ends: readonly (readonly [RegExp, Level])[] = [
  [/(?:[镇乡]|街道|街道办|苏木)$/, "township"],
  [/(?:省|自治区)$/, "province"],
  [/(?:市|自治州|盟)$/, "city"],
  [
    /(?:县|旗|.{2}(?<!开发|园|景|社|新|库|林|保护|示范|工业|度假|保税|试验|实验|产业|合作)区)$/,
    "county",
  ],
];
