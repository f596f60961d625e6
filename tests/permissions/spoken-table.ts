import { commandNamed } from "#bot/commands.ts";
import type { commandNames } from "#bot/commands.ts";
import type { DeskRecord } from "#bot/records.ts";
import type { DeskAction } from "#flows/desk.ts";
import type { Report } from "#flows/report.ts";
import type { Prompt } from "#flows/workflow/place.ts";
import {
  draftProposed,
  factAsked,
  figuresProposed,
  revisionProposed,
  waiting,
} from "./proposals.ts";
import { message, warning } from "./reports.ts";
import type { FixtureName, StateName } from "./reports.ts";
import type { Doing } from "./stage.ts";
import { asks, file, leadsTo, mayIn, shows, writes } from "./table.ts";
import type { Effect, Right, Section } from "./table.ts";
import type { Expected, Kept } from "./walk.ts";
import { hasPost, reportHats, units } from "./world.ts";
import type { Hat, PersonName, Place, UnitName } from "./world.ts";

/*
 * What is typed, sent, edited, answered or named with a report in hand: one's own, or one that was left there by a post
 * that is gone. What it comes to for whoever may stands here; whoever may is said by the table of rights.
 */

export interface SpokenRow {
  readonly name: string;
  readonly does: Doing;
  readonly on: FixtureName;
  readonly put?: (report: Report, person: PersonName, unit: UnitName) => Report;
  readonly desk?: Partial<DeskRecord>;
  readonly expected: (person: PersonName, place: Place, state: StateName) => Expected | Kept;
  readonly sends?: true;
}

const says = (text: string): Doing => ({ kind: "text", text, message: 77 });

/** By the table of rights. */
function byRight(
  right: Right,
  section: Section,
  effect: Effect | ((state: StateName) => Effect),
  states?: readonly StateName[],
): SpokenRow["expected"] {
  return (person, place, state) => {
    const hats = reportHats(person, place);
    if (hats.length === 0) return { kind: "unseen" };
    const isThen = states === undefined || states.includes(state);
    if (!isThen || !mayIn(right, section, state, hats)) return { kind: "no" };
    return typeof effect === "function" ? effect(state) : effect;
  };
}

/** Of the hall, with no report of its own: for everybody who has a post. */
const anywhere: SpokenRow["expected"] = (person, place) =>
  hasPost(person)
    ? { kind: "safe" }
    : { kind: reportHats(person, place).length > 0 ? "no" : "unseen" };

const fillers: ReadonlySet<Hat> = new Set(["filler", "helper", "second-helper"]);
const inReview = ["review-1", "review-2"] as const;
const isOpen = (state: StateName): boolean => state === "filling" || state === "returned";

/** 完成: whoever is at the end submits; a helper is only through with their part. */
const isDone: SpokenRow["expected"] = (person, place, state) => {
  const hats = reportHats(person, place);
  if (hats.length === 0) return { kind: "unseen" };
  if (!isOpen(state)) return { kind: "no" };
  if (hats.includes("filler")) return leadsTo("review-1");
  return hats.some((hat) => fillers.has(hat)) ? shows : { kind: "no" };
};

const approving = (state: StateName): Effect =>
  state === "review-1" ? leadsTo("review-2") : shows;

/** 退回, in a look and from above. */
const givingBack: SpokenRow["expected"] = (person, place, state) => {
  const right = state.startsWith("review") ? "return" : "send-back";
  return byRight(right, "whole", asks)(person, place, state);
};

interface Words {
  readonly words: string;
  readonly on?: FixtureName;
  readonly expected: SpokenRow["expected"];
  readonly sends?: true;
}

/** Every word that does what a button does; `words.test.ts` holds that none is missing. */
const wordRows: readonly Words[] = [
  { words: "返回 上一步 上一题 后退 back", expected: byRight("fill", "whole", shows) },
  { words: "进度 status", expected: byRight("look", "whole", shows) },
  { words: "检查 核对 校验 check", on: "warned", expected: byRight("look", "whole", shows) },
  { words: "预览 草稿 看看草稿 draft preview", expected: byRight("look", "whole", file) },
  { words: "撤销 撤回 还原 undo", expected: byRight("fill", "whole", writes) },
  { words: "暂停 停一下 先到这 先到这里 pause", expected: byRight("look", "whole", shows) },
  { words: "继续 接着填 continue", expected: byRight("look", "whole", shows) },
  { words: "帮助 怎么用 help", expected: byRight("look", "whole", shows) },
  { words: "修改 改 改一下 edit", expected: byRight("fill", "whole", shows) },
  {
    words: "定稿 提交 提交审核 送审 finish submit",
    expected: byRight("submit", "whole", leadsTo("review-1")),
  },
  {
    words: "文件 要文件 生成文件 下载 导出 files file",
    expected: byRight("look", "whole", shows),
  },
  { words: "word 要word word版 docx", expected: byRight("look", "whole", file) },
  { words: "pdf 要pdf pdf版", expected: byRight("look", "whole", file) },
  { words: "网页 网页版 html", expected: byRight("look", "whole", file) },
  { words: "excel 表格 电子表格 xlsx", expected: byRight("look", "whole", file) },
  {
    words: "跳过 先跳过 稍后 以后再说 skip",
    on: "unwritten",
    expected: byRight("fill", "problems", writes),
  },
  { words: "说明 什么意思 解释 怎么填", expected: byRight("look", "whole", shows) },
  { words: "完成 写完了 发完了 填完了 登记完了 done", expected: isDone },
  { words: "通过 同意 approve", expected: byRight("approve", "whole", approving) },
  { words: "退回 return", expected: givingBack },
  { words: "接收 accept", expected: byRight("accept", "whole", leadsTo("accepted")) },
  { words: "报送 已报送", expected: byRight("file", "whole", leadsTo("filed")) },
  { words: "公开 已公开 发布", expected: byRight("publish", "whole", asks) },
  { words: "更正", expected: byRight("correct", "whole", shows) },
  {
    words: "撤回提交 withdraw",
    expected: byRight("withdraw", "whole", leadsTo("filling"), inReview),
  },
  { words: "表三 看表三", expected: byRight("look", "whole", file) },
  { words: "其余都是0 其他都是0", on: "blanks", expected: byRight("fill", "proactive", writes) },
  { words: "人员 谁是谁 people", expected: anywhere },
  { words: "身份 换身份 我是谁 home", expected: anywhere },
  { words: "换设备 新设备 device", expected: anywhere, sends: true },
  {
    words: "记录 看记录 record records 记录行政许可 记录第五部分",
    expected: byRight("look", "whole", shows),
  },
  { words: "待审 等我审的 queue", expected: anywhere },
  { words: "全县 全县进度", expected: anywhere },
];
export const knownWords: ReadonlySet<string> = new Set(
  wordRows.flatMap(({ words }) => words.split(" ")),
);

const command = (name: string): Doing => commandNamed(name);

/** Every command in the menu, and what is none. */
const commands: Readonly<
  Record<(typeof commandNames)[number] | "home" | "nonsense", SpokenRow["expected"]>
> = {
  start: byRight("look", "whole", shows),
  status: byRight("look", "whole", shows),
  draft: byRight("look", "whole", file),
  files: byRight("look", "whole", shows),
  check: byRight("look", "whole", shows),
  edit: byRight("fill", "whole", shows),
  undo: byRight("fill", "whole", writes),
  people: anywhere,
  records: anywhere,
  help: byRight("look", "whole", shows),
  home: anywhere,
  nonsense: anywhere,
};

/** Somebody's own message can be edited; what others wrote in theirs of that number cannot. */
const ownMessage: SpokenRow["expected"] = (person, place, state) => {
  const hats = reportHats(person, place);
  if (hats.length === 0) return { kind: "unseen" };
  return isOpen(state) && hats.some((hat) => fillers.has(hat)) ? writes : { kind: "no" };
};

const typed: readonly (readonly [string, Doing, FixtureName, SpokenRow["expected"]])[] = [
  ["a correction", says("改 行政许可 35"), "complete", byRight("fill", "proactive", writes)],
  ["a correction without 改", says("刚才那个改成3"), "complete", anySafe],
  ["figures", says("1 2 3"), "blanks", byRight("fill", "proactive", writes)],
  ["a sentence", says("下一步多公开。"), "unwritten", byRight("fill", "problems", writes)],
  ["an edited message", { kind: "edited", text: "36", message }, "complete", ownMessage],
  [
    "an edited message of somebody else",
    { kind: "edited", text: "36", message: message + 1 },
    "complete",
    byRight("fill", "whole", shows, []),
  ],
  [
    "a reply to a card",
    {
      kind: "text",
      text: "1 0 0 0",
      message: 78,
      replyTo: { kind: "question", question: "disputes.reconsideration" },
    },
    "complete",
    byRight("fill", "disputes", writes),
  ],
  [
    "a reply to a message of somebody else",
    { kind: "text", text: "5", message: 78, replyTo: { kind: "message", message: message + 1 } },
    "complete",
    byRight("fill", "whole", shows, []),
  ],
  ["a picture", { kind: "unreadable", what: "photo" }, "complete", byRight("look", "whole", shows)],
  [
    "a button of another bot",
    { kind: "press", pressed: undefined },
    "complete",
    byRight("fill", "whole", shows, []),
  ],
];

/** It may be meant for what was done last; whatever it comes to, it comes to it where they may. */
function anySafe(person: PersonName, place: Place, state: StateName): Expected | Kept {
  const hats = reportHats(person, place);
  if (hats.length === 0) return { kind: "unseen" };
  return isOpen(state) && hats.includes("filler") ? writes : { kind: "fills" };
}

interface Waiting {
  readonly prompt: (unit: UnitName) => Prompt;
  readonly text: string;
  readonly on: FixtureName;
  readonly expected: SpokenRow["expected"];
}

/** Words that were asked for while it was still theirs; a new prompt does not compile until it is here. */
const prompts: Readonly<Record<Prompt["kind"], Waiting>> = {
  reason: {
    prompt: (unit) => ({ kind: "reason", finding: warning(unit) }),
    text: "今年确实收了这么多",
    on: "warned",
    expected: byRight("fill", "proactive", writes),
  },
  remark: {
    prompt: () => ({ kind: "remark", on: "problems" }),
    text: "这里再想想",
    on: "complete",
    expected: byRight("remark", "whole", writes),
  },
  return: {
    prompt: () => ({ kind: "return" }),
    text: "还要再看看",
    on: "complete",
    expected: byRight("return", "whole", leadsTo("returned")),
  },
  "send-back": {
    prompt: () => ({ kind: "send-back" }),
    text: "还要再看看",
    on: "complete",
    expected: byRight("send-back", "whole", leadsTo("returned")),
  },
  explain: {
    prompt: () => ({ kind: "explain", remark: "r2" }),
    text: "就是这样的",
    on: "remarked",
    expected: byRight("fill", "problems", writes),
  },
  publish: {
    prompt: () => ({ kind: "publish" }),
    text: "https://www.example.gov.cn/nb.html 2027-01-11",
    on: "complete",
    expected: byRight("publish", "whole", leadsTo("published")),
  },
  correct: {
    prompt: () => ({ kind: "correct", correction: "texts", requester: "某" }),
    text: "有个字写错了",
    on: "complete",
    expected: byRight("correct", "whole", leadsTo("filling")),
  },
  figures: {
    prompt: () => figuresProposed,
    text: "采用",
    on: "complete",
    expected: byRight("fill", "proactive", writes),
  },
  draft: {
    prompt: () => draftProposed,
    text: "用这段",
    on: "complete",
    expected: byRight("fill", "overview", writes),
  },
  revision: {
    prompt: revisionProposed,
    text: "好的",
    on: "complete",
    expected: byRight("fill", "problems", writes),
  },
  fact: {
    prompt: () => factAsked,
    text: "3",
    on: "complete",
    expected: byRight("fill", "overview", writes),
  },
};

/** Every word that takes, leaves or changes what is shown. */
const answersToShown: readonly (readonly [words: string, effect: Effect])[] = [
  ["全部采用 全都采用 采用 都对 对 对的 是的 好 好的 可以 就这样 用这段 没错 ok yes", writes],
  ["不要 不用 不用了 都不要 不采用 不对 取消 算了 no", shows],
  ["逐项看 逐句看 一项一项看 一句一句看", asks],
  ["换一种 换个说法 换一种说法 换一段 再换一个", asks],
  ["短一点 短一些 再短一点 太长了", asks],
];
export const wordsToShown: ReadonlySet<string> = new Set(
  answersToShown.flatMap(([words]) => words.split(" ")),
);

const tap = (action: DeskAction): Doing => ({
  kind: "press",
  pressed: { press: { on: "desk", action }, drawn: { unit: "home", year: 0, revision: 0 } },
});

const safe: SpokenRow["expected"] = () => ({ kind: "safe" });
/** A report that was not begun is begun by whoever fills it in. */
const begins: SpokenRow["expected"] = () => ({ kind: "begins" });

/** The desk in front of the reports; a new action does not compile until it is here. */
const deskActions: {
  readonly [Kind in DeskAction["kind"]]: readonly (readonly [
    Extract<DeskAction, { kind: Kind }>,
    SpokenRow["expected"],
  ])[];
} = {
  level: [[{ kind: "level", level: "city" }, safe]],
  self: [[{ kind: "self", self: "我司" }, safe]],
  year: [
    [{ kind: "year", year: 2026 }, safe],
    [{ kind: "year", year: 2025 }, begins],
  ],
  "other-year": [[{ kind: "other-year" }, safe]],
  years: [[{ kind: "years" }, safe]],
  rename: [[{ kind: "rename" }, safe]],
  restore: [[{ kind: "restore", year: 2026 }, safe]],
};

/** In the middle of naming the unit anew, which was theirs to do when it began. */
const halfNamed: Partial<DeskRecord> = {
  desk: { office: { unit: "新名字镇", level: "township", county: "测试州" } },
};
const names: SpokenRow["expected"] = (person, place) =>
  reportHats(person, place).includes("admin")
    ? { kind: "keeps", shelf: "directories" }
    : { kind: reportHats(person, place).length > 0 ? "no" : "unseen" };

export const spokenRows: readonly SpokenRow[] = [
  ...wordRows.flatMap(({ words, on = "complete", expected, sends }) =>
    words.split(" ").map((word) => ({
      name: `types ${word}`,
      does: says(word),
      on,
      expected,
      ...(sends === undefined ? {} : { sends }),
    })),
  ),
  ...Object.entries(commands).map(([name, expected]) => ({
    name: `/${name}`,
    does: name === "start" ? ({ kind: "start" } as const) : command(name),
    on: "complete" as const,
    expected,
  })),
  ...typed.map(([name, does, on, expected]) => ({ name, does, on, expected })),
  ...Object.entries(prompts).map(([kind, { prompt, text, on, expected }]) => ({
    name: `answers ${kind}`,
    does: says(text),
    on,
    put: waiting(prompt),
    expected,
  })),
  ...answersToShown.flatMap(([words, effect]) =>
    words.split(" ").map((word) => ({
      name: `answers what is shown with ${word}`,
      does: says(word),
      on: "complete" as const,
      put: waiting(() => draftProposed),
      expected: byRight("fill", effect === shows ? "whole" : "overview", effect),
    })),
  ),
  ...Object.values(deskActions).flatMap(
    (rows: readonly (readonly [DeskAction, SpokenRow["expected"]])[]) =>
      rows.map(([action, expected]) => ({
        name: `at the desk ${JSON.stringify(action)}`,
        does: tap(action),
        on: "complete" as const,
        expected,
      })),
  ),
  ...[tap({ kind: "self", self: "我司" }), says("我司")].map((does) => ({
    name: `names the unit by a ${does.kind}`,
    does,
    on: "complete" as const,
    desk: halfNamed,
    expected: names,
  })),
  {
    name: "looks for a unit by its name",
    does: says(units.foreign.name.slice(0, 2)),
    on: "complete",
    desk: { desk: { office: {} } },
    expected: safe,
  },
];
