import type { Skipped } from "./unit-list.ts";

/** Lines of a list that are no unit: what they are instead. */
export function kindOfLine(text: string): Skipped["why"] | undefined {
  const bare = text.normalize("NFKC").replaceAll(" ", "");
  return kinds.find(([words]) => words.test(bare))?.[1];
}

const kinds: readonly (readonly [RegExp, Skipped["why"]])[] = [
  [/^(?:合计|总计|小计|共计|总数|共\d+[个家]|以上共)/, "total"],
  [/^\(.*(?:请|共\d).*\)$|^请/, "note"],
  [/^(?:注|备注|说明|填表说明|附注)[:\d]/, "note"],
  [/^(?:制表|填表日期|制表日期|审核日期|单位盖章|\(?盖章\)?|联系电话|咨询电话)/, "note"],
  [/^(?:您好|你好|谢谢|多谢|感谢|辛苦|麻烦|收到|好的|请查收|请审阅|以上|如有)/, "note"],
  [
    /(?:名单|一览表|统计表|通讯录|花名册|汇总表|登记表|联系表|明细表)(?:\(.{0,20}\))?[:。]?$/,
    "title",
  ],
  [/(?:如下|附后|包括)[:。]?$/, "title"],
  [/(?:单位|部门|乡镇|人员).{0,4}:$/, "title"],
  [/^附件?\d{0,2}:?$/, "title"],
  [
    /^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\))?(?:各|全县|全市|全区|县直|市直|区直|县级|所属|乡镇|镇街|街道|部门|单位|机关|事业|\(|\)|、|及|和){1,8}(?:\(?共?\d+[个家]\)?)?$/,
    "title",
  ],
];
