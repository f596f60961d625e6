import { after } from "./after.ts";

/** Reminders: the day, what is still to be done, and one question. Nobody is told off. */
export const reminders = {
  title: (unit: string, year: number) => `${after(unit)}${year} 年年报`,
  when: {
    ahead: (date: string, days: number) =>
      days === 1 ? `明天（${date}）报送` : `${date}报送，还有 ${days} 天`,
    today: (date: string) => `今天（${date}）报送`,
    late: (date: string, days: number) => `${date}应报送，已经过了 ${days} 天`,
  },
  stop: "。",
  /** Of one report: what is still to be done, … */
  task: {
    begin: "还没开始填，大约 10 分钟，随时可以停。",
    fill: "已经填了一些，接着填就行。",
    mend: "有退回来的地方，改好再送一次就行。",
    help: "请帮忙填的那部分还差一点。",
    review: "已经送来，等着审核。",
    file: "已经定稿，只差报送。",
  },
  /** … and the question. */
  ask: {
    begin: "现在开始吗？",
    fill: "现在接着填吗？",
    mend: "现在看看要改哪里吗？",
    help: "现在填吗？",
    review: "现在看看吗？",
    file: "现在报送吗？",
  },
  several: (count: number) => `有 ${count} 份年报要留意：`,
  line: (unit: string, when: string, task: string) => `${unit}：${when}，${task}`,
  shortTask: {
    begin: "还没开始",
    fill: "没填完",
    mend: "退回来要改",
    help: "有一部分请帮忙填",
    review: "等审核",
    file: "等报送",
  },
  moreReports: (count: number) => `还有 ${count} 份。`,
  whichFirst: "先看哪一份？",
  /** Buttons: what is asked, answered. */
  go: {
    begin: "现在开始",
    fill: "接着填",
    mend: "去改",
    help: "现在填",
    review: "去看看",
    file: "去报送",
  },
  seeCounty: "看全县进度",

  // The supervisor's morning.
  digest: (unit: string, year: number, date: string) =>
    `${after(unit)}${year} 年年报进度（${date}）`,
  late: (names: string, count: number, named: number) =>
    count === named ? `过了日子还没交：${names}` : `过了日子还没交：${names}等 ${count} 个`,
  piles: {
    filed: (count: number) => `已交 ${count}`,
    review: (count: number) => `待审 ${count}`,
    filling: (count: number) => `填写中 ${count}`,
    absent: (count: number) => `未开始 ${count}`,
    unbound: (count: number) => `未绑定 ${count}`,
  },
  next: (date: string, days: number) =>
    days === 0 ? `今天（${date}）有单位到日子。` : `下一个报送日是${date}，还有 ${days} 天。`,
  askWhich: "要看看哪个单位？",
};

type Shape<T> = T extends string
  ? string
  : T extends (...args: infer Args) => string
    ? (...args: Args) => string
    : { readonly [Key in keyof T]: Shape<T[Key]> };

export type ReminderWords = Shape<typeof reminders>;
