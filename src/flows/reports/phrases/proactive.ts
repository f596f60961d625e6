import type { Fact, Phrase } from "../../form.ts";
import { lacking, none, short, wordings, zero } from "./say.ts";
import type { Sentences } from "./say.ts";

/** 主动公开: what was published where, on what, and what table 二 of the edition says. */

export const proactiveFacts: readonly Fact[] = [
  {
    key: "site_items",
    kind: "count",
    unit: "条",
    ask: {
      zh: "网站后台能看到全年的发布数。今年政府网站上发了多少条？",
      en: "The website's back end shows the number. How many items went on the government website this year?",
    },
    example: { zh: "126", en: "126" },
  },
  {
    key: "account_items",
    kind: "count",
    unit: "条",
    ask: {
      zh: "公众号、视频号这些加在一起算。今年推送了多少条？",
      en: "All social accounts together. How many posts this year?",
    },
    example: { zh: "48；没有公众号发 0", en: "48; 0 without an account" },
  },
  {
    key: "board_items",
    kind: "count",
    unit: "次",
    levels: ["township"],
    ask: {
      zh: "镇上、村里公开栏张贴的也算公开。今年大约张贴了多少次？",
      en: "Notices on the boards count as well. How many times was something posted this year?",
    },
    example: { zh: "24", en: "24" },
  },
  {
    key: "key_areas",
    kind: "words",
    ask: {
      zh: "审核会看重点领域。今年公开得最多的是哪几类事？",
      en: "Reviewers look for the key areas. Which matters were published most this year?",
    },
    example: {
      zh: "社会救助、涉农补贴、宅基地审批",
      en: "社会救助、涉农补贴、宅基地审批",
    },
  },
  {
    key: "explained",
    kind: "count",
    unit: "篇",
    ask: {
      zh: "政策解读，图解、问答、视频都算。今年发了几篇？",
      en: "Explanations of policies, in pictures, questions or film. How many this year?",
    },
    example: { zh: "3；没有发 0", en: "3; 0 if none" },
  },
  {
    key: "replies",
    kind: "count",
    unit: "件",
    ask: {
      zh: "网上留言、领导信箱里群众问的。今年答复了多少件？",
      en: "Questions by people online or to the mailbox. How many were answered this year?",
    },
    example: { zh: "17；没有发 0", en: "17; 0 if none" },
  },
];

const lead: readonly Phrase[] = [
  ...wordings([
    "{year}年，{self}坚持以公开为常态、不公开为例外，依照《条例》做好主动公开。",
    "{year}年，{self}对照《条例》第二十条逐项梳理公开内容，落实主动公开职责。",
    "{self}把涉及群众切身利益、需要群众广泛知晓的信息作为{year}年主动公开的重点。",
    "{year}年，{self}主动公开工作围绕群众关心的实事展开，应当公开的信息按规定时限发布。",
  ]),
  ...short([
    "{year}年，{self}依照《条例》规定主动公开政府信息。",
    "{self}按照《条例》做好{year}年主动公开工作。",
  ]),
];

const channels: readonly Phrase[] = [
  ...wordings([
    "按渠道统计，[政府网站发布信息{site_items}条|政务新媒体推送信息{account_items}条|公开栏张贴公示{board_items}次]。",
    "从发布渠道看，[政府网站更新信息{site_items}条|政务新媒体发布信息{account_items}条|公开栏张贴公示{board_items}次]。",
    "全年[通过政府网站公开信息{site_items}条|通过政务新媒体公开信息{account_items}条|在公开栏张贴公示{board_items}次]。",
    "多渠道发布信息，[政府网站公开信息{site_items}条|政务新媒体编发信息{account_items}条|线下公开栏张贴公示{board_items}次]。",
  ]),
  ...short([
    "[政府网站发布信息{site_items}条|政务新媒体推送信息{account_items}条|公开栏张贴公示{board_items}次]。",
  ]),
];

const areas = wordings([
  "公开内容以{key_areas}等事项为重点。",
  "重点公开了{key_areas}等方面的信息。",
  "在重点领域，集中公开{key_areas}等信息。",
  "{key_areas}等群众关注较多的事项，均列为公开重点。",
]);

const dialogue = wordings([
  "加强解读回应，[发布政策解读材料{explained}篇|答复群众线上提问{replies}件]。",
  "与群众的沟通方面，[编发政策解读{explained}篇|回复群众线上留言{replies}件]。",
  "坚持公开与解读、回应并重，[制作政策解读材料{explained}篇|办复群众留言{replies}件]。",
]);

const noDialogue = lacking({ explained: "政策解读材料发布", replies: "群众线上留言答复" }, [
  "本年没有%。",
  "报告期内没有%。",
]);

const noChannels: readonly Phrase[] = [
  ...wordings(
    ["报告期内未通过政府网站、政务新媒体发布信息。", "政府网站和政务新媒体本年均未发布信息。"],
    none("site_items", "account_items"),
  ),
  ...wordings(["政府网站本年未发布信息。", "报告期内未通过政府网站发布信息。"], none("site_items")),
  ...wordings(
    ["政务新媒体本年未发布信息。", "报告期内未通过政务新媒体发布信息。"],
    none("account_items"),
  ),
];

const told: Sentences = [lead, channels, noChannels, areas, dialogue, noDialogue];

const normative = "proactive.normative_documents";
const licence = "proactive.administrative_license.decisions";
const penalty = "proactive.administrative_penalty.decisions";
const coercion = "proactive.administrative_coercion.decisions";
const fees = "proactive.administrative_fees.amount_10k_cny";

const noDecisions: readonly Phrase[] = [
  ...wordings(
    [
      "本年没有作出行政许可、行政处罚和行政强制决定。",
      "行政许可、行政处罚和行政强制均无处理决定。",
      "未发生行政许可、行政处罚、行政强制事项。",
    ],
    zero(licence, penalty, coercion),
  ),
  ...short(["未作出行政许可、行政处罚、行政强制决定。"], zero(licence, penalty, coercion)),
];

/** Licences, penalties and coercion are counted alike in both editions. */
const decisions: readonly Phrase[] = [
  ...wordings([
    `作出[行政许可决定{{${licence}}}件|行政处罚决定{{${penalty}}}件|行政强制决定{{${coercion}}}件]。`,
    `依法履职方面，作出[行政许可决定{{${licence}}}件|行政处罚决定{{${penalty}}}件|行政强制决定{{${coercion}}}件]。`,
    `处理决定数量为：[行政许可{{${licence}}}件|行政处罚{{${penalty}}}件|行政强制{{${coercion}}}件]。`,
  ]),
  ...short([
    `作出[行政许可决定{{${licence}}}件|行政处罚决定{{${penalty}}}件|行政强制决定{{${coercion}}}件]。`,
  ]),
  ...noDecisions,
];

const rules = (list: string): readonly Phrase[] =>
  wordings([`规章[${list}]。`, `政府规章方面，[${list}]。`]);

/** 2021: made, repealed, in force; decisions; fees collected. */
export const proactivePhrases2021: Sentences = [
  ...told,
  rules(
    "制定{{proactive.rules.issued}}件|废止{{proactive.rules.repealed}}件|现行有效{{proactive.rules.in_force}}件",
  ),
  [
    ...wordings(
      [
        "未制发、废止行政规范性文件，没有现行有效的行政规范性文件。",
        "行政规范性文件方面，本年没有制发和废止，年末没有现行有效的文件。",
        "既没有制发、废止行政规范性文件，也没有现行有效的行政规范性文件。",
      ],
      zero(`${normative}.issued`, `${normative}.repealed`, `${normative}.in_force`),
    ),
    ...short(
      ["未制发、废止行政规范性文件，没有现行有效的行政规范性文件。"],
      zero(`${normative}.issued`, `${normative}.repealed`, `${normative}.in_force`),
    ),
    ...wordings(
      [
        `行政规范性文件没有新的制发和废止，现行有效{{${normative}.in_force}}件。`,
        `未制发、废止行政规范性文件，年末现行有效{{${normative}.in_force}}件。`,
      ],
      zero(`${normative}.issued`, `${normative}.repealed`),
    ),
    ...wordings([
      `行政规范性文件[制发{{${normative}.issued}}件|废止{{${normative}.repealed}}件|现行有效{{${normative}.in_force}}件]。`,
      `行政规范性文件方面，[制发{{${normative}.issued}}件|废止{{${normative}.repealed}}件|现行有效{{${normative}.in_force}}件]。`,
      `文件制发方面，行政规范性文件[新制发{{${normative}.issued}}件|废止{{${normative}.repealed}}件|现行有效{{${normative}.in_force}}件]。`,
    ]),
    ...short([
      `行政规范性文件[制发{{${normative}.issued}}件|废止{{${normative}.repealed}}件|现行有效{{${normative}.in_force}}件]。`,
    ]),
  ],
  decisions,
  [
    ...wordings([`收取行政事业性收费{{${fees}}}万元。`, `行政事业性收费金额为{{${fees}}}万元。`]),
    ...wordings(["没有收取行政事业性收费。", "本年无行政事业性收费。"], zero(fees)),
  ],
];

const service = "proactive.other_external_services.decisions";
const projects = "proactive.centralised_procurement.projects";
const amount = "proactive.centralised_procurement.amount";

/** 2019: made, newly published, published in all; cases; procurement. */
export const proactivePhrases2019: Sentences = [
  ...told,
  rules(
    "新制作{{proactive.rules.newly_made}}件|新公开{{proactive.rules.newly_disclosed}}件|对外公开总数{{proactive.rules.disclosed_total}}件",
  ),
  [
    ...wordings(
      [
        "没有制作和公开规范性文件的情况。",
        "规范性文件方面，本年没有制作和公开。",
        "未制作规范性文件，也没有对外公开的规范性文件。",
      ],
      zero(
        `${normative}.newly_made`,
        `${normative}.newly_disclosed`,
        `${normative}.disclosed_total`,
      ),
    ),
    ...short(
      ["没有制作、公开规范性文件。"],
      zero(
        `${normative}.newly_made`,
        `${normative}.newly_disclosed`,
        `${normative}.disclosed_total`,
      ),
    ),
    ...wordings([
      `规范性文件[新制作{{${normative}.newly_made}}件|新公开{{${normative}.newly_disclosed}}件|对外公开总数{{${normative}.disclosed_total}}件]。`,
      `规范性文件方面，[本年新制作{{${normative}.newly_made}}件|新公开{{${normative}.newly_disclosed}}件|对外公开总数{{${normative}.disclosed_total}}件]。`,
    ]),
    ...short([
      `规范性文件[新制作{{${normative}.newly_made}}件|新公开{{${normative}.newly_disclosed}}件|对外公开总数{{${normative}.disclosed_total}}件]。`,
    ]),
  ],
  decisions,
  wordings([
    `办理其他对外管理服务事项{{${service}}}件。`,
    `其他对外管理服务事项办理{{${service}}}件。`,
  ]),
  [
    ...wordings([
      `实施政府集中采购项目{{${projects}}}个，采购总金额{{${amount}}}。`,
      `政府集中采购项目共{{${projects}}}个，总金额{{${amount}}}。`,
    ]),
    ...wordings(["没有政府集中采购项目。", "未实施政府集中采购。"], zero(projects, amount)),
  ],
];
