import { doubleSurnames, surnames } from "#flows/surnames.ts";
import type { Hide } from "./mask.ts";

/**
 * Names of people where something beside them says that they are: a title, a word for what they are here, 某 for the
 * rest of the name. A name alone among other words cannot be told from them.
 */
export function hideNames(text: string, hide: Hide): string {
  let left = text;
  for (const pattern of patterns) {
    left = left.replaceAll(pattern, (whole: string, ...match: readonly unknown[]) => {
      const { before = "", name, after = "" } = match.at(-1) as Groups;
      return isWord(name) ? whole : before + hide("姓名", name) + after;
    });
  }
  return left;
}

interface Groups {
  readonly before?: string;
  readonly name: string;
  readonly after?: string;
}

const han = "\\p{Script=Han}";
const surname = `(?:${doubleSurnames.join("|")}|[${surnames}])`;
/** What goes on after a name, and is no part of one. */
const onward =
  "的是在于向来去提要申收到说因与和不对就为本今已未共等也有电联身住曾将把被给同及反投递咨起诉" +
  "上下前后先女同某男个（(";
const given = `(?:(?![${onward}])${han}){1,2}`;
const foreign = `${han}{1,6}(?:[·•・]${han}{1,6}){1,4}`;
const titles = "先生|女士|同志|小姐|老师|律师|师傅|大爷|大妈|大叔|阿姨|老人|夫妇|等人";
/** Words for many as well as for one: a name before them begins where something else ends. 及时回应群众关切 has none. */
const crowds = "村民|群众|居民|市民|业主";
const roles =
  "申请人|当事人|联系人|投诉人|举报人|信访人|反映人|原告|上诉人|户主|经办人|填报人|法定代表人|代理人|委托人|来访人|" +
  "村民|群众|居民|市民|业主|农户|网民|公民|职工|住户|租户";
const calls = "申请|提出|提交|递交|要求|起诉|诉|不服|来信|来电|来访|反映|咨询|投诉|举报|认为|表示";

const start = "(?:^|[，。；、：:,;\\s（(])";

const sources: readonly string[] = [
  // 姓名：古丽·买买提 — behind a colon every short word is a name, unless it is one of the form's own.
  `(?<before>(?:${roles}|姓名|名字)(?:姓名|名字)?\\s{0,3}[:：]\\s{0,3})(?<name>${foreign}|${han}{2,4}(?!${han}))`,
  `(?<before>(?:${roles}|姓名|名字)(?:姓名|名字)?\\s{0,3}[:：]\\s{0,3})(?<name>${surname}${given})`,
  `(?<before>(?:姓名|名字|名叫|叫做|我叫)(?:是|为)?\\s{0,3})(?<name>${foreign}|${surname}${given})`,
  `(?<name>${surname}(?:某(?:某|(?![${onward}])${han})?|[某×ＸX＊*Ｏ○]{1,2}))`,
  `(?<name>${foreign}|${surname}(?:${han}{1,2})?)(?<after>(?:${titles}))`,
  `(?<before>${start})(?<name>${surname}${given})(?<after>(?:${crowds}))`,
  `(?<before>(?:${roles})(?:代表)?\\s{0,3}(?:[（(“"]\\s{0,3})?(?:是|为|叫|系)?\\s{0,3})(?<name>${foreign}|${surname}${given})`,
  `(?<before>${start})(?<name>${surname}${given})(?<after>(?:等)?(?:${calls}))`,
];

const patterns: readonly RegExp[] = sources.map((source) => new RegExp(source, "gmu"));

/** Words that begin like a name, by their beginnings. */
const words =
  "自然人 商业 科研 社会 法律 其他 总计 合计 法人 个人 公司 企业 机构 组织 没有 暂无 不详 本人 单位 本镇 我镇 " +
  "关心 关注 关切 关于 关系 关键 方面 方式 方便 方案 安全 安居 安置 安排 安装 常住 常见 常态 高度 高校 高效 高龄 温暖 温馨 " +
  "查阅 查询 查找 查看 查处 应当 应该 应急 金融 金额 单元 单独 单个 时间 时限 时候 成员 成立 成为 成功 全部 全体 全年 全镇 全县 全市 " +
  "明确 明显 明白 满意 平均 平台 平安 和谐 解决 解读 解答 解释 经济 利益 车辆 马上 水电 水利 包括 包含 包村 万人 万元 游客 路过 " +
  "程度 程序 祝愿 顾虑 项目 计划 计算 纪律 纪检 司法 钱款 施工 施行 向我 向本 向镇 左右 连续 连同 文化 文明 文件 文字 白天 " +
  "严格 严重 宁愿 莫名 申请 申报 申诉 申领 管理 管辖 农民 农村 农业 农户 党员 党委 党政 党组 党务 席位 商户 商品 商业 简单 简要 " +
  "巩固 卫生 房屋 房产 宗教 曲解 何人 何时 何种 余下 余人 江苏 江西 广东 安徽 易地 容易 任何 任务 任职 贵州 章程 章节 史料 " +
  "石油 云南 童年 鲁莽 尚未 尚无 古村 古树 欧洲 东方 司机 黄河 黄金 林业 林地 林木 田地 田间 毛病 牛羊 马路 钟点 段落 雷电 " +
  "汤水 沙石 荣誉 边界 边远 桑田 师生 师傅 冷暖 景区 景点 宫殿 费用 连片 麻烦 池塘 沈阳 盛大 谷物 路灯 路面 柴油 华侨 强化 " +
  "计生 干部 周边 周围 周期 孔洞 武装 武汉 常委 汪洋 伍佰 舒适 康养 康复 乐意 于是 时常 时任 从事 " +
  "符合 支持 反映 胡乱 徐州 许多 许可 曾经 曾有 叶片 金属 庄稼 欧盟 唐山 方可 对方 应予 应由 相关 有关 各位 广大 " +
  "习惯 时代 荣获 米面 郑州 苏州 常州 温州 宋朝 沙漠 车站 阳光 陆续 陆地 严禁 汪汪 左侧 雷同 白色 司法所 管委 包干 路段 居民 谢谢 " +
  "计为 计入 都是 都有 毕业 成都 危房 向社会 向上级 公民 公众 公开 明年 能否 经办 甘肃 宁夏 柏油 屈服 空白 高新 平时 舒心 ".trim();
const wordStarts: readonly string[] = words.split(/\s+/).filter((word) => word !== "");

const isWord = (name: string): boolean => wordStarts.some((word) => name.startsWith(word));
