import type { Fact, Phrase } from "../../form.ts";
import { none, short, wordings } from "./say.ts";
import type { Sentences } from "./say.ts";

/** 其他事项: fees for processing information, and whatever else there is. */

export const otherFacts: readonly Fact[] = [
  {
    key: "fee_cases",
    kind: "count",
    unit: "件",
    ask: {
      zh: "向申请人收过信息处理费的，要写在这一部分。今年收了几件？",
      en: "Fees charged for processing requests are reported here. How many requests were charged this year?",
    },
    example: { zh: "0", en: "0" },
  },
  {
    key: "fee_amount",
    kind: "words",
    ask: {
      zh: "一共收了多少钱？带上单位。没收过就跳过。",
      en: "How much in all, with its unit? Skip if nothing was charged.",
    },
    example: { zh: "200元", en: "200元" },
  },
  {
    key: "matter",
    kind: "words",
    ask: {
      zh: "还有别的要报告的吗？",
      en: "Is there anything else to report?",
    },
    example: { zh: "没有就发“没有”", en: "没有 if there is nothing" },
  },
];

const charged = (standard: string): Sentences => [
  [
    ...wordings([
      `{year}年，{self}对{fee_cases}件政府信息公开申请收取信息处理费，共计{fee_amount}，${standard}。`,
      `{self}{year}年收取信息处理费的申请有{fee_cases}件，金额合计{fee_amount}，${standard}。`,
    ]),
    ...short([`{year}年，{self}对{fee_cases}件申请收取信息处理费{fee_amount}。`]),
    ...wordings([
      `{year}年，{self}对{fee_cases}件政府信息公开申请收取信息处理费，${standard}。`,
      `{self}{year}年收取信息处理费的申请有{fee_cases}件，${standard}。`,
    ]),
    ...short([`{year}年，{self}对{fee_cases}件申请收取信息处理费。`]),
    ...wordings(
      [
        "{year}年，{self}没有收取政府信息公开信息处理费。",
        "{self}{year}年未向申请人收取信息处理费。",
        "{year}年，{self}办理政府信息公开申请未收取信息处理费。",
      ],
      none("fee_cases"),
    ),
    ...short(["{year}年，{self}未收取信息处理费。"], none("fee_cases")),
  ],
  matter,
];

const matter: readonly Phrase[] = [
  ...wordings(["需要报告的其他事项：{matter}。", "此外，{matter}。"]),
  ...short(["其他事项：{matter}。"]),
  ...short(["无其他需要报告的事项。", "没有其他需要报告的事项。"]),
];

/** 国办函〔2020〕109号 set the rates, from 2021 on. */
export const otherPhrases2021 = charged("收费标准按照《政府信息公开信息处理费管理办法》执行");
export const otherPhrases2019 = charged("依据为《条例》第四十二条");
