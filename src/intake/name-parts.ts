/** The name of a unit taken apart. */
export interface NameParts {
  /** The names of province, city and county that go before it, together; may be empty. */
  readonly regions: string;
  /** The last of them: 朝阳县. */
  readonly region: string;
  /** As it is called within its county: 瓦房子镇, 财政局, 县委宣传部. */
  readonly short: string;
}

/** Takes a name apart; what would leave too little of it is left on. */
export function namePartsOf(name: string): NameParts {
  const compact = name.replaceAll(" ", "");
  const regions = before.exec(compact)?.[0] ?? "";
  const rest = compact.slice(regions.length);
  const region = lastOf(regions);
  if (regions !== "" && (rest === "" || governments.test(rest))) {
    const above = regions.slice(0, regions.length - region.length);
    return { regions: above, region: lastOf(above), short: region };
  }
  const short = joined.test(rest)
    ? `${region.slice(-1)}${rest.replace("人民政府", "政府")}`
    : withoutOffice(rest);
  return regions === "" || short.length < 2 || bare.test(short)
    ? { regions: "", region: "", short: withoutOffice(compact) }
    : { regions, region, short };
}

/** What two spellings of one unit have in common, apart from the region. */
export const sameName = (name: string): string =>
  namePartsOf(name.normalize("NFKC")).short.replace(/^[省市县区旗](?=.{3})/, "");

/** 社区, 市场, 开发区 and the like are not the district or the city that they seem to be. */
const noDistrict =
  "开发|园|景|社|新|库|林|牧|山|灾|保护|示范|工业|度假|保税|试验|实验|产业|合作|旅游|名胜|自治";
const letters = "[^省市县区旗（）()]";
const before = new RegExp(
  `^(?:${letters}{2,8}省|${letters}{2,8}自治区)?` +
    `(?:${letters}{2,10}市(?![场政民容])|${letters}{2,12}自治州|锡林郭勒盟|兴安盟|阿拉善盟)?` +
    `(?:${letters}{1,15}县|${letters}{2,15}(?<!红|国)旗|${letters}{2,8}市(?![场政民容])|` +
    `${letters}{2,12}(?<!${noDistrict})区(?![域块]))?`,
  "u",
);
const governments = /^(?:人民)?政府$/;
/** 朝阳县委宣传部, 朝阳县人民政府办公室: the letter of the county belongs to the name. */
const joined = /^(?:人民政府|政府|委|人大|政协|直|级)/;
/** These say nothing without the name before them. */
const bare =
  /^(?:管委会|(?:管理)?委员会|管理[处局]|办事处|(?:服务)?中心|办公室|党工委|医院|法院|检察院)$/;

const lastOf = (regions: string): string =>
  /[^省市县区旗]+[省市州盟县区旗]$/u.exec(
    regions.replace(/^.*(?:省|自治区|自治州|盟)(?=.)/u, ""),
  )?.[0] ?? regions;

function withoutOffice(name: string): string {
  const short = name.replace(/(?<=街道)办(?:事处)?$/, "").replace(/(?<=..)(?:人民政府|政府)$/, "");
  return short.length < 2 ? name : short;
}
