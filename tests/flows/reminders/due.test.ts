import { describe, expect, test } from "vitest";
import { dueDay } from "#flows/reminders/due.ts";
import { reportYearOn } from "#flows/reminders/season.ts";
import { county, unit } from "./county.ts";

describe("the due day of a report of 2025", () => {
  test.each([
    ["a town, when nobody said anything", {}, {}, "2026-01-20"],
    ["a department", { level: "department" }, {}, "2026-01-31"],
    ["a county", { level: "county" }, {}, "2026-03-31"],
    ["a city", { level: "city" }, {}, "2026-03-31"],
    ["a province", { level: "province" }, {}, "2026-03-31"],
    ["what the county sets", {}, { dueBelow: "01-15" }, "2026-01-15"],
    ["its own before the county's", { due: "01-25" }, { dueBelow: "01-15" }, "2026-01-25"],
    ["the county's own day is its own", {}, { due: "02-10" }, "2026-01-20"],
    [
      "an extension before all",
      { due: "01-25", extended: { "2025": "2026-02-06" } },
      { dueBelow: "01-15" },
      "2026-02-06",
    ],
    [
      "an extension of another year does not count",
      { extended: { "2024": "2025-02-06" } },
      { dueBelow: "01-15" },
      "2026-01-15",
    ],
    ["a day the year does not have", { due: "02-29" }, {}, "2026-02-28"],
    ["a day the month does not have", { due: "04-31" }, {}, "2026-04-30"],
  ] as const)("%s", (_, own, above, due) => {
    const { units, ...rest } = county([unit("u2", own)]);
    const directory = {
      ...rest,
      units: units.map((unit) => (unit.id === "u1" ? { ...unit, ...above } : unit)),
    };
    expect(dueDay(directory, "u2", 2025)).toBe(due);
  });

  test("the nearest unit above that sets a day", () => {
    const directory = county([
      unit("u2", { dueBelow: "01-12" }),
      unit("u3", { parent: "u2" }),
      unit("u4", { parent: "u3" }),
      unit("u5", { parent: "u3", dueBelow: "01-05" }),
    ]);
    expect(dueDay(directory, "u4", 2025)).toBe("2026-01-12");
    expect(dueDay(directory, "u5", 2025)).toBe("2026-01-12");
  });

  test("a leap year keeps its day", () => {
    expect(dueDay(county([unit("u2", { due: "02-29" })]), "u2", 2027)).toBe("2028-02-29");
  });

  test("there is no unit of that name", () => {
    expect(() => dueDay(county([]), "u9", 2025)).toThrow('there is no unit "u9"');
  });
});

test.each([
  ["2025-12-14", undefined],
  ["2025-12-15", 2025],
  ["2025-12-31", 2025],
  ["2026-01-01", 2025],
  ["2026-06-30", 2025],
  ["2026-07-01", undefined],
])("on %s the reports of %s are collected", (day, year) => {
  expect(reportYearOn(day)).toBe(year);
});
