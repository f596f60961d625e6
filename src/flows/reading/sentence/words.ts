/**
 * What clerks say for the rows and columns of the table of requests, beyond the labels and aliases of the form. Keyed by
 * the pattern of a key, so that one list serves every edition. A word is here only if it means one thing: 不给 has many
 * reasons, 社会组织 may be two columns, 律师 may ask for somebody else.
 */
export type Words = readonly (readonly [RegExp, string])[];

export const columnWords: Words = [
  [/^natural_person$/, "个人 私人 老百姓 百姓 群众 村民 居民 市民 农民 农户 公民 乡亲"],
  [/^commercial$/, "公司 企业 工厂 厂子 厂家 开发商"],
  [/^research$/, "科研机构 科研单位 高校 大学 研究所 研究院"],
  [/^social_welfare$/, "公益组织 公益机构 社会公益 基金会 慈善会 慈善组织"],
  [/^legal_service$/, "律所 律师所 律师事务所 法律服务所"],
  [/^other_org$/, "其他组织 其它组织 其他单位 其它单位 别的单位 其他法人"],
];

const lastYear = "去年 上年 上年度 上一年 上一年度 头年 前一年";
const unfinished = "没办完 没办结 未办完 未办结 没有办完 没有办结 没答复 没答复完";
const nextYear = "明年 下年 下年度 下一年 下一年度 来年";

export const rowWords: Words = [
  [/^new_received$/, "收到 收到了 收了 收 新收 新收到 接到 接到了 接收 受理 受理了 来了"],
  [
    /^carried_in$/,
    each(
      lastYear,
      `剩 剩下 剩余 留下 遗留 结转 结转来 结转过来 结转下来 结转到今年 转来 转过来 转下来 转到今年 ${unfinished} 没办完转过来`,
    ),
  ],
  [
    /^carried_out$/,
    `${unfinished} 尚未办结 尚未答复 未答复 没有答复 还在办 还在办理 还在办着 正在办 正在办理 在办 在办理 继续办理 跨年 ` +
      `${each("转 转到 转入 结转 结转到 结转至 留到 拖到 放到", nextYear)} ` +
      each(nextYear, "接着办 继续办 再办 办 办理 才能办完 接着办理 继续办理"),
  ],
  [
    /^granted$/,
    "给了 给 给他了 给他们了 给了他 给了他们 给出去了 公开 公开了 已公开 予以公开 同意公开 提供了 给全了 全给了 完全公开 " +
      "告诉了网上有 告知已经公开 告知已主动公开",
  ],
  [
    /^partially_granted$/,
    "部分公开 部分公开了 公开了部分 公开一部分 公开了一部分 只公开了一部分 给部分 给了部分 给一部分 给了一部分 " +
      "只给了一部分 部分给了 一部分给了",
  ],
  [/^refused_state_secret$/, "国家秘密 国家机密 涉密 定了密"],
  [/^refused_other_law_forbids$/, "法律禁止 法律不许 法律不让公开 法律规定不能公开 法律法规禁止"],
  [/^refused_three_security_one_stability$/, "三安全一稳定 三安全 危及社会稳定 影响社会稳定"],
  [
    /^refused_third_party_rights$/,
    "第三方 第三方权益 第三人 商业秘密 个人隐私 别人隐私 别人的隐私",
  ],
  [/^refused_internal_affairs$/, "内部事务 内部管理 内部事务信息"],
  [/^refused_process_information$/, "过程性信息 过程信息 过程性"],
  [/^refused_enforcement_file$/, "执法案卷 行政执法案卷"],
  [/^refused_admin_query$/, "行政查询 查询事项"],
  [
    /^unavailable_not_held$/,
    "不归我们管 不归我们 不归镇里管 不归镇上管 不归本机关管 不归咱们管 不是我们的 不是我们管 不是我们管的 不是我们的事 " +
      "不属于我们管 不掌握 没掌握 没有这个信息 没有这些信息 没有相关信息 没这个信息 没这信息 信息不存在 不存在 查不到 没查到 " +
      "没有查到 找不到 没找到",
  ],
  [
    /^unavailable_needs_creation$/,
    "没有现成 没有现成的 没现成的 需要另行制作 需另行制作 另行制作 要另外做 要重新统计 需要重新统计 要加工汇总 需要加工汇总",
  ],
  [
    /^unavailable_still_unclear$/,
    "补正了还是不清楚 补正了还不清楚 补正后还是不清楚 补正后还不清楚 补正了还是不明确 补正后还是不明确 补正后不明确 补正了还说不清",
  ],
  [/^not_processed_petition_complaint$/, "信访 信访件 上访 投诉 举报 投诉举报 信访投诉 信访举报"],
  [/^not_processed_repeat$/, "重复 重复申请 重复提的 重复提 重复要的"],
  [/^not_processed_publication$/, "公开出版物 出版物 要出版物 要公开出版物"],
  [/^not_processed_excessive$/, "大量反复 大量反复申请 反复申请 没完没了申请"],
  [/^not_processed_confirm_reissue$/, "重新出具 重新开具 重新开证明 再出一份 要求确认"],
  [/^other_(no_correction|handling)$/, "逾期不补正 逾期没补正 逾期未补正 不补正 没补正 没来补正"],
  [/^other_(fee_unpaid|handling)$/, "逾期未缴费 逾期不缴费 没缴费 没交费 不缴费 不交费"],
  [/^other_(misc|handling)$/, "撤了 撤回 撤回了 撤销了申请 主动撤回 自己撤了 自己撤回 不要了"],
];

/** Said to be none, with the direction: 没有结转 alone may be either. */
export const noneWords: Words = [
  [/^carried_in$/, each(lastYear, "没有结转 无结转 没结转 没有剩 没剩 没有剩下 没剩下 没有遗留")],
  [/^carried_out$/, "没有没办完 没有结转下年 没有结转到明年 无结转下年 没有转到明年 没有转明年"],
];

/** 结转 alone is next year's, and only behind what was handled: in front of it, it may be last year's. */
export const lateWords: Words = [[/^carried_out$/, "结转 结转了"]];

/**
 * Words for several rows at once. A count of them is checked against its parts, or becomes the row of the reason given
 * for it; `narrow`: what they may be meant for as well. What is settled may be any outcome, and none is its reason.
 */
export const familyWords: readonly Readonly<{
  rows: RegExp;
  narrow?: RegExp;
  settled?: true;
  words: string;
}>[] = [
  {
    rows: /^(refused|unavailable|not_processed)_/,
    narrow: /^refused_/,
    words:
      "没给 没给他 没有给 不给 未给 没公开 没有公开 未公开 不公开 不能公开 不能给 没法给 没同意 没同意公开",
  },
  { rows: /^refused_/, words: "不予公开 拒绝公开 不同意公开" },
  { rows: /^unavailable_/, words: "无法提供 提供不了 没法提供 不能提供" },
  { rows: /^not_processed_/, words: "不予处理 不处理" },
  {
    rows: /^(?!new_received$|carried_)/,
    settled: true,
    words:
      "办结 办结了 办完 办完了 办了 办好了 答复 答复了 已答复 回复了 处理了 处理完了 办理了 给了答复 给了回复 给答复 作了答复",
  },
];

/** Words that say how a clause belongs to the others. */
export const signWords = {
  all: "都 全 全都 全是 都是 均 均已 全部 全部都 一律 统统 通通 其他都 其他的都 其它都 其它的都 其他全 其他的全",
  rest: "其余 其余的 剩下 剩下的 剩余 余下 余下的 剩 还剩 还剩下",
  among: "其中 当中 里面 里头 这里面",
  also: "另 另外 另有 还有 此外 再有",
  sum: "一共 总共 共 共计 合计 总计 总数",
  request:
    "申请 申请件 申请公开 信息公开申请 政府信息公开申请 依申请公开 依申请公开申请 依申请 公开申请",
  counter: "件 份 起 条 次",
  /** A counter of requests, and of people: 3个人. */
  piece: "个",
  /** Whoever is named behind it need not be who asked. */
  because: "因为 由于 因 涉及 涉及到 是因为 原因是 理由是",
  /** Changes nothing. */
  plain:
    "今年 本年 本年度 今年度 全年 这一年 一年来 今年以来 到年底 截至年底 截止年底 到12月31日 截至12月31日 截至12月31号 " +
    "我们 咱们 我们镇 我镇 本镇 镇里 镇上 我们街道 街道 我们乡 乡里 我们局 我局 局里 我们单位 本单位 本机关 镇政府 " +
    "是 的 了 为 有 是有 就 只 也 已 已经 还 由 来自 属于 属 算 按 按照 作为 " +
    "从 连同 加上 连 除了 除 以外 之外 申请的 来申请 申请人 提的 提出 提出的 提交 提交的 要的 这 这些 那 " +
    "“ ” ‘ ’ \" ' 「 」 您好 你好",
} as const satisfies Record<string, string>;

export type Sign = keyof typeof signWords;

/** Words that look like others that are known, and mean something else or nothing certain. */
export const strangeWords =
  "其他 其它 还是 一起 一次 一个个 一件件 一样 一般 一半 一部分 一直 一些 万一 十分 百分 千万";

function each(firsts: string, seconds: string): string {
  return firsts
    .split(" ")
    .flatMap((first) => seconds.split(" ").map((second) => first + second))
    .join(" ");
}
