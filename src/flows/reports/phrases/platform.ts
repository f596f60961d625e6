import type { Fact } from "../../form.ts";
import { lacking, none, short, wordings } from "./say.ts";
import type { Sentences } from "./say.ts";

/** 平台建设: where people find it, online and on paper (条例 第二十三条 to 第二十五条). */

export const platformFacts: readonly Fact[] = [
  {
    key: "column",
    kind: "words",
    ask: {
      zh: "今年网站上新设或者调整了哪个栏目？",
      en: "Which column of the website was added or changed this year?",
    },
    example: { zh: "惠农补贴专栏；没有发“没有”", en: "惠农补贴专栏; 没有 if none" },
  },
  {
    key: "accounts",
    kind: "count",
    unit: "个",
    ask: {
      zh: "在用的公众号、视频号、微博一起算。有几个？",
      en: "Social accounts in use, all together. How many?",
    },
    example: { zh: "1", en: "1" },
  },
  {
    key: "boards",
    kind: "count",
    unit: "处",
    levels: ["township"],
    ask: {
      zh: "镇政府和各村（社区）的公开栏。一共几处？",
      en: "Notice boards at the town hall and in the villages. How many in all?",
    },
    example: { zh: "13", en: "13" },
  },
  {
    key: "gazette",
    kind: "count",
    unit: "期",
    levels: ["county", "city", "province"],
    ask: {
      zh: "政府公报今年编了几期？",
      en: "How many issues of the gazette appeared this year?",
    },
    example: { zh: "6；没有公报发 0", en: "6; 0 without a gazette" },
  },
  {
    key: "points",
    kind: "count",
    unit: "处",
    ask: {
      zh: "群众能坐下来查信息的地方：政务公开专区、档案馆、图书馆、便民大厅。有几处？",
      en: "Places where people can sit down and look things up: service hall, archive, library. How many?",
    },
    example: { zh: "1", en: "1" },
  },
  {
    key: "patrols",
    kind: "count",
    unit: "次",
    ask: {
      zh: "检查网站和公众号有没有错链、错字、久不更新。今年查了几次？",
      en: "Checks of website and accounts for dead links, slips, stale pages. How many this year?",
    },
    example: { zh: "4", en: "4" },
  },
];

export const platformPhrases: Sentences = [
  [
    ...wordings([
      "{self}以政府网站政府信息公开平台为主要阵地，集中发布应当公开的信息。",
      "按照《条例》第二十四条要求，{self}依托政府信息公开平台提供信息检索、查阅、下载服务。",
      "{self}用好政府网站这一主平台，方便群众查找和获取政府信息。",
    ]),
    ...short(["{self}依托政府信息公开平台集中公开信息。"]),
  ],
  [
    ...wordings([
      "栏目建设方面，重点完善了{column}。",
      "年内完善了{column}。",
      "结合群众需要，着力办好{column}。",
    ]),
    ...wordings(["网站公开栏目没有变动。", "栏目设置与上年一致。"], none("column")),
  ],
  wordings([
    "现有[政务新媒体账号{accounts}个|线下公开栏{boards}处|信息查阅场所{points}处]。",
    "线上线下相互补充，设有[政务新媒体账号{accounts}个|公开栏{boards}处|政府信息查阅场所{points}处]。",
    "群众还可以通过[政务新媒体账号{accounts}个|公开栏{boards}处|信息查阅场所{points}处]获取信息。",
  ]),
  lacking({ accounts: "政务新媒体账号", boards: "线下公开栏", points: "专门的信息查阅场所" }, [
    "目前没有%。",
    "尚未设置%。",
  ]),
  [
    ...wordings(["编印政府公报{gazette}期。", "政府公报全年出版{gazette}期。"]),
    ...wordings(["没有编印政府公报。", "本年未编印政府公报。"], none("gazette")),
  ],
  [
    ...wordings([
      "对平台内容开展巡查{patrols}次。",
      "组织平台巡查{patrols}次，检查链接、文字和更新情况。",
      "日常维护中，对网站和账号检查{patrols}次。",
    ]),
    ...wordings(["没有对平台内容开展专门巡查。", "本年未开展平台内容巡查。"], none("patrols")),
  ],
];
