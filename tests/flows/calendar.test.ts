import { describe, expect, test } from "vitest";
import { addDays, dayIn, daysBetween, inShanghai, weekday } from "#flows/calendar.ts";

const dayMs = 86_400_000;
const isoOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

test("every day from 1900 to 2200 follows the one before, as the machine's own calendar has it", () => {
  const first = Date.UTC(1900, 0, 1);
  let day = "1900-01-01";
  const wrong: string[] = [];
  let seen = 0;
  for (let time = first; time < Date.UTC(2200, 0, 1); time += dayMs) {
    const isRight =
      day === isoOf(time) &&
      weekday(day) === (new Date(time).getUTCDay() || 7) &&
      daysBetween("1900-01-01", day) === (time - first) / dayMs;
    if (!isRight) wrong.push(isoOf(time));
    day = addDays(day, 1);
    seen += 1;
  }
  expect(wrong).toEqual([]);
  expect(seen).toBe(109_573);
});

describe("adding days", () => {
  test.each([
    ["2026-01-20", -14, "2026-01-06"],
    ["2026-01-10", -14, "2025-12-27"],
    ["2025-12-31", 1, "2026-01-01"],
    ["2024-02-28", 1, "2024-02-29"],
    ["2026-02-28", 1, "2026-03-01"],
    ["2100-02-28", 1, "2100-03-01"],
    ["2000-02-28", 1, "2000-02-29"],
    ["2026-01-20", 0, "2026-01-20"],
    ["0001-01-01", -1, "0000-12-31"],
  ])("%s and %i days is %s", (day, count, sum) => {
    expect(addDays(day, count)).toBe(sum);
    expect(daysBetween(day, sum)).toBe(count);
    expect(daysBetween(sum, day)).toBe(-count || 0);
  });

  test.each(["2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-1-1", "", "01-20"])(
    "%j is not a day",
    (day) => {
      expect(() => addDays(day, 1)).toThrow(RangeError);
    },
  );
});

test.each([
  [2026, "01-20", "2026-01-20"],
  [2026, "02-29", "2026-02-28"],
  [2028, "02-29", "2028-02-29"],
  [2028, "02-31", "2028-02-29"],
  [2026, "04-31", "2026-04-30"],
  [2026, "12-31", "2026-12-31"],
])("in %i the day %s is %s", (year, monthDay, day) => {
  expect(dayIn(year, monthDay)).toBe(day);
});

describe("in Shanghai", () => {
  test.each([
    ["2026-01-12T00:59:59.999Z", "2026-01-12", "08:59"],
    ["2026-01-12T01:00:00.000Z", "2026-01-12", "09:00"],
    ["2026-01-12T15:59:59.000Z", "2026-01-12", "23:59"],
    ["2026-01-12T16:00:00.000Z", "2026-01-13", "00:00"],
    ["2025-12-31T16:00:00.000Z", "2026-01-01", "00:00"],
    ["2026-06-30T23:30:00Z", "2026-07-01", "07:30"],
    ["2028-02-28T20:00Z", "2028-02-29", "04:00"],
  ])("%s is %s %s", (instant, day, clock) => {
    expect(inShanghai(instant)).toEqual({ day, clock });
  });

  test("as the machine's table of zones has it, on every hour of a year", () => {
    const format = new Intl.DateTimeFormat("sv-SE", {
      timeZone: "Asia/Shanghai",
      dateStyle: "short",
      timeStyle: "short",
    });
    for (let time = Date.UTC(2026, 0, 1); time < Date.UTC(2027, 0, 1); time += 3_600_000) {
      const { day, clock } = inShanghai(new Date(time).toISOString());
      expect(`${day} ${clock}`).toBe(format.format(time));
    }
  });

  test.each(["2026-01-12", "2026-01-12T09:00:00+08:00", "yesterday", ""])(
    "%j is refused",
    (instant) => {
      expect(() => inShanghai(instant)).toThrow(RangeError);
    },
  );
});
