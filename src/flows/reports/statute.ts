import type { CheckSpec, Form, Gate, Section, Table } from "../form.ts";
import { disputesTable } from "./disputes-table.ts";
import { narratives } from "./narratives.ts";
import type { EditionPhrases } from "./phrases/editions.ts";

/** What both editions share beside the tables themselves: section titles, gates, the printed balance rule. */

const interview = ["proactive", "requests", "disputes", "overview", "problems", "other"] as const;

const proactiveSection = (table: Table): Section => ({
  kind: "tables",
  id: "proactive",
  title: "二、主动公开政府信息情况",
  short: { zh: "主动公开", en: "Proactive disclosure" },
  tables: [table],
});

const requestsSection = (table: Table): Section => ({
  kind: "tables",
  id: "requests",
  title: "三、收到和处理政府信息公开申请情况",
  short: { zh: "公开申请", en: "Requests" },
  tables: [table],
});

const disputesSection: Section = {
  kind: "tables",
  id: "disputes",
  title: "四、政府信息公开行政复议、行政诉讼情况",
  short: { zh: "复议诉讼", en: "Disputes" },
  tables: [disputesTable],
};

const gates: readonly Gate[] = [
  {
    id: "gate.requests",
    table: "requests",
    ask: {
      zh: "{year} 年收到过政府信息公开申请吗？上年有没有结转下来的？",
      en: "Any requests for information in {year}, or carried over from the year before?",
    },
    none: { zh: "都没有", en: "None" },
    some: { zh: "有", en: "Yes" },
  },
  {
    id: "gate.disputes",
    table: "disputes",
    ask: {
      zh: "有没有人因为政府信息公开申请行政复议，或者起诉？",
      en: "Any reconsideration or lawsuit about information disclosure?",
    },
    none: { zh: "没有", en: "None" },
    some: { zh: "有", en: "Yes" },
  },
];

/** All that an edition does not choose: title, sections in statutory order, the order asked, gates. */
export const statutory = (
  proactive: Table,
  requests: Table,
  phrases: EditionPhrases,
): Pick<Form, "title" | "sections" | "interview" | "gates"> => {
  const { overview, problems, other } = narratives(phrases);
  return {
    title: "{unit}{year}年政府信息公开工作年度报告",
    sections: [
      overview,
      proactiveSection(proactive),
      requestsSection(requests),
      disputesSection,
      problems,
      other,
    ],
    interview,
    gates,
  };
};

/** R1, printed in the corner of every published table 三. R2–R4 are sums, and hold because totals are computed. */
export const balance: CheckSpec = {
  kind: "balance",
  id: "R1",
  table: "requests",
  left: ["new_received", "carried_in"],
  right: ["result_total", "carried_out"],
};

/** R10: rule-making power starts at 设区的市, so a township or county body has none to report. */
export const noRules = (columns: readonly string[]): CheckSpec => ({
  kind: "at-most",
  id: "R10",
  cells: columns.map((column) => `proactive.rules.${column}`),
  limit: 0,
  levels: ["township", "department", "county"],
  why: {
    zh: "规章只有设区的市以上才能制定，审核时会问。一般文件不算规章。",
    en: "Only cities with districts and above make rules; a reviewer will ask.",
  },
});

/** D30: a township that counts dozens has almost always counted ordinary papers. */
export const manyDocuments = (column: string): CheckSpec => ({
  kind: "at-most",
  id: "D30",
  cells: [`proactive.normative_documents.${column}`],
  limit: 20,
  levels: ["township"],
  why: {
    zh: "乡镇一年这么多规范性文件偏多，一般通知、方案、会议纪要不算，审核时会问。",
    en: "Many for a township: notices, plans and minutes are not normative documents.",
  },
});
