import type { Field } from "./unit-list.ts";

/**
 * The titles of columns as county offices write them. Of two columns for one field the one that stands earlier here
 * counts; 分管领导 is the first look, and the second where somebody else has the first.
 */
const titles: readonly (readonly [Field, RegExp])[] = [
  ["unit", /^(?:填报|报送|责任)?(?:单位|机构|机关|部门)全称$/],
  ["unit", /^(?:填报|报送|责任|参报|公开)?(?:单位|机构|机关)(?:名称)?$/],
  ["unit", /^(?:各)?(?:乡镇|镇街|镇乡|乡镇街道|街道乡镇|街道|乡镇场)(?:名称)?$/],
  ["unit", /^(?:县直|市直|区直|责任|填报)?部门(?:名称)?$/],
  ["unit", /^(?:全称|名称|unit|unit name)$/i],
  ["unit", /^(?:各|县直|市直|区直|所有|乡镇|镇街|街道|部门|单位|机构|名称){2,}$/],
  ["short", /^(?:单位|机构|名称)?简称$/],
  ["self", /^(?:单位)?自称$/],
  ["level", /^(?:单位|机构)?(?:级别|层级|类别|类型|性质)$/],
  [
    "region",
    /^(?:所在|所属|隶属)?(?:县市区|市县区|县区|区县|市县|县|区|市|地区|区域|行政区划?|辖区)(?:名称)?$/,
  ],
  ["filler", /^(?:年报)?(?:填报|填表|经办|承办)(?:人|人员|员)$/],
  ["filler", /^(?:联络|联系|信息)(?:人|人员|员)$/],
  ["filler", /^(?:具体)?(?:工作人员|负责同志|人员|姓名|name)$/i],
  ["helper", /^协[助办](?:人|人员|员)$/],
  ["first", /^(?:初审|一审)(?:人|人员|领导)?$/],
  ["first", /^审核(?:人|人员|领导)?$/],
  ["first", /^分管(?:领导|负责人|负责同志)$/],
  ["second", /^(?:复审|复核|二审)(?:人|人员|领导)?$/],
  ["second", /^分管(?:领导|负责人|负责同志)$/],
  ["final", /^(?:终审|三审|审定|审批|签发)(?:人|人员|领导)?$/],
  ["final", /^(?:主要|单位)(?:领导|负责人|负责同志)$/],
  ["secrecy", /^保密(?:审查|审核)?(?:人|人员|员)?$/],
  ["due", /^(?:报送|填报|上报|完成)?(?:截止|时限|期限|截止日期|截止时间|日期|时间)$/],
];

/** Which column says what, from left to right: at most one for each field. */
export function columnsOf(cells: readonly string[]): ReadonlyMap<number, Field> {
  const variants = cells.map(variantsOf);
  const found = new Map<number, Field>();
  const taken = new Set<Field>();
  for (const [field, words] of titles) {
    if (taken.has(field)) continue;
    const column = variants.findIndex(
      (ways, index) => !found.has(index) && ways.some((way) => words.test(way)),
    );
    if (column === -1) continue;
    found.set(column, field);
    taken.add(field);
  }
  return new Map([...found].sort(([left], [right]) => left - right));
}

/** The field that a single word names: 初审, 填报人. */
export const fieldOf = (word: string): Field | undefined => columnsOf([word]).get(0);

/** 乡镇（街道） is looked up as 乡镇 and as 乡镇街道, 联系人及电话 as 联系人; 联系人电话 is no person. */
function variantsOf(cell: string): readonly string[] {
  const title = cell.normalize("NFKC").replaceAll(/[\s*:_]/g, "");
  if (title.length > 30) return [];
  const bare = title.replaceAll(/\([^)]*\)/g, "");
  const open = title.replaceAll(/[()、/及和与或,]/g, "");
  const person = bare.replace(/(?:、|\/|及|和|与|,).{0,4}(?:电话|手机|方式|号码|职务).{0,2}$/, "");
  return [...new Set([title, bare, person, open].map((way) => way.replace(/姓名$/, "")))].concat(
    /^姓名$/.test(bare) ? ["姓名"] : [],
  );
}

/** Titles that stand beside those above and say nothing to this program. */
export const isOtherTitle = (cell: string): boolean =>
  /^(?:序号|编号|号|no\.?|.*(?:电话|手机|手机号码?|联系方式|号码|邮箱|微信|qq)|职务|职务职称|职称|备注|说明|地址|科室|股室|学历|性别)$/i.test(
    cell.normalize("NFKC").replaceAll(/[\s*:()]/g, ""),
  );
