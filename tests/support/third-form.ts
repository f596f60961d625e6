import { defineForm } from "#flows/define-form.ts";
import type { Form, Table } from "#flows/form.ts";

/**
 * A third statutory report, as data only: after 政府网站工作年度报表 (国办函〔2018〕12号), cut down to one table of
 * each layout and one written section. It shares no row, column or section with the editions of the product.
 */

const site: Table = {
  id: "site",
  layout: "blocks",
  blocks: [
    {
      title: "信息发布",
      rowHeader: "项目",
      columns: [
        { key: "fresh", label: "本年新发布", unit: "条", aliases: ["新发布"] },
        { key: "all", label: "累计发布", unit: "条", aliases: ["累计"] },
      ],
      rows: [
        { key: "notices", label: "概况类信息", aliases: ["概况"] },
        { key: "articles", label: "政务动态信息", aliases: ["动态"] },
      ],
    },
    {
      title: "栏目和经费",
      rowHeader: "项目",
      columns: [
        { key: "last_year", label: "上年栏目数", unit: "个", aliases: ["上年"] },
        { key: "change", label: "本年增减", kind: "change", unit: "个", aliases: ["增减"] },
        { key: "budget", label: "运维经费", kind: "money", aliases: ["经费"] },
      ],
      rows: [{ key: "channels", label: "专栏专题" }],
    },
    {
      title: "安全",
      rowHeader: "项目",
      columns: [{ key: "outages", label: "中断次数", unit: "次" }],
      rows: [
        { key: "incidents", label: "安全事件", help: { zh: "被通报的才算。", en: "If reported." } },
      ],
    },
    {
      title: "采购",
      rowHeader: "项目",
      columns: [{ key: "paid", label: "外包金额", kind: "money" }],
      rows: [{ key: "outsourcing", label: "技术外包" }],
    },
  ],
};

const interaction: Table = {
  id: "interaction",
  layout: "line",
  blocks: [
    {
      columns: [
        { key: "in_time", label: "按时答复", unit: "条", aliases: ["按时"] },
        { key: "late", label: "超期答复", unit: "条", aliases: ["超期"] },
        { key: "both", label: "合计", unit: "条", sum: ["in_time", "late"] },
      ],
      rows: [
        { key: "letters", label: "网民留言", aliases: ["留言"] },
        {
          key: "surveys",
          label: "意见征集",
          path: ["征集调查", "意见征集"],
          aliases: ["征集"],
        },
      ],
    },
  ],
};

const complaints: Table = {
  id: "complaints",
  layout: "matrix",
  corner: "（收到加接转等于办完加留下）",
  lone: "citizen",
  cases: {
    received: "arrived",
    carriedIn: "brought_over",
    outcomes: ["mended", "referred"],
    carriedOut: "left_open",
    names: { mended: "已改好", referred: "转交他方", left_open: "留到明年" },
  },
  blocks: [
    {
      columns: [
        { key: "citizen", label: "市民", path: ["反映人", "市民"], unit: "件" },
        { key: "firm", label: "经营户", path: ["反映人", "经营户"], unit: "件", aliases: ["商户"] },
        {
          key: "sum",
          label: "合计",
          path: ["反映人", "合计"],
          unit: "件",
          sum: ["citizen", "firm"],
        },
      ],
      rows: [
        { key: "arrived", label: "一、收到找错", aliases: ["收到"] },
        { key: "brought_over", label: "二、上年接转", aliases: ["接转"] },
        { key: "mended", label: "1.网站已改好", path: ["三、办理", "1.网站已改好"] },
        { key: "referred", label: "2.转交其他单位", path: ["三、办理", "2.转交其他单位"] },
        {
          key: "done",
          label: "3.办完合计",
          path: ["三、办理", "3.办完合计"],
          sum: ["mended", "referred"],
        },
        { key: "left_open", label: "四、留到下年" },
      ],
    },
  ],
};

export const thirdForm: Form = defineForm({
  id: "website-2018",
  version: 1,
  title: "{unit}{year}年政府网站工作年度报表",
  source: "国办函〔2018〕12号",
  name: { zh: "2018 年版报表", en: "the 2018 sheet" },
  years: { from: 2018 },
  sections: [
    {
      kind: "tables",
      id: "site_facts",
      title: "一、网站情况",
      short: { zh: "网站情况", en: "The site" },
      tables: [site],
    },
    {
      kind: "tables",
      id: "contact",
      title: "二、互动和找错情况",
      short: { zh: "互动找错", en: "Contact" },
      tables: [interaction, complaints],
    },
    {
      kind: "narrative",
      id: "work",
      title: "三、工作情况",
      short: { zh: "工作情况", en: "Work" },
      guide: { zh: "写今年做了什么、明年做什么。", en: "What was done, what comes next." },
      parts: [
        {
          key: "year",
          heading: "今年工作",
          name: { zh: "今年工作", en: "This year" },
          guide: { zh: "写数字。", en: "Figures." },
          keywords: ["今年", "发布"],
          offers: [
            [
              {
                when: { kind: "zero", cells: ["site.articles.fresh"] },
                text: "{year}年，{self}网站没有新发布信息。",
              },
              {
                when: { kind: "positive", cells: ["site.articles.fresh"] },
                text: "{year}年，{self}网站新发布信息{{site.articles.fresh}}条，运维经费{{site.channels.budget}}。",
              },
            ],
            [{ text: "收到找错{{complaints.arrived.sum}}件，办完{{complaints.done.sum}}件。" }],
          ],
        },
        {
          key: "next",
          heading: "明年打算",
          name: { zh: "明年打算", en: "Next year" },
          guide: { zh: "写两三条。", en: "Two or three points." },
          keywords: ["明年"],
        },
      ],
      empty: "无其他情况。",
    },
  ],
  interview: ["site_facts", "contact", "work"],
  gates: [
    {
      id: "gate.interaction",
      table: "interaction",
      ask: { zh: "{year} 年网站开过互动栏目吗？", en: "Any interactive pages in {year}?" },
      none: { zh: "没开过", en: "None" },
      some: { zh: "开过", en: "Yes" },
    },
  ],
  checks: [
    {
      kind: "balance",
      id: "B1",
      table: "complaints",
      left: ["arrived", "brought_over"],
      right: ["done", "left_open"],
    },
    {
      kind: "at-least",
      id: "L1",
      cell: "site.articles.all",
      floor: "site.articles.fresh",
      why: { zh: "累计里包含本年新发布的。", en: "All includes the fresh ones." },
    },
    {
      kind: "at-least",
      id: "L2",
      cell: "site.articles.all",
      floor: "site.notices.all",
      why: { zh: "动态一般比概况多。", en: "Articles usually outnumber notices." },
    },
    {
      kind: "at-most",
      id: "M1",
      cells: ["site.incidents.outages"],
      limit: 12,
      levels: ["township", "county"],
      why: {
        zh: "一个月一次以上，会被约谈。",
        en: "More than monthly is a case for the auditors.",
      },
    },
    {
      kind: "at-most",
      id: "M2",
      cells: ["site.channels.budget"],
      limit: 200 * 10_000 * 100,
      levels: ["township"],
      why: { zh: "是不是按元填的？", en: "Was it meant in yuan?" },
    },
  ],
});
