import { describe, expect, test } from "vitest";
import { addDays } from "#flows/calendar.ts";
import { newestMilestone } from "#flows/reminders/milestones.ts";
import { isWorkday } from "./county.ts";

/** Every milestone of a due day, as it comes up from day to day. */
function milestones(due: string, from: string, until: string): readonly string[] {
  const found: string[] = [];
  for (let day = from; day <= until; day = addDays(day, 1)) {
    const newest = newestMilestone(due, day, isWorkday);
    const line = newest === undefined ? "" : `${newest.name} ${newest.day}`;
    if (line !== "" && line !== found.at(-1)) found.push(line);
  }
  return found;
}

describe("milestones", () => {
  test("a town's: all on workdays but D-3, which moves from Saturday to Friday", () => {
    expect(milestones("2026-01-20", "2025-12-20", "2026-02-28")).toEqual([
      "D-14 2026-01-06",
      "D-7 2026-01-13",
      "D-3 2026-01-16",
      "D-1 2026-01-19",
      "D 2026-01-20",
      "D+1 2026-01-21",
      "D+2 2026-01-22",
      "D+3 2026-01-23",
      "D+6 2026-01-26",
      "D+13 2026-02-02",
      "D+20 2026-02-09",
      // Spring Festival takes the week of the 16th, and the Monday of the next.
      "D+35 2026-02-24",
    ]);
  });

  test("a department's: due on a Saturday, which is spoken of all the same", () => {
    expect(milestones("2026-01-31", "2025-12-20", "2026-02-10")).toEqual([
      "D-14 2026-01-16",
      "D-7 2026-01-23",
      "D-3 2026-01-28",
      "D-1 2026-01-30",
      "D 2026-01-31",
      "D+2 2026-02-02",
      "D+3 2026-02-03",
      "D+4 2026-02-04",
      "D+9 2026-02-09",
    ]);
  });

  test("the last day before is a Sunday: it stays", () => {
    expect(milestones("2026-01-12", "2025-12-20", "2026-01-12")).toEqual([
      "D-14 2025-12-29",
      // The 5th was a Monday; the 9th is a Friday.
      "D-7 2026-01-05",
      "D-3 2026-01-09",
      "D-1 2026-01-11",
      "D 2026-01-12",
    ]);
  });

  test("around New Year: two that are moved onto one day are one, the nearer; a worked Sunday is a workday", () => {
    expect(milestones("2026-01-04", "2025-12-15", "2026-01-05")).toEqual([
      // D-14 falls on Sunday the 21st, D-7 on Sunday the 28th, D-3 on the holiday.
      "D-14 2025-12-19",
      "D-7 2025-12-26",
      "D-3 2025-12-31",
      "D-1 2026-01-03",
      "D 2026-01-04",
      "D+1 2026-01-05",
    ]);
    // Spring Festival 2026 is nine days long: D-7 and D-3 both come to its eve.
    expect(milestones("2026-02-24", "2026-02-01", "2026-02-24")).toEqual([
      "D-14 2026-02-10",
      "D-3 2026-02-14",
      "D-1 2026-02-23",
      "D 2026-02-24",
    ]);
  });
});
