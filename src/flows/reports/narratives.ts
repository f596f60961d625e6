import type { NarrativeSection, Part } from "../form.ts";
import type { EditionPhrases } from "./phrases/editions.ts";
import { managementFacts, managementPhrases } from "./phrases/management.ts";
import { onRequestFacts } from "./phrases/on-request.ts";
import { openingFacts, openingPhrases } from "./phrases/opening.ts";
import { otherFacts } from "./phrases/other.ts";
import { platformFacts, platformPhrases } from "./phrases/platform.ts";
import { proactiveFacts } from "./phrases/proactive.ts";
import { problemFacts, problemPhrases } from "./phrases/problems.ts";
import { supervisionFacts, supervisionPhrases } from "./phrases/supervision.ts";

/**
 * The three written sections, the same in both editions but for the phrases that speak of their tables. What reviewers
 * expect follows 条例 第五十条 and the five aspects of 国办公开办函〔2021〕30号（一）; offered paragraphs take every
 * figure from the tables.
 */

const opening: Part = {
  key: "opening",
  name: { zh: "开头", en: "Opening" },
  guide: {
    zh: "写依据和统计期限（1月1日至12月31日）。没有这一段常被退回。",
    en: "Legal basis and period (1 January to 31 December). Often returned when missing.",
  },
  keywords: ["根据《中华人民共和国政府信息公开条例》", "统计期限", "1月1日"],
  facts: openingFacts,
  phrases: openingPhrases,
  offers: [
    [
      {
        text: "根据《中华人民共和国政府信息公开条例》（以下简称《条例》）规定编制本报告。报告数据统计期限为{year}年1月1日至{year}年12月31日。",
      },
    ],
  ],
};

const proactive: Part = {
  key: "proactive",
  heading: "主动公开情况",
  name: { zh: "主动公开", en: "Proactive disclosure" },
  guide: {
    zh: "今年在哪些平台公开了多少条，分哪几类，各类加起来要等于总数。重点领域（社会救助、涉农补贴、土地征收等）写一两句。",
    en: "How many items on which platforms, by kind; the parts must add up to the total. A sentence on the key areas.",
  },
  keywords: ["主动公开"],
  facts: proactiveFacts,
};

const onRequest: Part = {
  key: "on_request",
  heading: "依申请公开情况",
  name: { zh: "依申请公开", en: "Disclosure on request" },
  guide: {
    zh: "收到几件、怎么办结、结转几件；有没有复议、诉讼。数字必须和表格一致，用下面这段就不会错。",
    en: "Received, handled, carried over; disputes. The figures must equal the tables: the offered text cannot differ.",
  },
  keywords: ["依申请公开", "公开申请"],
  facts: onRequestFacts,
  offers: [
    [
      {
        when: {
          kind: "zero",
          cells: ["requests.new_received.total", "requests.carried_in.total"],
        },
        text: "{year}年，{self}未收到政府信息公开申请，没有上年结转办理的申请。",
      },
      {
        text: "{year}年，{self}共收到政府信息公开申请{{requests.new_received.total}}件，上年结转{{requests.carried_in.total}}件；已办结{{requests.result_total.total}}件，其中予以公开{{requests.granted.total}}件、部分公开{{requests.partially_granted.total}}件；结转下年度继续办理{{requests.carried_out.total}}件。",
      },
    ],
    [
      {
        when: {
          kind: "zero",
          cells: [
            "disputes.reconsideration.total",
            "disputes.litigation_direct.total",
            "disputes.litigation_after_reconsideration.total",
          ],
        },
        text: "{year}年，{self}未发生因政府信息公开工作引起的行政复议、行政诉讼。",
      },
      {
        text: "{year}年，{self}因政府信息公开工作被申请行政复议{{disputes.reconsideration.total}}件；被提起行政诉讼，未经复议直接起诉{{disputes.litigation_direct.total}}件，复议后起诉{{disputes.litigation_after_reconsideration.total}}件。",
      },
    ],
  ],
};

const management: Part = {
  key: "information_management",
  heading: "政府信息管理情况",
  name: { zh: "政府信息管理", en: "Information management" },
  guide: {
    zh: "谁审核、怎么保密审查、怎么动态调整和归档；今年规范性文件怎么管的。",
    en: "Who reviews, how secrecy is checked, how information is kept up to date and filed.",
  },
  keywords: ["信息管理"],
  facts: managementFacts,
  phrases: managementPhrases,
};

const platform: Part = {
  key: "platform",
  heading: "政府信息公开平台建设情况",
  name: { zh: "平台建设", en: "Platforms" },
  guide: {
    zh: "网站专栏、公众号、公开栏、查阅点各有几个，今年做了什么改进。",
    en: "Website columns, social accounts, notice boards, reading points: how many, what improved.",
  },
  keywords: ["平台"],
  facts: platformFacts,
  phrases: platformPhrases,
};

const supervision: Part = {
  key: "supervision",
  heading: "监督保障情况",
  name: { zh: "监督保障", en: "Supervision" },
  guide: {
    zh: "开了几次会、培训几人；乡镇还必须写到工作考核、社会评议、责任追究结果（条例第五十条），没有发生也要写明。",
    en: "Meetings, training; a government must also report assessment, public evaluation and accountability (art. 50), even if none.",
  },
  keywords: ["监督保障", "责任追究"],
  facts: supervisionFacts,
  phrases: supervisionPhrases,
};

const overview = (phrases: EditionPhrases): NarrativeSection => ({
  kind: "narrative",
  id: "overview",
  title: "一、总体情况",
  short: { zh: "总体情况", en: "Overview" },
  guide: {
    zh: "审核会看：开头写依据和期限，再写主动公开、依申请公开、信息管理、平台建设、监督保障五个方面，1000 字以内，写本单位今年的事。",
    en: "Reviewers look for the opening and five aspects, within about 1,000 characters, about this unit and this year.",
  },
  parts: [
    opening,
    { ...proactive, phrases: phrases.proactive },
    { ...onRequest, phrases: phrases.onRequest },
    management,
    platform,
    supervision,
  ],
});

const problems: NarrativeSection = {
  kind: "narrative",
  id: "problems",
  title: "五、存在的主要问题及改进情况",
  short: { zh: "问题和改进", en: "Problems" },
  guide: {
    zh: "先写两三个具体问题，再逐条写怎么改，一条对一条。只写问题、写“无”、照抄去年，都常被退回。",
    en: "Two or three concrete problems, then a measure for each. Returned when there are no measures, or copied text.",
  },
  parts: [
    {
      key: "text",
      name: { zh: "问题和改进", en: "Problems and improvements" },
      guide: {
        zh: "先问题，后措施，一条对一条。",
        en: "Problems first, then a measure for each.",
      },
      keywords: ["问题", "改进", "措施"],
      facts: problemFacts,
      phrases: problemPhrases,
    },
  ],
};

const other = (phrases: EditionPhrases): NarrativeSection => ({
  kind: "narrative",
  id: "other",
  title: "六、其他需要报告的事项",
  short: { zh: "其他事项", en: "Other matters" },
  guide: {
    zh: "收过信息处理费的，在这里写件数和金额。没有就点“无”。",
    en: "Fees charged for processing information are reported here. Otherwise: none.",
  },
  parts: [
    {
      key: "text",
      name: { zh: "其他事项", en: "Other matters" },
      guide: { zh: "没有就点“无”。", en: "None is a fine answer." },
      keywords: [],
      facts: otherFacts,
      phrases: phrases.other,
    },
  ],
  empty: "无其他需要报告的事项。",
});

/** The written sections of an edition. */
export const narratives = (
  phrases: EditionPhrases,
): Readonly<Record<"overview" | "problems" | "other", NarrativeSection>> => ({
  overview: overview(phrases),
  problems,
  other: other(phrases),
});
