import type { Table } from "../form.ts";

const litigation = "行政诉讼";

/** Table 四, reconsiderations and lawsuits: identical in both editions, three groups printed on one line. */
export const disputesTable: Table = {
  id: "disputes",
  layout: "line",
  blocks: [
    {
      columns: [
        { key: "upheld", label: "结果维持", unit: "件", aliases: ["维持"] },
        { key: "corrected", label: "结果纠正", unit: "件", aliases: ["纠正"] },
        { key: "other_result", label: "其他结果", unit: "件", aliases: ["其他"] },
        { key: "pending", label: "尚未审结", unit: "件", aliases: ["未审结", "没审完"] },
        {
          key: "total",
          label: "总计",
          unit: "件",
          sum: ["upheld", "corrected", "other_result", "pending"],
        },
      ],
      rows: [
        {
          key: "reconsideration",
          label: "行政复议",
          aliases: ["复议"],
          help: {
            zh: "只算因为政府信息公开申请的复议。和复议机关一起当被告的，由原单位记。",
            en: "Only reconsiderations about information disclosure. Joint defendants: counted at the original agency.",
          },
        },
        {
          key: "litigation_direct",
          label: "未经复议直接起诉",
          path: [litigation, "未经复议直接起诉"],
          aliases: ["直接起诉"],
          help: {
            zh: "没有先复议、直接到法院起诉的。2024年起这类案件大多要先复议，有的话请再核对一下。",
            en: "Sued without reconsideration first. Since 2024 most disputes must be reconsidered first: please look twice.",
          },
        },
        {
          key: "litigation_after_reconsideration",
          label: "复议后起诉",
          path: [litigation, "复议后起诉"],
          help: {
            zh: "先复议、对复议结果不服再起诉的。",
            en: "Sued after reconsideration.",
          },
        },
      ],
    },
  ],
};
