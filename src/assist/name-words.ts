/** Names of places and bodies in Chinese prose, as data: `names-in.ts` reads it. */

/** What a name may end with, the words that end alike and name nothing, and what follows where it ends no name. */
export interface NameEnd {
  readonly end: string;
  /** Ends of common words, in front of and with the end itself. */
  readonly common: string;
  readonly notBefore: string;
}

export const nameEnds: readonly NameEnd[] = [
  { end: "镇", common: "[乡城村我全各本该集小]镇|县镇", notBefore: "痛|定|压|静" },
  { end: "乡", common: "[城家老我全各本该下返兴]乡", notBefore: "[镇村亲土愁间贤情音]" },
  { end: "县", common: "[我全各本该省市]县", notBefore: "域" },
  {
    end: "区",
    common:
      "[我全各本该社园专地片校辖景库小山牧林市城郊街厂分县新战灾特]区|(?:自治|示范|开发|试验|实验|合作|管理|工业)区",
    notBefore: "[域别间块划位隔]|分(?!局|公司)",
  },
  {
    end: "市",
    common: "[我全各本该城都上超地县股楼集门夜菜和]市",
    notBefore: "[场容值面价]|民(?!政)",
  },
  { end: "省", common: "[节反全我各本该外跨和]省", notBefore: "[略钱时事心力]|去" },
  { end: "自治[区州县旗]|[盟旗](?=委|政府)", common: "全旗|我旗", notBefore: "民" },
  { end: "街道", common: "[我全各本该]街道|[乡镇]+街道", notBefore: "$^" },
  {
    end: "村",
    common: "[乡农我全各本该驻进到镇]村|(?:行政|自然|美丽|示范)村",
    notBefore: "[民务庄居规]|干部|两委|级",
  },
  { end: "社区", common: "[村各全本我进到]社区|(?:智慧|城市|农村)社区", notBefore: "[工]" },
  { end: "局", common: "[我全各本该布格结大开当变破政治书邮]局", notBefore: "[面势限]|部(?!门)" },
  { end: "厅", common: "[我全各本该大餐客]厅|(?:国务院|)办公厅", notBefore: "[堂]" },
  {
    end: "委(?!员(?!会)|托|派|任|婉|屈|办)",
    common: "[党我全各本两政常纪]委|党工委|[村居]委",
    notBefore: "$^",
  },
  {
    end: "办(?!理|事|公|法|结|件|好|学|案|税|证|文|会|实|成|完|得|复|报|班|单|医|展|刊|齐|妥|卡|稿|之|到|过|的|了|复|答|毕|毕|量|体|与|、)",
    common: "[主承举经督交协筹领帮代通开兴创受即查可网快急转批我全各本站难待催补]办",
    notBefore: "$^",
  },
  { end: "中心", common: "[为绕]中心|[以]{1}.{1,8}为中心", notBefore: "工作|任务|组|思想|城|环节" },
  {
    end: "管委会|委员会|政协|人大(?!代表|建议)|公司|集团|小学|中学|大学|学院|医院|卫生院|银行|电视台|广播电台|日报|晚报|法院|检察院|图书馆|档案馆|博物馆|文化馆",
    common: "(?:村民|居民|业主)委员会|[村居]委会",
    notBefore: "$^",
  },
  {
    end: "(?:派出|司法|财政|税务|国土|林业|工商|畜牧|房管|自然资源)所|(?:服务|工作|农技|文化|广播|兽医|畜牧|水利|林业|供电|气象)站",
    common: "$^",
    notBefore: "$^",
  },
  {
    end: "(?:宣传|组织|统战|人武|武装|财政|公安|教育|民政|司法|水利|农业农村|文化和旅游|应急管理|生态环境)部",
    common: "$^",
    notBefore: "门",
  },
];

/** Words after which a level or an office begins that has no name of its own: 在镇政府, 利用区政府网站. */
export const joints: readonly string[] = (
  "的 在 由 与 及 对 向 从 按 到 是 了 将 把 被 给 至 并 或 但 而 经 于 受 请 报 送 供 让 使 令 凡 据 自 " +
  "推动 推进 加强 利用 运用 通过 经过 围绕 紧紧围绕 聚焦 依托 根据 按照 依照 遵照 参照 对照 公开 统一 提升 强化 结合 落实 坚持 贯彻 认真 助力 促进 完善 " +
  "规范 健全 调整 充实 参加 实现 覆盖 组织 指导 督促 要求 部署 面向 立足 紧扣 优化 发挥 配合 支持 协调 协助 会同 联合 保障 保证 " +
  "维护 接受 听取 开展 建立 成立 明确 上报 报送 移交 宣传 全面 及时 切实 深入 持续 不断 关于 针对 严格 执行 全体 所有 有关 相关 各级 上级 " +
  "代表 作为 依据 借助 用好 打造 深化 拓宽 畅通 方便 便于 提高 增强 扩大 加大 做好 抓好 制定 印发 出台 编制 发布 起草 修订 转发 传达 学习 " +
  "今年 全年 本年度 当年 年度 进一步 严格按照 积极参加 主动 配合好 负责 具体 定期 年度 以及 包括 其中 同时 结果 情况"
).split(" ");

/** Levels of government that may stand without a name, and the highest authorities that everybody has above them. */
export const levelChars = "省市县区旗乡镇";
export const everywhere = "党中央|中共中央|国务院办公厅|国务院|全国人大|国办|中华人民共和国";

/** Ways of making public: which of them a unit has is a fact like any other. */
export const channels =
  "微信公众号|公众号|微信群|工作群|微信|微博|抖音|快手|今日头条|头条号|视频号|小程序|客户端|新媒体|广播|电视|报纸|报刊|热线|大喇叭|明白纸|宣传册|宣传单|直播|新闻发布会|吹风会|听证会";

/** What bears a name in quotes. */
export const bearers =
  "专栏|栏目|公众号|微信|微博|平台|热线|小程序|品牌|专区|视频号|抖音|账号|客户端|网站|活动|模式|系统|窗口";
