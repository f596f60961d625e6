import type { Form, Table } from "../form.ts";
import {
  licenceHelp,
  normativeHelp,
  penaltyHelp,
  coercionHelp,
  rulesHelp,
} from "./proactive-help.ts";
import { phrases2021 } from "./phrases/editions.ts";
import { requestsTable, results } from "./requests-table.ts";
import { balance, manyDocuments, noRules, statutory } from "./statute.ts";

const decisions = [
  { key: "decisions", label: "本年处理决定数量", unit: "件", aliases: ["决定"] },
] as const;

const rowHeader = "信息内容";

const proactive: Table = {
  id: "proactive",
  layout: "blocks",
  blocks: [
    {
      title: "第二十条第（一）项",
      rowHeader,
      columns: [
        { key: "issued", label: "本年制发件数", unit: "件", aliases: ["制发"] },
        { key: "repealed", label: "本年废止件数", unit: "件", aliases: ["废止"] },
        { key: "in_force", label: "现行有效件数", unit: "件", aliases: ["有效"] },
      ],
      rows: [
        { key: "rules", label: "规章", help: rulesHelp },
        {
          key: "normative_documents",
          label: "行政规范性文件",
          aliases: ["规范性文件"],
          help: normativeHelp,
        },
      ],
    },
    {
      title: "第二十条第（五）项",
      rowHeader,
      columns: decisions,
      rows: [
        { key: "administrative_license", label: "行政许可", aliases: ["许可"], help: licenceHelp },
      ],
    },
    {
      title: "第二十条第（六）项",
      rowHeader,
      columns: decisions,
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
      columns: [
        {
          key: "amount_10k_cny",
          label: "本年收费金额（单位：万元）",
          kind: "money",
          unit: "万元",
          aliases: ["金额"],
        },
      ],
      rows: [
        {
          key: "administrative_fees",
          label: "行政事业性收费",
          aliases: ["收费"],
          help: {
            zh: "今年收了多少行政事业性收费，按万元填，可以带小数，也可以发“251000元”。信息处理费不在这里，写在第六部分。",
            en: "Administrative fees collected, in 万元. Information processing fees belong in section six.",
          },
        },
      ],
    },
  ],
};

const otherHandling = "（六）其他处理";
const noCorrection = "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请";
const feeUnpaid = "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请";

const requests = requestsTable(
  [
    {
      key: "other_no_correction",
      label: noCorrection,
      path: [results, otherHandling, noCorrection],
      aliases: ["逾期不补正"],
      help: {
        zh: "通知补正了，申请人到期没补，也没有正当理由（条例第三十条）。",
        en: "Asked to amend, did not in time and without reason (art. 30).",
      },
    },
    {
      key: "other_fee_unpaid",
      label: feeUnpaid,
      path: [results, otherHandling, feeUnpaid],
      aliases: ["逾期未缴费", "逾期不缴费"],
      help: {
        zh: "发了收费通知，到期没缴（条例第四十二条）。",
        en: "A fee notice was sent and not paid in time (art. 42).",
      },
    },
    {
      key: "other_misc",
      label: "3.其他",
      path: [results, otherHandling, "3.其他"],
      aliases: ["其他处理", "主动撤回", "撤回"],
      help: {
        zh: "上面都不是的，比如申请人主动撤回。",
        en: "None of the above, e.g. withdrawn by the applicant.",
      },
    },
  ],
  { other_no_correction: "逾期不补正", other_fee_unpaid: "逾期未缴费", other_misc: "其他" },
);

/** 国办公开办函〔2021〕30号: report years 2021 to today, 200 cells. */
export const disclosure2021: Form = {
  id: "disclosure-2021",
  version: 1,
  source: "国办公开办函〔2021〕30号",
  name: { zh: "2021 年版格式", en: "the 2021 edition" },
  years: { from: 2021 },
  ...statutory(proactive, requests, phrases2021),
  checks: [
    balance,
    noRules(["issued", "repealed", "in_force"]),
    manyDocuments("issued"),
    {
      kind: "at-most",
      id: "D29",
      cells: ["proactive.administrative_fees.amount_10k_cny"],
      limit: 1000 * 10_000 * 100,
      levels: ["township"],
      why: {
        zh: "这一格的单位是万元。乡镇收费超过 1000 万元很少见，是不是按元填的？",
        en: "The unit is 万元. More than 10 million yuan is rare for a township: was it meant in yuan?",
      },
    },
  ],
};
