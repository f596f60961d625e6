import type { CaseEntry, Column, Row, Table } from "../form.ts";

/**
 * Table 三, requests received and handled. Both editions print the same grid; they differ only in the rows of
 * （六）其他处理. Labels verbatim; the meaning of each outcome follows the articles of 政府信息公开条例 (国务院令
 * 第711号) named beside it.
 */
export function requestsTable(otherRows: readonly Row[], otherNames: CaseEntry["names"]): Table {
  const outcomes = [...outcomeRows, ...otherRows];
  const outcomeKeys = outcomes.map((row) => row.key);
  return {
    id: "requests",
    layout: "matrix",
    corner: "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
    lone: "natural_person",
    cases: {
      received: "new_received",
      carriedIn: "carried_in",
      outcomes: outcomeKeys,
      carriedOut: "carried_out",
      names: { ...outcomeNames, ...otherNames, carried_out: "结转下年" },
    },
    blocks: [
      {
        columns: applicantColumns,
        rows: [
          ...intakeRows,
          ...outcomes,
          {
            key: "result_total",
            label: "（七）总计",
            path: [results, "（七）总计"],
            sum: outcomeKeys,
          },
          {
            key: "carried_out",
            label: "四、结转下年度继续办理",
            aliases: ["结转下年", "结转下年度", "结转明年"],
            help: {
              zh: "到12月31日还没答复完、转到下一年办的申请。下一年的“上年结转”要和它一致。",
              en: "Requests not yet answered on 31 December. Next year's carry-in must equal it.",
            },
          },
        ],
      },
    ],
  };
}

export const results = "三、本年度办理结果";

const applicants = "申请人情况";
const organisations = "法人或其他组织";

const applicantColumns: readonly Column[] = [
  { key: "natural_person", label: "自然人", path: [applicants, "自然人"], aliases: ["个人"] },
  {
    key: "commercial",
    label: "商业企业",
    path: [applicants, organisations, "商业企业"],
    aliases: ["企业", "公司"],
  },
  {
    key: "research",
    label: "科研机构",
    path: [applicants, organisations, "科研机构"],
    aliases: ["科研", "高校"],
  },
  {
    key: "social_welfare",
    label: "社会公益组织",
    path: [applicants, organisations, "社会公益组织"],
    aliases: ["公益组织", "公益"],
  },
  {
    key: "legal_service",
    label: "法律服务机构",
    path: [applicants, organisations, "法律服务机构"],
    aliases: ["法律服务", "律所", "律师事务所"],
  },
  { key: "other_org", label: "其他", path: [applicants, organisations, "其他"] },
  {
    key: "total",
    label: "总计",
    path: [applicants, "总计"],
    sum: [
      "natural_person",
      "commercial",
      "research",
      "social_welfare",
      "legal_service",
      "other_org",
    ],
  },
].map((column) => ({ ...column, unit: "件" }));

const intakeRows: readonly Row[] = [
  {
    key: "new_received",
    label: "一、本年新收政府信息公开申请数量",
    aliases: ["新收", "本年新收", "新收申请"],
    help: {
      zh: "1月1日到12月31日收到的申请，当面、信函、网上都算，一份申请算一件。咨询和信访件不算。",
      en: "Requests received 1 January to 31 December, by any channel; one request, one count. No enquiries or petitions.",
    },
  },
  {
    key: "carried_in",
    label: "二、上年结转政府信息公开申请数量",
    aliases: ["上年结转", "结转"],
    help: {
      zh: "上一年没办完、转到今年办的申请。要和上一年报告的“结转下年度继续办理”一致。",
      en: "Requests left over from last year. Must equal last year's carry-over.",
    },
  },
];

const refused = "（三）不予公开";
const unavailable = "（四）无法提供";
const notProcessed = "（五）不予处理";

const outcomeRows: readonly Row[] = [
  {
    key: "granted",
    label: "（一）予以公开",
    path: [results, "（一）予以公开"],
    aliases: ["予以公开", "公开了", "给了"],
    help: {
      zh: "信息给了申请人，或者告诉他已经公开在哪里（条例第三十六条）。",
      en: "The information was given, or the applicant was told where it is published (art. 36).",
    },
  },
  {
    key: "partially_granted",
    label: "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    path: [results, "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"],
    aliases: ["部分公开"],
    help: {
      zh: "一份申请里给了一部分、没给另一部分。只在这里记一次，不再记到“不予公开”（条例第三十七条）。",
      en: "Part given, part withheld. Count it only here, not again under refusals (art. 37).",
    },
  },
  {
    key: "refused_state_secret",
    label: "1.属于国家秘密",
    path: [results, refused, "1.属于国家秘密"],
    aliases: ["国家秘密"],
    help: {
      zh: "依法定了密的信息（条例第十四条）。",
      en: "Classified by law as a state secret (art. 14).",
    },
  },
  {
    key: "refused_other_law_forbids",
    label: "2.其他法律行政法规禁止公开",
    path: [results, refused, "2.其他法律行政法规禁止公开"],
    aliases: ["其他法律禁止", "法律禁止公开"],
    help: {
      zh: "别的法律、行政法规写明不许公开的（条例第十四条）。地方文件不算依据。",
      en: "Another law or administrative regulation forbids it (art. 14). Local papers are no basis.",
    },
  },
  {
    key: "refused_three_security_one_stability",
    label: "3.危及“三安全一稳定”",
    path: [results, refused, "3.危及“三安全一稳定”"],
    aliases: ["三安全一稳定"],
    help: {
      zh: "公开后可能危及国家安全、公共安全、经济安全、社会稳定的（条例第十四条）。",
      en: "Would endanger national, public or economic security or social stability (art. 14).",
    },
  },
  {
    key: "refused_third_party_rights",
    label: "4.保护第三方合法权益",
    path: [results, refused, "4.保护第三方合法权益"],
    aliases: ["第三方", "第三方权益"],
    help: {
      zh: "涉及别人的商业秘密、个人隐私，对方不同意公开的（条例第十五、三十二条）。",
      en: "Trade secrets or personal privacy of a third party who does not agree (arts. 15, 32).",
    },
  },
  {
    key: "refused_internal_affairs",
    label: "5.属于三类内部事务信息",
    path: [results, refused, "5.属于三类内部事务信息"],
    aliases: ["内部事务"],
    help: {
      zh: "只有三类：人事管理、后勤管理、内部工作流程（条例第十六条第一款）。",
      en: "Three kinds only: personnel, logistics, internal procedure (art. 16(1)).",
    },
  },
  {
    key: "refused_process_information",
    label: "6.属于四类过程性信息",
    path: [results, refused, "6.属于四类过程性信息"],
    aliases: ["过程性信息"],
    help: {
      zh: "只有四类：讨论记录、过程稿、磋商信函、请示报告（条例第十六条第二款）。",
      en: "Four kinds only: minutes of discussion, drafts, consultation letters, requests and reports (art. 16(2)).",
    },
  },
  {
    key: "refused_enforcement_file",
    label: "7.属于行政执法案卷",
    path: [results, refused, "7.属于行政执法案卷"],
    aliases: ["执法案卷"],
    help: {
      zh: "行政执法的案卷材料（条例第十六条第二款）。当事人查自己的案卷另有办法，不算在申请里。",
      en: "Files of administrative enforcement cases (art. 16(2)).",
    },
  },
  {
    key: "refused_admin_query",
    label: "8.属于行政查询事项",
    path: [results, refused, "8.属于行政查询事项"],
    aliases: ["行政查询"],
    help: {
      zh: "工商登记、不动产登记等，法律另有查询办法的（条例第三十六条第七项）。",
      en: "Company or property registers and the like, with access rules of their own (art. 36(7)).",
    },
  },
  {
    key: "unavailable_not_held",
    label: "1.本机关不掌握相关政府信息",
    path: [results, unavailable, "1.本机关不掌握相关政府信息"],
    aliases: ["不掌握", "信息不存在", "不归我们管"],
    help: {
      zh: "信息不存在，或者不归本单位管，已告诉申请人（条例第三十六条第四、五项）。",
      en: "It does not exist, or another body holds it (art. 36(4)(5)).",
    },
  },
  {
    key: "unavailable_needs_creation",
    label: "2.没有现成信息需要另行制作",
    path: [results, unavailable, "2.没有现成信息需要另行制作"],
    aliases: ["没有现成信息", "另行制作"],
    help: {
      zh: "要重新统计、加工、分析才能得出来的（条例第三十八条）。",
      en: "Would have to be processed or analysed first (art. 38).",
    },
  },
  {
    key: "unavailable_still_unclear",
    label: "3.补正后申请内容仍不明确",
    path: [results, unavailable, "3.补正后申请内容仍不明确"],
    aliases: ["仍不明确", "补正后不明确"],
    help: {
      zh: "通知补正了，补正以后还是看不出要什么（条例第三十条）。没补正的记到“其他处理”。",
      en: "Still unclear after the applicant amended it (art. 30). Not amended at all: see other handling.",
    },
  },
  {
    key: "not_processed_petition_complaint",
    label: "1.信访举报投诉类申请",
    path: [results, notProcessed, "1.信访举报投诉类申请"],
    aliases: ["信访", "信访举报投诉"],
    help: {
      zh: "借申请的形式信访、投诉、举报，已告知走相应渠道（条例第三十九条第一款）。",
      en: "A petition or complaint in the form of a request (art. 39(1)).",
    },
  },
  {
    key: "not_processed_repeat",
    label: "2.重复申请",
    path: [results, notProcessed, "2.重复申请"],
    aliases: ["重复"],
    help: {
      zh: "同一个人要同一信息，已经答复过了（条例第三十六条第六项）。",
      en: "The same applicant asked for the same information again (art. 36(6)).",
    },
  },
  {
    key: "not_processed_publication",
    label: "3.要求提供公开出版物",
    path: [results, notProcessed, "3.要求提供公开出版物"],
    aliases: ["公开出版物"],
    help: {
      zh: "要公报、报刊、书籍，已告知去哪里拿（条例第三十九条第二款）。",
      en: "Gazettes, newspapers, books; told where to get them (art. 39(2)).",
    },
  },
  {
    key: "not_processed_excessive",
    label: "4.无正当理由大量反复申请",
    path: [results, notProcessed, "4.无正当理由大量反复申请"],
    aliases: ["大量反复"],
    help: {
      zh: "数量、频次明显超过合理范围，又说不出正当理由的（条例第三十五条）。",
      en: "Excessive in number and frequency without good reason (art. 35).",
    },
  },
  {
    key: "not_processed_confirm_reissue",
    label: "5.要求行政机关确认或重新出具已获取信息",
    path: [results, notProcessed, "5.要求行政机关确认或重新出具已获取信息"],
    aliases: ["重新出具", "确认或重新出具"],
    help: {
      zh: "信息已经拿到了，要求再确认或再出具一份。",
      en: "Wants confirmation or a re-issue of what was already obtained.",
    },
  },
];

const outcomeNames = {
  granted: "予以公开",
  partially_granted: "部分公开",
  refused_state_secret: "国家秘密",
  refused_other_law_forbids: "法律禁止",
  refused_three_security_one_stability: "三安全",
  refused_third_party_rights: "第三方权益",
  refused_internal_affairs: "内部事务",
  refused_process_information: "过程性信息",
  refused_enforcement_file: "执法案卷",
  refused_admin_query: "行政查询",
  unavailable_not_held: "不掌握",
  unavailable_needs_creation: "需另行制作",
  unavailable_still_unclear: "仍不明确",
  not_processed_petition_complaint: "信访投诉",
  not_processed_repeat: "重复申请",
  not_processed_publication: "公开出版物",
  not_processed_excessive: "大量反复",
  not_processed_confirm_reissue: "重新出具",
} as const;
