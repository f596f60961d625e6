import { expect, test } from "vitest";
import { deskStep, likelyYears } from "#flows/desk.ts";
import type { DeskTurn } from "#flows/desk.ts";
import { forms } from "#flows/reports/reports.ts";
import { office } from "#tests/support/interview.ts";

/* Half past midnight in Shanghai is the evening before in UTC. */

test.each([
  ["2026-06-30T15:30:00.000Z", [2025, 2024]],
  ["2026-06-30T16:30:00.000Z", [2026, 2025]],
  ["2026-12-31T16:30:00.000Z", [2026, 2025]],
  ["2027-01-20T02:00:00.000Z", [2026, 2025]],
])("at %s these years are likely: %j", (at, years) => {
  expect(likelyYears(at)).toEqual(years);
});

const open = (year: number, at: string): DeskTurn =>
  deskStep({ office }, { kind: "tap", action: { kind: "year", year }, at }, [], forms);

test("a year can be begun once it has begun in Shanghai", () => {
  expect(open(2027, "2026-12-31T15:30:00.000Z").replies).toEqual([
    { kind: "no-year", year: 2027, why: "not-yet" },
  ]);
  expect(open(2027, "2026-12-31T16:30:00.000Z").open).toBe(2027);
});
