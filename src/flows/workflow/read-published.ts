import { addDays, dayIn, inShanghai } from "../calendar.ts";
import type { Day } from "../calendar.ts";
import { readDay } from "../county/read-day.ts";
import type { ReadDay } from "../county/read-day.ts";
import { normalise } from "../reading/normalise.ts";
import type { Published } from "../report.ts";

/** Why an address and a day were not taken. */
export const refusals = [
  "no-address",
  "bad-address",
  "no-day",
  "bad-day",
  "future",
  "too-early",
] as const;
export type Refused = (typeof refusals)[number];

const address = /https?:\/\/[^\s，。；、（）“”]+/i;
const domain = /^https?:\/\/(?:[^\s/?#:@]+\.)+[^\s/?#:@.]{2,}(?::\d{1,5})?(?:[/?#]\S*)?$/i;
/**
 * Where and when a report was published, from one message: `https://… 2026-01-27`, `https://… 1月27日`, `https://… 昨天`.
 * A report of a year cannot be out before the year is.
 */
export function readPublished(
  text: string,
  year: number,
  at: string,
): Published | Readonly<{ refused: Refused }> {
  const url = address.exec(text)?.[0];
  if (url === undefined)
    return { refused: /www\.|[a-z]\.(?:cn|com)/i.test(text) ? "bad-address" : "no-address" };
  if (!domain.test(url)) return { refused: "bad-address" };
  const today = inShanghai(at).day;
  const read = dayOf(text.replace(url, " "), today);
  if (read.kind !== "day") return { refused: read.kind === "not-a-day" ? "no-day" : "bad-day" };
  const on = read.day;
  if (on > today) return { refused: "future" };
  if (on <= dayIn(year, "12-31")) return { refused: "too-early" };
  return { on, url };
}

const numeral = String.raw`[\d一二三四五六七八九十廿〇]+`;

/** As a day is written in the middle of a sentence, the surest first; what it says, `readDay` knows. */
const phrases = [
  "今[天日]|昨[天日]|[前明后]天",
  String.raw`(?<!\d)\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}(?!\d)`,
  String.raw`(?<!\d)(?:元|${numeral})\s*月\s*${numeral}\s*[日号]?`,
  String.raw`(?<![\d.-])\d{1,2}[-/.]\d{1,2}(?![\d.-])`,
  String.raw`(?<!\d)${numeral}\s*[日号]`,
].map((phrase) => new RegExp(phrase));

/** A day that lies behind: without a year it is of this one, 25号 is the last 25th. */
function dayOf(text: string, today: Day): ReadDay {
  const words = normalise(text);
  const [said] = phrases.flatMap((phrase) => phrase.exec(words)?.[0] ?? []);
  if (said === undefined) return { kind: /\d/.test(words) ? "no-such-day" : "not-a-day" };
  return readDay(said, today, dayIn(yearOf(today), "01-01"), monthBefore(today));
}

const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** The day after the same one of the month before: of the 25ths from there on, the first is the last. */
function monthBefore(today: Day): Day {
  const month = Number(today.slice(5, 7)) - 1;
  const [year, before] = month === 0 ? [yearOf(today) - 1, 12] : [yearOf(today), month];
  return addDays(dayIn(year, `${String(before).padStart(2, "0")}${today.slice(7)}`), 1);
}
