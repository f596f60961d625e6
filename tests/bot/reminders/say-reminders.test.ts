import { describe, expect, test } from "vitest";
import { reminderButtons } from "#bot/reminders/reminder-buttons.ts";
import { sayReminders } from "#bot/reminders/say-reminders.ts";
import type { SayReminders } from "#bot/reminders/say-reminders.ts";
import { en } from "#bot/words/en.ts";
import { reminders as enReminders } from "#bot/words/en/reminders.ts";
import { wordsIn } from "#bot/words/words.ts";
import { zhCN } from "#bot/words/zh-CN.ts";
import { reminders as zhReminders } from "#bot/words/zh-CN/reminders.ts";
import type { Digest, Nudge, Reminder } from "#flows/reminders/plan.ts";
import type { Task } from "#flows/reminders/tasks.ts";
import { county, unit } from "#tests/flows/reminders/county.ts";

const zh: SayReminders = { ...zhCN, reminders: zhReminders };
const english: SayReminders = { ...en, reminders: enReminders };

const names = [
  "瓦房子",
  "七道岭",
  "二十家子",
  "木头城子",
  "波罗赤",
  "胜利",
  "大庙",
  "柳城",
  "台子",
];
const towns = names.map((name, at) => unit(`u${at + 2}`, { short: `${name}镇` }));
const directory = county(towns);

const nudge = (change: Partial<Nudge> = {}): Nudge => ({
  key: "u2.2025.2026-01-20.D-7.7",
  to: 7,
  unit: "u2",
  year: 2025,
  kind: "ahead",
  task: "begin",
  due: "2026-01-20",
  days: 7,
  ...change,
});

const digest = (change: Partial<Digest["facts"]> = {}): Digest => ({
  key: "digest.u1.2026-01-12.7",
  to: 7,
  unit: "u1",
  year: 2025,
  kind: "digest",
  day: "2026-01-12",
  days: 8,
  facts: {
    counts: { filed: 12, review: 3, filling: 20, absent: 10, unbound: 5 },
    late: [],
    next: "2026-01-20",
    ...change,
  },
});

const say = (reminders: readonly Reminder[], words = zh): string =>
  sayReminders(words, directory, { to: 7, reminders });

describe("in Chinese", () => {
  test.each<[string, readonly Reminder[], string]>([
    [
      "a week ahead",
      [nudge()],
      "瓦房子镇 2025 年年报\n1月20日报送，还有 7 天。\n还没开始填，大约 10 分钟，随时可以停。\n现在开始吗？",
    ],
    [
      "the day before",
      [nudge({ days: 1, task: "fill" })],
      "瓦房子镇 2025 年年报\n明天（1月20日）报送。\n已经填了一些，接着填就行。\n现在接着填吗？",
    ],
    [
      "the day itself",
      [nudge({ kind: "today", days: 0, task: "file" })],
      "瓦房子镇 2025 年年报\n今天（1月20日）报送。\n已经定稿，只差报送。\n现在报送吗？",
    ],
    [
      "late",
      [nudge({ kind: "late", days: 3, task: "mend" })],
      "瓦房子镇 2025 年年报\n1月20日应报送，已经过了 3 天。\n有退回来的地方，改好再送一次就行。\n现在看看要改哪里吗？",
    ],
    [
      "several units",
      [
        nudge(),
        nudge({ unit: "u3", task: "review", days: 1 }),
        nudge({ unit: "u4", task: "help", kind: "late", days: 2, due: "2026-01-11" }),
      ],
      [
        "有 3 份年报要留意：",
        "瓦房子镇：1月20日报送，还有 7 天，还没开始",
        "七道岭镇：明天（1月20日）报送，等审核",
        "二十家子镇：1月11日应报送，已经过了 2 天，有一部分请帮忙填",
        "先看哪一份？",
      ].join("\n"),
    ],
    [
      "a supervisor's morning",
      [digest()],
      [
        "朝阳县 2025 年年报进度（1月12日）",
        "已交 12 · 待审 3 · 填写中 20 · 未开始 10 · 未绑定 5",
        "下一个报送日是1月20日，还有 8 天。",
        "要看看哪个单位？",
      ].join("\n"),
    ],
    [
      "with late ones, as many as can be named",
      [digest({ late: towns.slice(0, 8), next: "2026-01-12" })],
      [
        "朝阳县 2025 年年报进度（1月12日）",
        "过了日子还没交：瓦房子镇、七道岭镇、二十家子镇、木头城子镇、波罗赤镇、胜利镇、大庙镇、柳城镇",
        "已交 12 · 待审 3 · 填写中 20 · 未开始 10 · 未绑定 5",
        "今天（1月12日）有单位到日子。",
        "要看看哪个单位？",
      ].join("\n"),
    ],
    [
      "a supervisor who also fills a report",
      [digest(), nudge({ task: "fill" })],
      [
        "朝阳县 2025 年年报进度（1月12日）",
        "已交 12 · 待审 3 · 填写中 20 · 未开始 10 · 未绑定 5",
        "下一个报送日是1月20日，还有 8 天。",
        "",
        "瓦房子镇 2025 年年报",
        "1月20日报送，还有 7 天。",
        "已经填了一些，接着填就行。",
        "现在接着填吗？",
      ].join("\n"),
    ],
  ])("%s", (_, reminders, text) => {
    expect(say(reminders)).toBe(text);
  });

  test("more late ones than can be named; no day left to come", () => {
    const { next: _, ...facts } = digest({
      late: towns,
      counts: { filed: 12, review: 0, filling: 2, absent: 0, unbound: 0 },
    }).facts;
    expect(say([{ ...digest(), facts }])).toBe(
      [
        "朝阳县 2025 年年报进度（1月12日）",
        "过了日子还没交：瓦房子镇、七道岭镇、二十家子镇、木头城子镇、波罗赤镇、胜利镇、大庙镇、柳城镇等 9 个",
        "已交 12 · 待审 0 · 填写中 2 · 未开始 0 · 未绑定 0",
        "要看看哪个单位？",
      ].join("\n"),
    );
  });
});

test("a clerk of a whole county gets twenty lines, and how many more there are", () => {
  const many = Array.from({ length: 300 }, () => nudge());
  const lines = say(many).split("\n");
  expect(lines).toHaveLength(23);
  expect(lines[0]).toBe("有 300 份年报要留意：");
  expect(lines.at(-2)).toBe("还有 280 份。");
});

const tasks: Readonly<Record<Task, true>> = {
  begin: true,
  fill: true,
  mend: true,
  help: true,
  review: true,
  file: true,
};

test.each([
  ["zh", zh],
  ["en", english],
] as const)("every sentence in %s has its words, and the question last", (_, words) => {
  for (const task of Object.keys(tasks) as Task[]) {
    for (const kind of ["ahead", "today", "late"] as const) {
      for (const days of [0, 1, 2]) {
        const text = say([nudge({ task, kind, days })], words);
        expect(text).not.toMatch(/undefined|NaN|\{|\}|[!！]|错误|非法|^\s|\s$/);
        expect(text).toMatch(/[？?]$/);
        expect(text.split("\n")).toHaveLength(4);
      }
    }
  }
  expect(say([digest({ late: towns })], words)).toMatch(/[？?]$/);
  expect(say([nudge(), nudge({ unit: "u3" })], words)).toMatch(/[？?]$/);
});

test("a button answers the question: of one report what is to be done, of several which one", () => {
  const labels = (reminders: readonly Reminder[]): readonly string[] =>
    reminderButtons(wordsIn["zh-CN"], directory, { to: 7, reminders })
      .flat()
      .map(({ label }) => label);
  const go: Readonly<Record<Task, string>> = {
    begin: "现在开始",
    fill: "接着填",
    mend: "去改",
    help: "现在填",
    review: "去看看",
    file: "去报送",
  };
  for (const task of Object.keys(go) as Task[]) {
    expect(labels([nudge({ task })])).toEqual([go[task]]);
  }
  expect(labels([digest(), nudge()])).toEqual(["看全县进度", "现在开始"]);
  expect(labels([nudge(), nudge({ unit: "u3" })])).toEqual(["瓦房子镇", "七道岭镇"]);
});

test("in English", () => {
  expect(say([digest({ late: towns }), nudge({ kind: "late", days: 1 })], english)).toBe(
    [
      "朝阳县, reports of 2025 (1-12)",
      "Past their day: 瓦房子镇, 七道岭镇, 二十家子镇, 木头城子镇, 波罗赤镇, 胜利镇, 大庙镇, 柳城镇 and others, 9 in all",
      "12 filed · 3 in review · 20 being filled in · 10 not begun · 5 without a clerk",
      "Next due day: 1-20, 8 to go.",
      "",
      "瓦房子镇, report of 2025",
      "Was due 1-20, yesterday.",
      "Not begun yet: about 10 minutes, stop whenever you like.",
      "Begin now?",
    ].join("\n"),
  );
});
