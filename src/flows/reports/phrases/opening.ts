import type { Fact } from "../../form.ts";
import { short, wordings } from "./say.ts";
import type { Sentences } from "./say.ts";

/** The first paragraph of the overview: basis, period, where to read it, whom to ask. */

export const openingFacts: readonly Fact[] = [
  {
    key: "website",
    kind: "words",
    ask: {
      zh: "年报会登在网站上，群众好去查。登在哪个网站？",
      en: "The report goes online for people to look up. On which website?",
    },
    example: { zh: "云山县人民政府网站", en: "云山县人民政府网站" },
  },
  {
    key: "contact",
    kind: "words",
    ask: {
      zh: "有人看了年报想问一问，找哪个办公室？",
      en: "Somebody has a question about the report. Which office do they ask?",
    },
    example: { zh: "青石镇党政综合办公室", en: "青石镇党政综合办公室" },
  },
  {
    key: "phone",
    kind: "words",
    ask: {
      zh: "这个办公室的座机是多少？不写手机号。",
      en: "What is that office's landline? No mobile numbers.",
    },
    example: { zh: "0421-1234567", en: "0421-1234567" },
  },
];

export const openingPhrases: Sentences = [
  // The words that the counties of the region print, statute quoted in full: there is no other way to say them.
  short(["根据《中华人民共和国政府信息公开条例》（以下简称《条例》）规定编制本报告。"]),
  short([
    "报告数据统计期限为{year}年1月1日至{year}年12月31日。",
    "本报告所列数据的统计期限为{year}年1月1日至{year}年12月31日。",
  ]),
  wordings([
    "报告全文登载于{website}，可查阅、下载。",
    "需要查阅或者下载报告的，可登录{website}。",
    "本报告在{website}公布，供社会公众查阅和下载。",
  ]),
  [
    ...wordings([
      "对报告内容有疑问的，可与{contact}联系，电话{phone}。",
      "有关报告内容的询问，由{contact}答复，联系电话{phone}。",
      "咨询报告内容，请联系{contact}（电话：{phone}）。",
    ]),
    ...wordings([
      "对报告内容有疑问的，可与{contact}联系。",
      "有关报告内容的询问，由{contact}答复。",
      "咨询报告内容，请联系{contact}。",
    ]),
    ...wordings(["对报告内容有疑问的，可拨打电话{phone}。", "咨询报告内容，请拨打{phone}。"]),
  ],
];
