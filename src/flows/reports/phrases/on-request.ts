import type { Fact } from "../../form.ts";
import { none, short, some, wordings, zero } from "./say.ts";
import type { Sentences } from "./say.ts";

/** 依申请公开: tables 三 and 四 in words, and how people were served. */

export const onRequestFacts: readonly Fact[] = [
  {
    key: "channels",
    kind: "words",
    ask: {
      zh: "群众想要信息，可以怎么提出申请？",
      en: "How can people hand in a request?",
    },
    example: { zh: "当面、信函、网上", en: "当面、信函、网上" },
  },
  {
    key: "in_time",
    kind: "yes-no",
    ask: {
      zh: "一般 20 个工作日内要答复，可以依法延期。今年的申请都按期答复了吗？",
      en: "Requests are answered within 20 working days, or a lawful extension. Were all answered in time?",
    },
    example: { zh: "是", en: "yes" },
  },
  {
    key: "enquiries",
    kind: "count",
    unit: "人次",
    ask: {
      zh: "来人来电问信息公开的，没有正式申请也算。今年接待了多少人次？",
      en: "People who called or came to ask about disclosure, without a request. How many this year?",
    },
    example: { zh: "30；没有发 0", en: "30; 0 if none" },
  },
];

const received = "requests.new_received.total";
const before = "requests.carried_in.total";
const closed = "requests.result_total.total";
const after = "requests.carried_out.total";
const reviewed = "disputes.reconsideration";
const sued = "disputes.litigation_direct.total";
const suedAfter = "disputes.litigation_after_reconsideration.total";

const of = (row: string): string => `{{requests.${row}.total}}件`;

/** The outcomes that both editions print, as their labels call them; those that did not occur are not named. */
const outcomes = [
  `予以公开${of("granted")}`,
  `部分公开${of("partially_granted")}`,
  `属于国家秘密${of("refused_state_secret")}`,
  `其他法律行政法规禁止公开${of("refused_other_law_forbids")}`,
  `危及“三安全一稳定”${of("refused_three_security_one_stability")}`,
  `保护第三方合法权益${of("refused_third_party_rights")}`,
  `三类内部事务信息${of("refused_internal_affairs")}`,
  `四类过程性信息${of("refused_process_information")}`,
  `行政执法案卷${of("refused_enforcement_file")}`,
  `行政查询事项${of("refused_admin_query")}`,
  `本机关不掌握相关信息${of("unavailable_not_held")}`,
  `需要另行制作${of("unavailable_needs_creation")}`,
  `补正后仍不明确${of("unavailable_still_unclear")}`,
  `信访举报投诉类申请${of("not_processed_petition_complaint")}`,
  `重复申请${of("not_processed_repeat")}`,
  `要求提供公开出版物${of("not_processed_publication")}`,
  `无正当理由大量反复申请${of("not_processed_excessive")}`,
  `要求确认或重新出具信息${of("not_processed_confirm_reissue")}`,
];

const outcomes2021 = [
  ...outcomes,
  `逾期不补正${of("other_no_correction")}`,
  `逾期不缴费${of("other_fee_unpaid")}`,
  `其他处理${of("other_misc")}`,
];
const outcomes2019 = [...outcomes, `其他处理${of("other_handling")}`];

const intake: Sentences[number] = [
  ...wordings(
    [
      "{year}年，{self}没有收到政府信息公开申请，也没有上年结转办理的申请。",
      "{self}{year}年未收到政府信息公开申请，无上年结转事项。",
      "政府信息公开申请方面，{self}{year}年既无新收，也无上年结转。",
    ],
    zero(received, before),
  ),
  ...short(["{year}年，{self}未收到政府信息公开申请，无上年结转。"], zero(received, before)),
  ...wordings(
    [
      `{year}年，{self}收到政府信息公开申请{{${received}}}件，没有上年结转办理的申请。`,
      `{self}{year}年新收政府信息公开申请{{${received}}}件，无上年结转。`,
      `{year}年，{self}共收到政府信息公开申请{{${received}}}件，均为本年新收。`,
    ],
    zero(before),
  ),
  ...short([`{year}年，{self}收到政府信息公开申请{{${received}}}件。`], zero(before)),
  ...wordings(
    [
      `{year}年，{self}没有收到新的政府信息公开申请，办理上年结转的申请{{${before}}}件。`,
      `{self}{year}年未新收政府信息公开申请，上年结转{{${before}}}件。`,
    ],
    zero(received),
  ),
  ...short([`{year}年，{self}未新收政府信息公开申请，上年结转{{${before}}}件。`], zero(received)),
  ...wordings([
    `{year}年，{self}收到政府信息公开申请{{${received}}}件，上年结转{{${before}}}件。`,
    `{self}{year}年新收政府信息公开申请{{${received}}}件，连同上年结转的{{${before}}}件一并办理。`,
    `政府信息公开申请方面，{self}{year}年新收{{${received}}}件，上年结转{{${before}}}件。`,
  ]),
  ...short([`{year}年，{self}收到政府信息公开申请{{${received}}}件，上年结转{{${before}}}件。`]),
];

const handling = (rows: readonly string[]): Sentences[number] => {
  const list = rows.join("|");
  return [
    ...wordings(
      [
        `全部申请已在年内办结，办理结果为：[${list}]。`,
        `截至年底，申请全部办结，没有结转下年度的事项，其中[${list}]。`,
        `年内收办的申请均已办结，按办理结果分，[${list}]。`,
      ],
      zero(after),
    ),
    ...short([`全部办结，其中[${list}]，无结转。`], zero(after)),
    ...wordings([
      `截至年底，办结{{${closed}}}件，结转下年度继续办理{{${after}}}件；办理结果为：[${list}]。`,
      `年内办结{{${closed}}}件，其中[${list}]；结转下年度继续办理{{${after}}}件。`,
      `已办结的申请{{${closed}}}件，按办理结果分，[${list}]；另有{{${after}}}件结转下年度继续办理。`,
    ]),
    ...short([`已办结{{${closed}}}件，其中[${list}]；结转下年度{{${after}}}件。`]),
    ...wordings(
      [
        `截至年底，上述申请仍在办理，结转下年度继续办理{{${after}}}件。`,
        `上述申请年内尚未办结，{{${after}}}件结转下年度继续办理。`,
      ],
      zero(closed),
    ),
    ...short([`年内尚未办结，结转下年度{{${after}}}件。`], zero(closed)),
  ];
};

const service: Sentences = [
  [
    ...wordings(
      [
        `办结的{{${closed}}}件均在法定期限内答复。`,
        `答复时限符合规定，办结的{{${closed}}}件均未超过法定期限。`,
      ],
      some("in_time"),
    ),
    ...wordings(
      [
        `办结的{{${closed}}}件中，有的答复超过了法定期限。`,
        `答复时限上还有差距，办结的{{${closed}}}件中存在超过法定期限的情况。`,
      ],
      none("in_time"),
    ),
  ],
  wordings([
    "申请渠道保持畅通，可通过{channels}等方式提出。",
    "{channels}等渠道均正常受理申请。",
    "公民、法人和其他组织可以通过{channels}等方式提出申请。",
  ]),
  [
    ...wordings([
      "接待政府信息公开方面的咨询{enquiries}人次。",
      "日常接受群众咨询{enquiries}人次。",
      "解答群众有关政府信息公开的咨询{enquiries}人次。",
    ]),
    ...wordings(
      ["没有接到政府信息公开方面的咨询。", "群众咨询方面，没有接待记录。"],
      none("enquiries"),
    ),
  ],
];

const disputes: Sentences = [
  [
    ...wordings(
      [
        "没有因政府信息公开工作引起的行政复议和行政诉讼。",
        "没有涉及政府信息公开的行政复议、行政诉讼案件。",
        "行政复议、行政诉讼方面，没有涉及政府信息公开工作的案件。",
      ],
      zero(`${reviewed}.total`, sued, suedAfter),
    ),
    ...short(
      ["未发生涉及政府信息公开的行政复议、行政诉讼。"],
      zero(`${reviewed}.total`, sued, suedAfter),
    ),
    ...wordings([
      `因政府信息公开工作，[被申请行政复议{{${reviewed}.total}}件|未经复议直接起诉{{${sued}}}件|复议后起诉{{${suedAfter}}}件]。`,
      `涉及政府信息公开的案件，[行政复议{{${reviewed}.total}}件|未经复议的行政诉讼{{${sued}}}件|复议后的行政诉讼{{${suedAfter}}}件]。`,
    ]),
    ...short([
      `因政府信息公开工作，[被申请行政复议{{${reviewed}.total}}件|未经复议直接起诉{{${sued}}}件|复议后起诉{{${suedAfter}}}件]。`,
    ]),
  ],
  wordings([
    `行政复议案件中，[结果维持{{${reviewed}.upheld}}件|结果纠正{{${reviewed}.corrected}}件|其他结果{{${reviewed}.other_result}}件|尚未审结{{${reviewed}.pending}}件]。`,
    `从行政复议结果看，[维持{{${reviewed}.upheld}}件|纠正{{${reviewed}.corrected}}件|其他结果{{${reviewed}.other_result}}件|尚未审结{{${reviewed}.pending}}件]。`,
  ]),
];

const onRequestPhrases = (rows: readonly string[]): Sentences => [
  intake,
  handling(rows),
  ...service,
  ...disputes,
];

export const onRequestPhrases2019 = onRequestPhrases(outcomes2019);
export const onRequestPhrases2021 = onRequestPhrases(outcomes2021);
