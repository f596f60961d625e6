import { addDays, dayIn } from "../calendar.ts";
import type { Day } from "../calendar.ts";
import { normalise } from "../reading/normalise.ts";

/**
 * A day as people write it: 1月25日, 1.25, 25号, 2027-01-25, 一月二十五日, 明天. Without a year it is the first such day
 * from `from` on, without a month the first from `ofMonth` on.
 */
export type ReadDay =
  | Readonly<{ kind: "day"; day: Day }>
  /** 2月30日 */
  | Readonly<{ kind: "no-such-day" }>
  | Readonly<{ kind: "not-a-day" }>;

export function readDay(text: string, today: Day, from: Day, ofMonth = from): ReadDay {
  const words = plain(text);
  const off = daysOff[words];
  if (off !== undefined) return { kind: "day", day: addDays(today, off) };
  const full = /^(\d{4})[年\-/.](\d{1,2})[月\-/.](\d{1,2})[日号]?$/.exec(words);
  if (full !== null) return only(numbers(full));
  const short = /^(\d{1,2})(?:月|[-/.])(\d{1,2})[日号]?$/.exec(words);
  if (short !== null) return inSomeYear(numbers(short), from);
  const date = /^(\d{1,2})[日号]?$/.exec(words);
  return date === null ? { kind: "not-a-day" } : inSomeMonth(Number(date[1]), ofMonth);
}

/** From today. */
const daysOff: Readonly<Record<string, number>> = {
  前天: -2,
  昨天: -1,
  昨日: -1,
  今天: 0,
  今日: 0,
  明天: 1,
  后天: 2,
  大后天: 3,
};

/** 延到, 改成, 吧 say nothing about the day; Chinese numerals become figures. */
const plain = (text: string): string =>
  normalise(text)
    .replaceAll(/\s/gu, "")
    .replaceAll("元月", "1月")
    .replace(/^(?:就|请|可以)*(?:延期?到?|延长到?|推迟?到|改[到成为]?|到)?/u, "")
    .replace(/(?:之?前|为止|截止|吧|[。.,!?])+$/u, "")
    .replaceAll(/[一二三四五六七八九十廿〇]+(?=[月日号])/gu, (digits) => String(numeral(digits)));

const units = "〇一二三四五六七八九";

/** Up to 三十一. */
function numeral(digits: string): number {
  const [tens = "", ones = ""] = digits.replace("廿", "二十").split("十");
  const value = (text: string, none: number): number =>
    text === "" ? none : units.indexOf(text) === -1 ? NaN : units.indexOf(text);
  return digits.includes("十") || digits.includes("廿")
    ? value(tens, 1) * 10 + value(ones, 0)
    : value(tens, NaN);
}

const numbers = (found: RegExpExecArray): readonly number[] => found.slice(1).map(Number);

function only([year = 0, month = 0, date = 0]: readonly number[]): ReadDay {
  const day = dayOf(year, month, date);
  return day === undefined ? { kind: "no-such-day" } : { kind: "day", day };
}

/** 2月29日 may have to wait for a leap year. */
function inSomeYear([month = 0, date = 0]: readonly number[], from: Day): ReadDay {
  const first = Number(from.slice(0, 4));
  return earliest(
    [0, 1, 2, 3, 4].map((later) => dayOf(first + later, month, date)),
    from,
  );
}

function inSomeMonth(date: number, from: Day): ReadDay {
  const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7)) - 1];
  return earliest(
    [0, 1, 2].map((later) =>
      dayOf(year + Math.floor((month + later) / 12), ((month + later) % 12) + 1, date),
    ),
    from,
  );
}

function earliest(days: readonly (Day | undefined)[], from: Day): ReadDay {
  const day = days.find((one) => one !== undefined && one >= from);
  return day === undefined ? { kind: "no-such-day" } : { kind: "day", day };
}

/** None where the month has no such day. */
function dayOf(year: number, month: number, date: number): Day | undefined {
  if (month < 1 || month > 12 || date < 1) return undefined;
  const [mm, dd] = [month, date].map((value) => String(value).padStart(2, "0"));
  const day = dayIn(year, `${mm}-${dd}`);
  return day.slice(8) === dd ? day : undefined;
}
