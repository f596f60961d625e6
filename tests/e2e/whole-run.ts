import { wordsIn } from "#bot/words/words.ts";
import type { ReportRecord } from "#bot/records.ts";
import { front, labelsOf } from "./phone.ts";
import type { Act, Item } from "./phone.ts";

const words = wordsIn["zh-CN"];

/**
 * What a clerk does from the first greeting on: the office, a zero report of 2025, and a short one of 2020 with
 * texts, corrections, undo and cases.
 */
export const wholeRun: readonly Act[] = [
  { type: "/start" },
  { type: "大营子乡" },
  { tap: words.levels.township },
  { type: "朝阳县" },
  { tap: "我乡" },
  { type: "2025" },
  { tap: "都没有" },
  { tap: "没有" },
  { tap: words.zeroRest },
  { type: "主动公开：通过县政府网站公开信息 32 条。" },
  { type: "监督保障：未发生责任追究。" },
  { tap: words.done },
  { type: "一是公开内容不够丰富。下一步按月补充。" },
  { tap: words.done },
  { tap: words.none },
  { tap: words.finish },
  { type: "/start" },
  { tap: words.otherReport },
  { type: "2020" },
  { tap: "有" },
  { tap: "没有" },
  { tap: words.undo },
  { type: "没有" },
  { type: "0" },
  { type: "2 2 10" },
  { type: "56 加6 35" },
  { type: "刚才决定数是 36" },
  { edit: "2 2 10", to: "3 3 11" },
  { type: "改 行政许可 57 6 36" },
  { type: "撤销" },
  { tap: words.zeroRest },
  { tap: words.modes.cases },
  { tap: words.zero },
  { tap: "自然人" },
  { tap: "予以公开" },
  { tap: words.more(1) },
  { type: "商业企业 结转下年" },
  { tap: words.casesDone },
  { tap: words.byParts },
  { tap: words.takeOffer },
  { type: "通过县政府网站公开信息 12 条。" },
  { tap: words.done },
  { type: "改 规范性文件 总数 12" },
];

/** The two years it is about. */
export const years = [2025, 2020] as const;

/** A report without what a clock or a message's number says: equal after equal answers. */
export function essence({ report }: ReportRecord): unknown {
  const { skipped, acknowledged, places, ...rest } = report;
  const timeless = JSON.stringify(rest, (key, value: unknown) =>
    key === "at" || key === "message" || key === "by" ? undefined : value,
  );
  return {
    ...(JSON.parse(timeless) as object),
    skipped: Object.keys(skipped),
    acknowledged: Object.keys(acknowledged),
    // The person has another id in each folder.
    places: Object.values(places),
  };
}

/** What the person is asked now: the words and the buttons. */
export function question(chat: readonly Item[]): string {
  const last = front(chat);
  return [last.text, ...labelsOf(last).map((label) => `[${label}]`)].join("\n");
}
