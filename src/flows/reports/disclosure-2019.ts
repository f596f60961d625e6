import type { Form, Table } from "../form.ts";
import {
  licenceHelp,
  normativeHelp,
  penaltyHelp,
  coercionHelp,
  rulesHelp,
} from "./proactive-help.ts";
import { phrases2019 } from "./phrases/editions.ts";
import { requestsTable, results } from "./requests-table.ts";
import { balance, manyDocuments, noRules, statutory } from "./statute.ts";

const documents = [
  { key: "newly_made", label: "本年新制作数量", unit: "件", aliases: ["制作"] },
  { key: "newly_disclosed", label: "本年新公开数量", unit: "件", aliases: ["新公开"] },
  { key: "disclosed_total", label: "对外公开总数量", unit: "件", aliases: ["总数"] },
] as const;

const items = [
  { key: "items_last_year", label: "上一年项目数量", unit: "项", aliases: ["上年"] },
  { key: "change", label: "本年增/减", kind: "change", unit: "项", aliases: ["增减", "本年增减"] },
] as const;

const itemsAndDecisions = [
  ...items,
  { key: "decisions", label: "处理决定数量", unit: "件", aliases: ["决定"] },
] as const;

const rowHeader = "信息内容";

const proactive: Table = {
  id: "proactive",
  layout: "blocks",
  blocks: [
    {
      title: "第二十条第（一）项",
      rowHeader,
      columns: documents,
      rows: [
        { key: "rules", label: "规章", help: rulesHelp },
        { key: "normative_documents", label: "规范性文件", help: normativeHelp },
      ],
    },
    {
      title: "第二十条第（五）项",
      rowHeader,
      columns: itemsAndDecisions,
      rows: [
        { key: "administrative_license", label: "行政许可", aliases: ["许可"], help: licenceHelp },
        {
          key: "other_external_services",
          label: "其他对外管理服务事项",
          aliases: ["其他对外", "对外服务事项"],
          help: {
            zh: "行政许可以外的政务服务事项：确认、给付、备案、公共服务等。前两个数是事项数，第三个是今年办了多少件。",
            en: "Government services other than licences. The first two figures count items, the third the cases handled.",
          },
        },
      ],
    },
    {
      title: "第二十条第（六）项",
      rowHeader,
      columns: itemsAndDecisions,
      rows: [
        { key: "administrative_penalty", label: "行政处罚", aliases: ["处罚"], help: penaltyHelp },
        {
          key: "administrative_coercion",
          label: "行政强制",
          aliases: ["强制"],
          help: coercionHelp,
        },
      ],
    },
    {
      title: "第二十条第（八）项",
      rowHeader,
      columns: items,
      rows: [
        {
          key: "administrative_fees",
          label: "行政事业性收费",
          aliases: ["收费"],
          help: {
            zh: "收费项目有几个，不是收了多少钱。",
            en: "The number of fee items, not an amount.",
          },
        },
      ],
    },
    {
      title: "第二十条第（九）项",
      rowHeader,
      columns: [
        { key: "projects", label: "采购项目数量", unit: "项", aliases: ["项目"] },
        { key: "amount", label: "采购总金额", kind: "money", aliases: ["金额"] },
      ],
      rows: [
        {
          key: "centralised_procurement",
          label: "政府集中采购",
          aliases: ["集中采购", "采购"],
          help: {
            zh: "列入集中采购目录、由集中采购机构办的项目和金额。金额请带单位：5万元，或 50000元。",
            en: "Projects through the central procurement body. Give the amount with its unit.",
          },
        },
      ],
    },
  ],
};

const requests = requestsTable(
  [
    {
      key: "other_handling",
      label: "（六）其他处理",
      path: [results, "（六）其他处理"],
      aliases: ["其他处理"],
      help: {
        zh: "上面都不是的：申请人撤回、逾期不补正、没按通知缴费等。",
        en: "None of the above: withdrawn, not amended in time, fee not paid.",
      },
    },
  ],
  { other_handling: "其他处理" },
);

/** 国办公开办函〔2019〕60号, the trial format: report years 2019 and 2020, 198 cells. */
export const disclosure2019: Form = {
  id: "disclosure-2019",
  version: 1,
  source: "国办公开办函〔2019〕60号",
  name: { zh: "2019 年版格式", en: "the 2019 edition" },
  years: { from: 2019, to: 2020 },
  ...statutory(proactive, requests, phrases2019),
  checks: [
    balance,
    noRules(["newly_made", "newly_disclosed", "disclosed_total"]),
    manyDocuments("newly_made"),
  ],
};
