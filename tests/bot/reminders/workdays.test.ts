import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadWorkdays } from "#bot/reminders/workdays.ts";
import { addDays } from "#flows/calendar.ts";
import { isWorkday as written } from "#tests/flows/reminders/county.ts";

const isWorkday = await loadWorkdays();

describe("as the State Council arranged it", () => {
  test.each([
    ["2026-01-01", false],
    ["2026-01-02", false],
    ["2026-01-03", false],
    ["2026-01-04", true],
    ["2026-02-14", true],
    ["2026-02-16", false],
    ["2026-02-23", false],
    ["2026-02-24", true],
    ["2026-02-28", true],
    ["2025-01-26", true],
    ["2025-01-28", false],
    ["2024-02-09", true],
  ])("%s: %s", (day, worked) => {
    expect(isWorkday(day)).toBe(worked);
  });

  test("the winter that the other tests have written out", () => {
    let seen = 0;
    for (let day = "2025-12-20"; day <= "2026-03-01"; day = addDays(day, 1)) {
      expect(`${day} ${isWorkday(day)}`).toBe(`${day} ${written(day)}`);
      seen += 1;
    }
    expect(seen).toBe(72);
  });
});

describe("a year that nobody has announced yet: what the law fixes", () => {
  test.each([
    // Weekdays all, so that no weekend answers for a holiday.
    ["New Year", "2031-01-01", false],
    ["the day after New Year", "2031-01-02", true],
    ["the day before the eve", "2031-01-21", true],
    ["the eve of Spring Festival", "2031-01-22", false],
    ["the first", "2031-01-23", false],
    ["the second", "2031-01-24", false],
    ["the fourth", "2031-01-27", true],
    ["the third", "2034-02-21", false],
    ["清明", "2030-04-05", false],
    ["Labour Day", "2031-05-01", false],
    ["the day after it", "2031-05-02", false],
    ["Dragon Boat", "2031-06-24", false],
    ["Mid-Autumn", "2031-10-01", false],
    ["National Day", "2031-10-03", false],
    ["the week after", "2031-10-06", true],
    ["a fifth month that comes twice has one festival", "2028-06-27", true],
    ["a Saturday", "2031-01-04", false],
    ["a Monday", "2031-01-06", true],
  ])("%s", (_, day, worked) => {
    expect(isWorkday(day)).toBe(worked);
  });
});

test.each(["America/New_York", "Pacific/Midway", "Asia/Shanghai", "UTC", "Pacific/Kiritimati"])(
  "a server in %s counts the same days",
  (TZ) => {
    const child = join(import.meta.dirname, "children", "workdays.ts");
    const off = execFileSync(process.execPath, [child, "2025-12-15", "2031-02-15"], {
      env: { ...process.env, TZ },
      encoding: "utf8",
    });
    const expected: string[] = [];
    for (let day = "2025-12-15"; day <= "2031-02-15"; day = addDays(day, 1)) {
      if (!isWorkday(day)) expected.push(day);
    }
    expect(expected.length).toBeGreaterThan(500);
    expect(off.split("\n")).toEqual(expected);
  },
);
