import type { Fact } from "../../form.ts";
import { none, short, some, wordings } from "./say.ts";
import type { Sentences } from "./say.ts";

/** 政府信息管理: who looks before it goes out, and what becomes of it afterwards (条例 第十七条). */

export const managementFacts: readonly Fact[] = [
  {
    key: "reviewer",
    kind: "words",
    ask: {
      zh: "信息发出去之前，由谁审核？写部门或者职务就行。",
      en: "Before something is published, who reviews it? An office or a post will do.",
    },
    example: { zh: "党政办公室和分管副镇长", en: "党政办公室和分管副镇长" },
  },
  {
    key: "secrecy",
    kind: "yes-no",
    ask: {
      zh: "发布前做保密审查吗？",
      en: "Is there a secrecy review before publishing?",
    },
    example: { zh: "有", en: "yes" },
  },
  {
    key: "cleaned",
    kind: "count",
    unit: "条",
    ask: {
      zh: "过期、失效的旧信息。今年清理或更正了多少条？",
      en: "Old information that no longer holds. How many items were removed or corrected this year?",
    },
    example: { zh: "12；没有发 0", en: "12; 0 if none" },
  },
  {
    key: "guide",
    kind: "yes-no",
    ask: {
      zh: "网站上的公开指南、公开目录，今年更新过吗？",
      en: "Were the disclosure guide and catalogue on the website updated this year?",
    },
    example: { zh: "更新了就发“是”", en: "yes, if they were" },
  },
  {
    key: "filed",
    kind: "yes-no",
    ask: {
      zh: "公开过的信息，有没有留底归档？",
      en: "Is what was published kept on file?",
    },
    example: { zh: "有", en: "yes" },
  },
];

export const managementPhrases: Sentences = [
  [
    ...wordings([
      "政府信息管理方面，{self}落实《条例》第十七条要求，明确公开审查的程序和责任。",
      "{self}在政府信息管理上坚持先审查、后公开，审查程序和责任落实到岗位。",
      "{self}把好政府信息管理的入口，信息公开前先审查是否应当公开、能否公开。",
    ]),
    ...short(["政府信息管理方面，{self}坚持先审查、后公开。"]),
    ...wordings(
      [
        "政府信息管理方面，{self}坚持先审查、后公开，信息发布前一律经过保密审查。",
        "{self}把保密审查作为政府信息管理的必经环节，未经审查的信息不予发布。",
        "{self}在政府信息管理中落实保密审查责任，逐条审查拟公开的信息。",
      ],
      some("secrecy"),
    ),
    ...short(["政府信息管理方面，{self}落实公开前的保密审查。"], some("secrecy")),
    ...wordings(
      [
        "政府信息管理方面，{self}发布信息前核对内容，保密审查程序尚未建立。",
        "{self}的政府信息管理还缺少专门的保密审查程序，发布前以内容核对为主。",
      ],
      none("secrecy"),
    ),
    ...short(["政府信息管理方面，{self}尚未建立保密审查程序。"], none("secrecy")),
  ],
  wordings([
    "信息发布前由{reviewer}审核把关。",
    "发布审核由{reviewer}负责。",
    "拟公开的信息，经{reviewer}审核后发布。",
  ]),
  [
    ...wordings([
      "对已公开信息动态管理，清理、更正失效信息{cleaned}条。",
      "及时清理和更正过期信息{cleaned}条。",
      "经排查，清理、更正内容过时的信息{cleaned}条。",
    ]),
    ...wordings(
      ["没有需要清理、更正的失效信息。", "已公开信息中，没有清理、更正失效内容的情况。"],
      none("cleaned"),
    ),
  ],
  [
    ...wordings(
      ["政府信息公开指南和公开目录已作更新。", "更新了政府信息公开指南和公开目录。"],
      some("guide"),
    ),
    ...wordings(
      ["政府信息公开指南和公开目录未作调整。", "沿用原有的政府信息公开指南和公开目录。"],
      none("guide"),
    ),
  ],
  [
    ...wordings(["公开后的信息留存底稿，按要求归档。", "公开过的信息均归档备查。"], some("filed")),
    ...wordings(["公开后的信息还没有系统归档。", "公开过的信息尚未统一归档。"], none("filed")),
  ],
];
