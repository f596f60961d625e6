import { slipsAt, type FindSlips } from "./slip.ts";

/** Words: whose report it is, characters lost, characters doubled, whose county it is. */

/** 我将采取 in the report of a town: a replacement that lost the 镇. */
export const lostSelf: FindSlips = (text, { office: { self } }) =>
  slipsAt(text, lonelyI, () => ({ new: self, why: `“我”指${self}，补上单位` }));

const lonelyI =
  /(?<![自忘本大小敌无唯])我(?=将|政府|已|应|积极|认真|严格|高度|始终|坚持|继续|进一步|深入|全面|及时|不断|按照|根据|对照|采取|着力|切实|今后|主要|共|主动公开|未)/g;

/** 监督全信息公开工作: 镇 was lost after 全. */
export const lostLevel: FindSlips = (text, { office: { self } }) =>
  slipsAt(text, lonelyAll, () =>
    self.startsWith("我") ? { new: `全${self.slice(1)}`, why: "“全”后面少了单位" } : undefined,
  );

const lonelyAll =
  /(?<![健完安周齐保不成万俱在])全(?=(?:政府)?信息公开|政务公开|干部职工|机关干部|经济社会)/g;

/** What is printed alike in every report, and how it is often mistyped. */
const fixed: readonly (readonly [RegExp, string, string])[] = [
  [
    /(?<=公开[为是](?:常态|原则)[，、,]\s*)(?<!不)公开(?=[为是]例外)/g,
    "不公开",
    "少了“不”字，意思相反",
  ],
  [/先行有效/g, "现行有效", "应是“现行有效”"],
  [/(?<=[、，])不正(?=[、，])/g, "补正", "应是“补正”"],
  [/钩稽/g, "勾稽", "应是“勾稽”"],
  [/残差不齐/g, "参差不齐", "应是“参差不齐”"],
  [/法律观(?=、政策关)/g, "法律关", "应是“法律关”"],
  [/依申请公开公开/g, "依申请公开", "“公开”重复"],
  [/政府信公开|政府息公开|政信息公开/g, "政府信息公开", "“政府信息公开”少了字"],
  [/政公开(?=工作)(?<!务政公开)/g, "政务公开", "“政务公开”少了字"],
  [/主公开政府信息|主动开政府信息/g, "主动公开政府信息", "“主动公开”少了字"],
  [/信息公工作|信息开工作/g, "信息公开工作", "“信息公开”少了字"],
  [/保密审制度/g, "保密审查制度", "“保密审查”少了字"],
  [/公开指和/g, "公开指南和", "“公开指南”少了字"],
  [/(?:国务院令|国令)?第492号/g, "国务院令第711号", "条例2019年已修订"],
];

export const fixedTerms: FindSlips = (text) =>
  fixed.flatMap(([pattern, right, why]) => slipsAt(text, pattern, () => ({ new: right, why })));

/** 的的, 方式方式; not 日日夜夜 or 一一. */
export const doubled: FindSlips = (text) => [
  ...slipsAt(
    text,
    /([的了和在对是与及为将我并于以等也都被把由从到])\1+(?![一-龥]?不|确)/g,
    ([, char = ""]) => ({
      new: char,
      why: `“${char}”重复`,
    }),
  ),
  ...slipsAt(text, /([\p{Script=Han}]{2,8})\1+/gu, ([whole, word = ""]) =>
    /^(.)\1+$|[一二三四五六七八九十]/u.test(word) || text.includes(`“${whole}”`)
      ? undefined
      : { new: word, why: `“${word}”重复` },
  ),
];

/** 区政府 in a county: a text that came from elsewhere. */
export const otherLevel: FindSlips = (text, { office: { county, level } }) => {
  const own = /[县区市旗]$/.exec(county)?.[0];
  if (own === undefined || level === "city" || level === "province") return [];
  // 市 may be the city above a county as well.
  const strange = "县区旗".replace(own, "");
  const lonely = new RegExp(`${before}[${strange}](?=${organs})`, "g");
  return slipsAt(text, lonely, () => ({ new: own, why: `${county}的单位，应是“${own}”` }));
};

const before =
  "(?<=^|[，。；：、,;:（(\\s“”]|[的在由与和及对向从按到]|按照|根据|围绕|聚焦|落实|贯彻|通过|利用|依托|省|市|委|上级|接受|参加|报送|服从|配合)";
const organs =
  "政府|委(?!员会)|政务|管委会|级|直(?!接)|里|办公室|人大|政协|纪委|司法|信息公开|领导小组|融媒体|门户网站|公开办";
