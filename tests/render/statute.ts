/**
 * The tables as the statute prints them, written down apart from the forms: 国办公开办函〔2019〕60号 and 〔2021〕30号.
 * Keys are those of the cells; totals have none and are added up by the test.
 */
const results = "三、本年度办理结果";

const shared = [
  ["new_received", "一、本年新收政府信息公开申请数量"],
  ["carried_in", "二、上年结转政府信息公开申请数量"],
  ["granted", results, "（一）予以公开"],
  ["partially_granted", results, "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"],
  ["refused_state_secret", results, "（三）不予公开", "1.属于国家秘密"],
  ["refused_other_law_forbids", results, "（三）不予公开", "2.其他法律行政法规禁止公开"],
  ["refused_three_security_one_stability", results, "（三）不予公开", "3.危及“三安全一稳定”"],
  ["refused_third_party_rights", results, "（三）不予公开", "4.保护第三方合法权益"],
  ["refused_internal_affairs", results, "（三）不予公开", "5.属于三类内部事务信息"],
  ["refused_process_information", results, "（三）不予公开", "6.属于四类过程性信息"],
  ["refused_enforcement_file", results, "（三）不予公开", "7.属于行政执法案卷"],
  ["refused_admin_query", results, "（三）不予公开", "8.属于行政查询事项"],
  ["unavailable_not_held", results, "（四）无法提供", "1.本机关不掌握相关政府信息"],
  ["unavailable_needs_creation", results, "（四）无法提供", "2.没有现成信息需要另行制作"],
  ["unavailable_still_unclear", results, "（四）无法提供", "3.补正后申请内容仍不明确"],
  ["not_processed_petition_complaint", results, "（五）不予处理", "1.信访举报投诉类申请"],
  ["not_processed_repeat", results, "（五）不予处理", "2.重复申请"],
  ["not_processed_publication", results, "（五）不予处理", "3.要求提供公开出版物"],
  ["not_processed_excessive", results, "（五）不予处理", "4.无正当理由大量反复申请"],
  [
    "not_processed_confirm_reissue",
    results,
    "（五）不予处理",
    "5.要求行政机关确认或重新出具已获取信息",
  ],
] as const;

const other2019 = [["other_handling", results, "（六）其他处理"]] as const;

const other2021 = [
  [
    "other_no_correction",
    results,
    "（六）其他处理",
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
  ],
  [
    "other_fee_unpaid",
    results,
    "（六）其他处理",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
  ],
  ["other_misc", results, "（六）其他处理", "3.其他"],
] as const;

const last = [
  ["total", results, "（七）总计"],
  ["carried_out", "四、结转下年度继续办理"],
] as const;

export type LabelledRow = readonly [key: string, ...labels: string[]];

const organisations = "法人或其他组织";
const applicants = "申请人情况";

/** Table 三: key, then the labels from the outside in. */
export const applicantColumns: readonly LabelledRow[] = [
  ["natural_person", applicants, "自然人"],
  ["commercial", applicants, organisations, "商业企业"],
  ["research", applicants, organisations, "科研机构"],
  ["social_welfare", applicants, organisations, "社会公益组织"],
  ["legal_service", applicants, organisations, "法律服务机构"],
  ["other_org", applicants, organisations, "其他"],
  ["total", applicants, "总计"],
];

export const corner = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";

/** Table 四, from left to right: row key, column key, labels from the top down. */
export const disputeColumns = (
  [
    ["reconsideration", "行政复议"],
    ["litigation_direct", "行政诉讼", "未经复议直接起诉"],
    ["litigation_after_reconsideration", "行政诉讼", "复议后起诉"],
  ] as const
).flatMap(([row, ...group]) =>
  (
    [
      ["upheld", "结果维持"],
      ["corrected", "结果纠正"],
      ["other_result", "其他结果"],
      ["pending", "尚未审结"],
      ["total", "总计"],
    ] as const
  ).map(([column, label]) => ({ row, column, labels: [...group, label] })),
);

interface ProactiveBlock {
  readonly title: string;
  readonly headers: readonly string[];
  /** Row label, then the cells' `row.column`. */
  readonly rows: readonly (readonly [label: string, ...cells: string[]])[];
}

const rows = (row: string, ...columns: string[]): string[] =>
  columns.map((column) => `${row}.${column}`);
const items = ["上一年项目数量", "本年增/减", "处理决定数量"];
const itemKeys = ["items_last_year", "change", "decisions"];

const proactive2019: readonly ProactiveBlock[] = [
  {
    title: "第二十条第（一）项",
    headers: ["本年新制作数量", "本年新公开数量", "对外公开总数量"],
    rows: [
      ["规章", ...rows("rules", "newly_made", "newly_disclosed", "disclosed_total")],
      [
        "规范性文件",
        ...rows("normative_documents", "newly_made", "newly_disclosed", "disclosed_total"),
      ],
    ],
  },
  {
    title: "第二十条第（五）项",
    headers: items,
    rows: [
      ["行政许可", ...rows("administrative_license", ...itemKeys)],
      ["其他对外管理服务事项", ...rows("other_external_services", ...itemKeys)],
    ],
  },
  {
    title: "第二十条第（六）项",
    headers: items,
    rows: [
      ["行政处罚", ...rows("administrative_penalty", ...itemKeys)],
      ["行政强制", ...rows("administrative_coercion", ...itemKeys)],
    ],
  },
  {
    title: "第二十条第（八）项",
    headers: items.slice(0, 2),
    rows: [["行政事业性收费", ...rows("administrative_fees", "items_last_year", "change")]],
  },
  {
    title: "第二十条第（九）项",
    headers: ["采购项目数量", "采购总金额"],
    rows: [["政府集中采购", ...rows("centralised_procurement", "projects", "amount")]],
  },
];

const decisions = ["本年处理决定数量"];

const proactive2021: readonly ProactiveBlock[] = [
  {
    title: "第二十条第（一）项",
    headers: ["本年制发件数", "本年废止件数", "现行有效件数"],
    rows: [
      ["规章", ...rows("rules", "issued", "repealed", "in_force")],
      ["行政规范性文件", ...rows("normative_documents", "issued", "repealed", "in_force")],
    ],
  },
  {
    title: "第二十条第（五）项",
    headers: decisions,
    rows: [["行政许可", ...rows("administrative_license", "decisions")]],
  },
  {
    title: "第二十条第（六）项",
    headers: decisions,
    rows: [
      ["行政处罚", ...rows("administrative_penalty", "decisions")],
      ["行政强制", ...rows("administrative_coercion", "decisions")],
    ],
  },
  {
    title: "第二十条第（八）项",
    headers: ["本年收费金额（单位：万元）"],
    rows: [["行政事业性收费", ...rows("administrative_fees", "amount_10k_cny")]],
  },
];

export interface Statute {
  readonly requests: readonly LabelledRow[];
  readonly proactive: readonly ProactiveBlock[];
  /** Rows that 三、本年度办理结果 is merged over. */
  readonly resultRows: number;
  readonly cells: number;
}

export const statutes: Readonly<Record<string, Statute>> = {
  "disclosure-2019": {
    requests: [...shared, ...other2019, ...last],
    proactive: proactive2019,
    resultRows: 20,
    cells: 198,
  },
  "disclosure-2021": {
    requests: [...shared, ...other2021, ...last],
    proactive: proactive2021,
    resultRows: 22,
    cells: 200,
  },
};
