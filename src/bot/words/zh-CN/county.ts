import { after } from "./after.ts";

/** The county: who has filed, who is stuck and where, and what can be done about it. Names first, nobody is told off. */
export const county = {
  title: (unit: string, year: number, date: string) => `${unit}各单位 ${year} 年年报（${date}）`,
  groups: {
    late: "逾期",
    filed: "已交",
    review: "待审",
    filling: "填写中",
    absent: "未开始",
    unbound: "未绑定",
    all: "全部",
  },
  count: (name: string, count: number) => `${name} ${count}`,
  completeness: (count: number, of: number, percent: number) => `交了 ${count}/${of}，${percent}%`,
  timeliness: (count: number, of: number, percent: number) => `按时 ${count}/${of}，${percent}%`,
  and: "；",
  stop: "。",
  late: (names: string, count: number, named: number) =>
    count === named ? `过了日子还没交：${names}。` : `过了日子还没交：${names}等 ${count} 个。`,
  allFiled: "都交齐了 ✓",
  noUnits: (unit: string) => `${unit}下面还没有单位。`,
  unitsByAdmin: "单位由管理员添加，添好了，这里就能看进度。",
  addUnits: "添加单位",
  askWhich: "看哪一些？",
  picture: "看图",
  workbook: "导出表格",
  due: "定截止日",
  people: "人员",
  listed: (unit: string, year: number, group: string, count: number) =>
    `${after(unit)}${year} 年年报，${group} ${count} 个`,
  page: (page: number, of: number) => `第 ${page} 页，共 ${of} 页`,
  noneThere: "这里现在没有单位。",
  askUnit: "看哪个单位？也可以直接发名字。",
  nextPage: "下一页",
  pageBefore: "上一页",

  // Where one unit stands, in a few characters …
  short: {
    unbound: "未绑定",
    absent: "未开始",
    returned: "退回",
    finished: "待报送",
    filed: "已交",
    accepted: "已接收",
    published: "已公开",
  },
  shortFilling: (open: number) => (open === 0 ? "待提交" : `差${open}项`),
  shortReview: (step: string) => (step === "" ? "待审" : `待${step}`),
  shortLate: (days: number) => `晚${days}天`,

  // … and in a sentence.
  state: {
    unbound: "还没有人接，也就没有开始。",
    absent: "还没开始填。",
    filling: (percent: number) => `填写中，填了 ${percent}%。`,
    returned: "有退回来的地方，正在改。",
    finished: "已经定稿，还没报送。",
    review: (step: string) => (step === "" ? "送审了，在等审核。" : `送审了，在等${step}。`),
    filed: (date: string) => `${date}报送的，还没接收。`,
    accepted: (date: string) => `${date}报送的，已经接收。`,
    published: "已经公开。",
    corrected: "公开过了，正在更正。",
  },
  fillers: (names: string) => `填报人：${names}`,
  noFiller: "还没有填报人。",
  dueAhead: (date: string, days: number) => `截止 ${date}，还有 ${days} 天。`,
  dueToday: (date: string) => `截止 ${date}，就是今天。`,
  dueLate: (date: string, days: number) => `截止 ${date}，已经过了 ${days} 天。`,
  inTime: (date: string) => `截止 ${date}，按时交的。`,
  notInTime: (date: string, days: number) => `截止 ${date}，晚了 ${days} 天交的。`,
  stuckAt: (place: string) => `停在：${place}`,
  findings: (errors: number, warnings: number) =>
    [
      ...(errors === 0 ? [] : [`对不上的 ${errors} 处`]),
      ...(warnings === 0 ? [] : [`要看看的 ${warnings} 处`]),
    ].join("，"),
  remarks: (count: number) => `还有 ${count} 条批注没回应`,
  last: (date: string, clock: string, name: string) => `最后动过：${date} ${clock}，${name}`,
  askWhat: "要做什么？",
  draftPictures: "草稿图片",
  finalPictures: "图片",
  nudge: "催办",
  look: "看报告",
  extend: "延期",
  records: "记录",
  toUnit: (unit: string) => `看${unit}`,
  toCounty: "看全部单位",

  // Files.
  draftOnItsWay: (unit: string, format: string) => `${unit}的${format}这就做，马上发来。`,
  notBegun: (unit: string, year: number) => `${unit}还没开始填 ${year} 年的年报，没有可看的。`,
  pictureOnItsWay: "进度图这就画，马上发来。",
  workbookOnItsWay: "汇总表这就做，马上发来。",
  pictureName: (unit: string, year: number) => `${unit}${year}年年报进度.png`,
  workbookName: (unit: string, year: number) => `${unit}${year}年年报汇总.xlsx`,
  workbookTitle: (unit: string, year: number) => `${unit}各单位 ${year} 年年报汇总`,
  workbookCaption: (unit: string, year: number, filed: number, of: number) =>
    `${unit}各单位 ${year} 年年报的全部数字，一个单位一行。交了 ${filed}/${of}，没交的是现在填到的数。`,
  pictureHeads: { name: "单位", state: "进度" },
  legend: {
    done: "填好",
    partial: "没填完",
    wrong: "对不上",
    blank: "没开始",
    none: "没有人",
    late: "逾期",
  },
  pictureRest: "还有 {count} 个单位，导出表格里有全部。",
  sheetWords: { sheet: "汇总", unit: "单位", level: "级别", state: "进度", total: "合计" },

  // Nudging.
  asksAfter: (who: string, unit: string, year: number) =>
    `${who}问起${after(unit)}${year} 年的年报。`,
  tasks: {
    begin: "还没开始填，大约 10 分钟，随时可以停。",
    fill: (open: number, place: string) =>
      `还差 ${open} 项${place === "" ? "" : `，停在${place}`}。`,
    submit: "各项都填过了，检查一下就能提交。",
    mend: "有退回来的地方，改好再送一次就行。",
    file: "已经定稿，只差报送。",
    review: (step: string) => (step === "" ? "已经送来，等着审核。" : `已经送来，等着${step}。`),
  },
  asks: {
    begin: "现在开始吗？",
    fill: "现在接着填吗？",
    submit: "现在看看吗？",
    mend: "现在看看要改哪里吗？",
    file: "现在报送吗？",
    review: "现在看看吗？",
  },
  buttons: {
    begin: "开始填",
    fill: "接着填",
    submit: "去看看",
    mend: "去改",
    file: "去报送",
    review: "去审核",
  },
  nudged: (names: string) => `催过了，${names}马上会收到，点一下就到要做的那一步。`,
  alreadyNudged: (clock: string, who: string) => `今天 ${clock} ${who}已经催过，一天催一次就够了。`,
  nothingToNudge: (unit: string) => `${unit}的年报已经交了，不用催。`,
  waitsForYou: (unit: string) => `${unit}的年报等的就是自己这一步，点下面就能接着做。`,
  nobodyFills: (unit: string) => `${unit}还没有填报人，没有人可催。`,
  nobodyReviews: (unit: string, step: string) => `${unit}的${step}还没有人，没有人可催。`,
  inviteFirst: "先发一个邀请？",
  askAdmin: "请管理员先邀请一位。",
  invite: "发邀请",

  // Days.
  askExtension: (unit: string, date: string, example: string) =>
    `${unit}的截止日现在是 ${date}。\n延到哪一天？发日期就行，比如 ${example}。`,
  askDue: (unit: string, date: string, example: string) =>
    `${unit}的年报现在 ${date}截止。\n以后定在每年哪一天？发日期就行，比如 ${example}。`,
  askDueBelow: (unit: string, date: string, example: string) =>
    `${unit}下面各单位的年报，现在${date === "" ? "各有各的截止日" : `都是 ${date}截止`}。\n以后定在每年哪一天？发日期就行，比如 ${example}。`,
  neverMind: "不改了",
  notADay: (example: string) => `没看懂。发日期就行，比如 ${example}。`,
  noSuchDay: (example: string) => `日历上没有这一天。换一个，比如 ${example}。`,
  isPast: (date: string, example: string) => `${date}已经过去了。今天以后的都行，比如 ${example}。`,
  notLater: (date: string, due: string, example: string) =>
    `${date}不比现在的截止日 ${due} 晚。要往后延，比如 ${example}。`,
  tooFar: (date: string, latest: string) => `${date}太远了，${latest}以前的都行。换哪一天？`,
  extended: (unit: string, date: string) => `好，${unit}延到 ${date}。`,
  toldExtended: (who: string, unit: string, year: number, date: string) =>
    `${who}把${after(unit)}${year} 年年报的截止日延到了 ${date}。`,
  dueSet: (unit: string, date: string) => `好，${unit}的年报以后都是 ${date}截止。`,
  dueBelowSet: (unit: string, date: string) => `好，${unit}下面各单位的年报以后都是 ${date}截止。`,
  someDiffer: (count: number) => `有 ${count} 个单位另定了日子，照旧。`,
  stillExtended: (date: string) => `这一年已经延到 ${date}，照旧。`,
  fullDate: (year: number, month: number, day: number) => `${year}年${month}月${day}日`,

  // The reviewer's.
  nothingWaits: "现在没有等着看的报告，送来了会在这里提醒。",
  waiting: (count: number) => `有 ${count} 份报告等着看，先来的在前。\n先看哪一份？`,
  waitsSince: (days: number) => (days === 0 ? "今天" : `${days}天`),

  // Searching.
  notFound: (text: string) => `没找到“${text}”。发单位名字里的两三个字就行，比如 瓦房子。`,
  found: (count: number) => `有 ${count} 个，是哪一个？`,
  foundMany: (count: number, shown: number) =>
    `有 ${count} 个，先列 ${shown} 个。多发两个字能找得更准。`,
};

type Shape<T> = T extends string
  ? string
  : T extends (...args: infer Args) => string
    ? (...args: Args) => string
    : { readonly [Key in keyof T]: Shape<T[Key]> };

export type CountyWords = Shape<typeof county>;
