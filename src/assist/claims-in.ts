import type { Name } from "./names-in.ts";

/**
 * Things that happened or not, and praise: without a number, and facts all the same. Whoever is only to find other words
 * says nothing of these that was not said to them.
 */
export const claims: readonly string[] = (
  "培训 会议 推进会 座谈 研讨 调度会 部署会 例会 党委会 班子会 检查 自查 抽查 督查 督导 督办 考核 评估 评议 通报 追究 问责 约谈 整改 " +
  "表彰 表扬 奖励 获奖 荣获 获评 获得 先进 典型 示范 试点 经验 好评 满意度 知晓率 准确率 领先 优秀 圆满 显著 大幅 全覆盖 零差错 " +
  "调研 走访 问卷 讲座 演练 竞赛 宣传 开放日 编印 印制 印发 出台 修订 成立 设立 新建 新设 开通 上线 改版 升级 投入 采购 配备 增设 招聘 聘请 邀请 " +
  "第三方 专家 律师 委托 外包 签订 备案 移交 公示 听证 征集 解读 视频 图解 动漫 直播 短信 入户 走进 展板 横幅 培养 专班 专职 兼职 专人 领导小组 " +
  "联席 台账 预案 处分 罚款 赔偿 道歉 舆情 泄密 投诉 举报 信访 上访 败诉 胜诉 纠错 全部 完全 均已 全国 全省 全市 全县 首创 创新"
).split(" ");

const claim = new RegExp(
  [...claims]
    .toSorted((a, b) => b.length - a.length)
    // 线上线下 is no 上线.
    .map((word) => (word === "上线" ? "(?<!线)上线" : word))
    .join("|"),
  "g",
);

export const claimsIn = (text: string): readonly Name[] =>
  [...text.matchAll(claim)].map((match) => ({ text: match[0], at: match.index }));

/** What given words speak of: 开了几次会 speaks of meetings as well. */
export const claimsOf = (text: string): readonly string[] => [
  ...claimsIn(text).map((one) => one.text),
  ...(/开了?.{0,8}会/.test(text) ? ["会议"] : []),
];
