/** What a piece of text is to the grammar. */
export type TokenKind =
  | keyof typeof VALUED
  | keyof typeof PLAIN
  | keyof typeof MARKS
  | "digits"
  | "look-alike"
  | "note"
  | "label"
  | "word";

/** A piece of text, its kind, and what it is worth. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** A digit, the power of ten of a scale, the sign ±1, the fen of a money unit; else 0. */
  readonly value: number;
}

/** Words that carry a number: the number, then every way to write it. */
const VALUED = {
  numeral: {
    0: "〇 零",
    1: "一 壹 弌",
    2: "二 两 贰 貳 弍 兩",
    3: "三 叁 參 叄",
    4: "四 肆",
    5: "五 伍",
    6: "六 陆 陸",
    7: "七 柒",
    8: "八 捌",
    9: "九 玖",
    20: "廿",
    30: "卅",
    40: "卌",
  },
  /** The power of ten. */
  scale: { 1: "十 拾", 2: "百 佰", 3: "千 仟", 4: "万 萬", 8: "亿 億" },
  sign: {
    1: "+ 加 加了 增 增加 增加了 新增 新增了 净增 净增加 增长 增长了 上升 上升了 正",
    "-1": "- 减 减了 减少 减少了 净减 净减少 负 下降 下降了 降 降了 降低 降低了 取消 取消了",
  },
  /** A sign in front of a figure (多2), an approximation after one (20多件). */
  "more-or-less": { 1: "多 多了", "-1": "少 少了" },
  /** Fen. */
  money: { 100: "元 圆 圓 块 块钱 元钱 元整 圆整 元正", 10: "角 毛 角整", 1: "分" },
} as const satisfies Record<string, Readonly<Record<string, string>>>;

/** Words that carry none. */
const PLAIN = {
  point: ". 。 点",
  comma: ",",
  currency: "¥ 人民币 RMB rmb CNY cny",
  counter:
    "件 个 項 项 条 宗 起 人 份 部 篇 家 名 位 例 户 批 单 笔 次 人次 件次 类 本 期 款 张 所 处",
  nothing:
    "无 無 没有 没 沒有 沒 未有 未发生 没发生 没有发生 未收到 没收到 没有收到 未产生 没产生 没有产生",
  /** None, or none yet: asked. */
  "none-yet": "暂无 暂时没有 目前没有 目前无 暂未发生",
  /** No change: zero for a change, no answer for a count. */
  unchanged:
    "不变 没变 未变 持平 没变化 没有变化 无变化 未变化 没有增减 没增减 无增减 未增减 不增不减 没有变",
  /** A place deliberately left open: never zero. */
  blank:
    "? 不清楚 不知道 不详 未知 空 空着 空白 先空着 待定 待查 待核 待核实 待补 待补充 " +
    "无数据 没数据 没有数据 暂无数据",
  /** Every figure of the row. */
  all:
    "都 全 均 皆 全部 全都 统统 所有 各 各项 每项 每个 个数 个数字 个都 项都 数 数字 " +
    "这一行 整行 一行",
  /** Every figure of the row not named yet. */
  rest: "其余 其余的 剩下 剩下的 剩余 别的 其他 其他的 其它 其它的",
  approximate:
    "约 大约 大概 大致 约莫 差不多 可能 也许 估计 应该 好像 左右 上下 前后 以上 以下 以内 " +
    "几 好几 若干 许多 很多 一些 余 餘 近 将近 接近 不到 不足 超过 超 至少 最多 最少 不少于 不超过 " +
    "多个 多件 多项 十来 百来 千来 万来 来个 数十 数百 数千 数万 上百 上千 上万 成百 ≈ > <",
  range: "到 至 ~ 或 或者 还是",
  fraction: "% ‰ 分之 成 半 一半 倍",
  foreign: "$ € £ 美元 美金 港元 港币 欧元 日元 英镑 USD",
  /** Said around a figure without changing it. */
  filler:
    "共 一共 总共 共计 合计 总计 计 有 共有 就有 是 就是 为 只 只有 仅 仅有 才 就 也 分别 " +
    "今年 本年 全年 本年度 单位 了 吧 哦 啊 呀 呢 的 哈 嗯 整 : = ! … ' \" “ ” ‘ ’ 「 」",
} as const satisfies Record<string, string>;

/** Marks between words; a blank among them cannot be listed by blanks. */
const MARKS = {
  space: [" "],
  separator: ["\t", "\n", ";", "、", "|"],
  slash: ["/"],
} as const satisfies Record<string, readonly string[]>;

/** Every word known, by its text; the longest word wins. */
export const LEXICON: ReadonlyMap<string, Token> = index([
  ...Object.entries(VALUED).flatMap(([kind, values]) =>
    Object.entries(values).flatMap(([value, words]) => tokens(kind, words.split(" "), value)),
  ),
  ...Object.entries(PLAIN).flatMap(([kind, words]) => tokens(kind, words.split(" "))),
  ...Object.entries(MARKS).flatMap(([kind, marks]) => tokens(kind, marks)),
]);

export const LONGEST_WORD: number = Math.max(...[...LEXICON.keys()].map((word) => word.length));

function tokens(kind: string, words: readonly string[], value = "0"): readonly Token[] {
  return words.map((text) => ({ kind: kind as TokenKind, text, value: Number(value) }));
}

/** A word listed twice would silently lose one of its kinds. */
function index(all: readonly Token[]): ReadonlyMap<string, Token> {
  const words = new Map(all.map((token) => [token.text, token]));
  const twice = all.filter((token) => words.get(token.text) !== token).map((token) => token.text);
  if (twice.length > 0) throw new Error(`The lexicon lists twice: ${twice.join(" ")}`);
  return words;
}
