import { dayIn, inShanghai } from "../calendar.ts";
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
const withYear = /(?<!\d)(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)/;
const withoutYear = /(?<!\d)(\d{1,2})\s*月\s*(\d{1,2})(?!\d)/;

/**
 * Where and when a report was published, from one message: `https://… 2026-01-27`, `https://… 1月27日`, `https://… 今天`.
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
  const on = dayOf(text.replace(url, " "), today);
  if (on === undefined || on === "bad-day") return { refused: on ?? "no-day" };
  if (on > today) return { refused: "future" };
  if (on <= dayIn(year, "12-31")) return { refused: "too-early" };
  return { on, url };
}

function dayOf(words: string, today: string): string | undefined {
  if (/今天|今日/.test(words)) return today;
  const full = withYear.exec(words);
  const short = withoutYear.exec(words);
  if (full === null && short === null) return /\d/.test(words) ? "bad-day" : undefined;
  const [year, month = "", date = ""] =
    full === null ? [today.slice(0, 4), short?.[1], short?.[2]] : full.slice(1);
  const monthDay = `${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  const isMonth = Number(month) >= 1 && Number(month) <= 12 && Number(date) >= 1;
  const day = `${year}-${monthDay}`;
  // A day that its month does not have comes back as the month's last.
  return isMonth && dayIn(Number(year), monthDay) === day ? day : "bad-day";
}
