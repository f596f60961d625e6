import { expect, test } from "vitest";
import { likelyDay, readDueDay, readExtension } from "#flows/county/new-day.ts";

const january = { year: 2026, today: "2027-01-18", due: "2027-01-20" } as const;
const december = { year: 2026, today: "2026-12-20", due: "2027-01-20" } as const;
const late = { year: 2026, today: "2027-02-03", due: "2027-01-20" } as const;

const extensions: readonly (readonly [
  text: string,
  facts: typeof january | typeof december | typeof late,
  is: string,
])[] = [
  ["1月25日", january, "2027-01-25"],
  ["25号", january, "2027-01-25"],
  ["25", january, "2027-01-25"],
  ["5号", january, "2027-02-05"],
  ["2027-01-25", january, "2027-01-25"],
  ["1月20日", january, "not-later 2027-01-20"],
  ["1月19日", january, "not-later 2027-01-19"],
  ["明天", january, "not-later 2027-01-19"],
  ["1月17日", january, "is-past 2027-01-17"],
  ["2026-01-25", january, "is-past 2026-01-25"],
  ["12月31日", january, "too-far 2027-12-31"],
  ["2028-01-25", january, "too-far 2028-01-25"],
  ["2月30日", january, "no-such-day"],
  ["过两天", january, "not-a-day"],
  ["1月25日", december, "2027-01-25"],
  ["25号", december, "2027-01-25"],
  ["12月25日", december, "too-far 2027-12-25"],
  // The day is over, and more time is given from now on.
  ["2月5日", late, "2027-02-05"],
  ["今天", late, "2027-02-03"],
  ["2月3日", late, "2027-02-03"],
  ["1月31日", late, "is-past 2027-01-31"],
  ["5号", late, "2027-02-05"],
  ["1号", late, "2027-03-01"],
];

test.each(extensions)("more time: %s, %o is %s", (text, facts, is) => {
  const read = readExtension(text, facts);
  expect(
    [read.kind === "day" ? "" : read.kind, "day" in read ? read.day : ""].join(" ").trim(),
  ).toBe(is);
});

const dueDays: readonly (readonly [
  text: string,
  facts: typeof january | typeof december | typeof late,
  is: string,
])[] = [
  ["1月25日", january, "2027-01-25"],
  // Earlier than before, but still to come.
  ["1月19日", january, "2027-01-19"],
  ["15号", december, "2027-01-15"],
  ["1月10日", december, "2027-01-10"],
  ["1月15日", january, "is-past 2027-01-15"],
  ["3月31日", january, "2027-03-31"],
  ["12月31日", january, "too-far 2027-12-31"],
  ["随便", january, "not-a-day"],
  ["4月31日", january, "no-such-day"],
];

test.each(dueDays)("a due day: %s, %o is %s", (text, facts, is) => {
  const read = readDueDay(text, facts);
  expect(
    [read.kind === "day" ? "" : read.kind, "day" in read ? read.day : ""].join(" ").trim(),
  ).toBe(is);
});

test.each([january, december, late])("the example for %o would do", (facts) => {
  const day = likelyDay(facts);
  expect(readExtension(day, facts)).toEqual({ kind: "day", day });
  expect(readDueDay(day, facts)).toEqual({ kind: "day", day });
});
