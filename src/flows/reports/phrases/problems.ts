import type { Fact } from "../../form.ts";
import { short, some, wordings } from "./say.ts";
import type { Sentences } from "./say.ts";

/** 问题和改进: what somebody said is wrong, and what they said they will do, one for one; nothing is made up. */

export const problemFacts: readonly Fact[] = [
  {
    key: "problem_1",
    kind: "words",
    ask: {
      zh: "说一件今年信息公开里最不顺手的事，越具体越好。是什么？",
      en: "One thing about disclosure that did not go well this year, as concrete as can be. What is it?",
    },
    example: { zh: "村级公开栏更新慢，常隔两三个月", en: "村级公开栏更新慢，常隔两三个月" },
  },
  {
    key: "measure_1",
    kind: "words",
    ask: { zh: "明年打算怎么改这一条？", en: "What will be done about it next year?" },
    example: {
      zh: "每月最后一周由包村干部检查更新",
      en: "每月最后一周由包村干部检查更新",
    },
  },
  {
    key: "problem_2",
    kind: "words",
    ask: {
      zh: "再说一件。第二个问题是什么？",
      en: "One more. What is the second problem?",
    },
    example: { zh: "政策解读只有文字，老人看不懂", en: "政策解读只有文字，老人看不懂" },
  },
  {
    key: "measure_2",
    kind: "words",
    ask: { zh: "这一条打算怎么改？", en: "What will be done about this one?" },
    example: { zh: "惠农政策都配一张图解", en: "惠农政策都配一张图解" },
  },
];

/** A problem is said only together with its measure. */
export const problemPhrases: Sentences = [
  [
    ...wordings(
      [
        "{year}年，{self}政府信息公开工作还存在以下问题：一是{problem_1}；二是{problem_2}。",
        "对照《条例》和群众期盼，{self}政府信息公开工作的不足主要在于：一是{problem_1}；二是{problem_2}。",
        "存在的主要问题：一是{problem_1}；二是{problem_2}。",
      ],
      some("measure_1", "measure_2"),
    ),
    ...short(
      ["存在的主要问题：一是{problem_1}；二是{problem_2}。"],
      some("measure_1", "measure_2"),
    ),
    ...wordings(
      [
        "{year}年，{self}政府信息公开工作存在的主要问题是：{problem_1}。",
        "对照《条例》和群众期盼，{self}政府信息公开工作的不足主要是：{problem_1}。",
      ],
      some("measure_1"),
    ),
    ...wordings(
      [
        "{year}年，{self}政府信息公开工作存在的主要问题是：{problem_2}。",
        "对照《条例》和群众期盼，{self}政府信息公开工作的不足主要是：{problem_2}。",
      ],
      some("measure_2"),
    ),
    ...short(["存在的主要问题：{problem_1}。"], some("measure_1")),
    ...short(["存在的主要问题：{problem_2}。"], some("measure_2")),
  ],
  [
    ...wordings(
      [
        "针对上述问题，下一步采取以下改进措施：一是{measure_1}；二是{measure_2}。",
        "下一步，{self}将逐条改进：一是{measure_1}；二是{measure_2}。",
        "针对存在的不足，重点从以下方面改进：一是{measure_1}；二是{measure_2}。",
      ],
      some("problem_1", "problem_2"),
    ),
    ...short(["改进措施：一是{measure_1}；二是{measure_2}。"], some("problem_1", "problem_2")),
    ...wordings(
      ["针对这一问题，下一步的改进措施是：{measure_1}。", "下一步改进措施：{measure_1}。"],
      some("problem_1"),
    ),
    ...wordings(
      ["针对这一问题，下一步的改进措施是：{measure_2}。", "下一步改进措施：{measure_2}。"],
      some("problem_2"),
    ),
    ...short(["改进措施：{measure_1}。"], some("problem_1")),
    ...short(["改进措施：{measure_2}。"], some("problem_2")),
  ],
];
