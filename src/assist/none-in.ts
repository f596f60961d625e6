import { claims } from "./claims-in.ts";

/** A denial: nobody applied, nothing was contested, no meeting was held. It is a figure too, namely 0. */
export interface Denial {
  readonly text: string;
  readonly at: number;
  /** What there is said to have been none of. */
  readonly noun: string;
}

/** Every 未收到…申请 and 没有发生…行政复议、行政诉讼 of a text, one for each thing that it denies. */
export const noneIn = (text: string): readonly Denial[] =>
  [...text.matchAll(denial)].flatMap((match) =>
    [...match[0].matchAll(nouns)].map(([noun]) => ({ text: match[0], at: match.index, noun })),
  );

const figures =
  "申请 复议 诉讼 收费 费用 处罚 强制 许可 结转 规章 规范性文件 责任 违规 违纪 公报 账号 专栏 信息".split(
    " ",
  );

const nouns = new RegExp(
  [...figures, ...claims].toSorted((a, b) => b.length - a.length).join("|"),
  "g",
);

const denial =
  /(?:[从尚均]?未(?:曾)?(?:发生|收到|接到|接收|产生|出现|收取|引发|受理|发现|有|被|制定|制发|办理|涉及|开展|召开|组织|设置|编印|向)|没有|(?<![有])无(?!法|线|纸|障碍|缝|论|需|须|正当|偿|关|不)|零(?!距离|散|星)|不存在|不涉及|为零|为0)[^，。；,;]{0,40}/g;
