import { describe, expect, test } from "vitest";
import { readAhead } from "#bot/reminders/read-ahead.ts";
import { standingOf } from "#bot/reminders/standing-of.ts";
import type { ReportRecord } from "#bot/records.ts";
import { reportedOf } from "#flows/county/reported.ts";
import { formForYear } from "#flows/reports/reports.ts";
import { newReport } from "#flows/report.ts";
import type { Report } from "#flows/report.ts";
import { testDependencies } from "#tests/support/dependencies.ts";
import { office } from "#tests/support/interview.ts";

const year = 2025;
const form = formForYear(year)!;
const blank = (of: number, unit: string): Report => newReport(form, office, of, unit);

/** How often a report was looked into. */
function watched(report: Report): Readonly<{ report: Report; looks: () => number }> {
  let looks = 0;
  const seen = new Proxy(report, {
    get: (target, key) => {
      if (key === "answers") looks += 1;
      return Reflect.get(target, key);
    },
  });
  return { report: seen, looks: () => looks };
}

/** Reports that stay the same objects, as on the shelves of the disk. */
function shelfOf(reports: readonly Report[], damaged: readonly string[] = []) {
  const loads: string[] = [];
  const deps = testDependencies({
    now: () => new Date("2026-01-12T22:00:00Z"),
    reports: {
      load: (id) => {
        loads.push(id);
        const found = reports.find((report) => report.id === id);
        const record: ReportRecord | undefined = found && { report: found, handled: [] };
        if (damaged.includes(id)) return Promise.resolve({ kind: "damaged", setAside: "x" });
        return Promise.resolve(
          record === undefined ? { kind: "absent" } : { kind: "found", value: record },
        );
      },
      save: () => Promise.reject(new Error("nothing is written")),
      ids: () => Promise.resolve([...reports.map(({ id }) => id), ...damaged]),
    },
  });
  return { deps, loads };
}

describe("read ahead", () => {
  test("who asks afterwards does not wait for anything to be worked out", async () => {
    const one = watched(blank(year, "u1"));
    const { deps, loads } = shelfOf([one.report, blank(year - 1, "u1"), blank(year, "home")]);
    await readAhead(deps, () => false);
    expect(loads).toEqual(["u1-2025", "2025"]);
    const looks = one.looks();
    expect(looks).toBeGreaterThan(0);
    reportedOf(form, one.report);
    expect(one.looks()).toBe(looks);
    await standingOf(deps, "u1", year);
    expect(one.looks()).toBe(looks);
  });

  test("stopped, it reads no further", async () => {
    const { deps, loads } = shelfOf(["u1", "u2", "u3"].map((unit) => blank(year, unit)));
    await readAhead(deps, () => loads.length === 2);
    expect(loads).toEqual(["u1-2025", "u2-2025"]);
  });

  test("in summer nobody asks", async () => {
    const { deps, loads } = shelfOf([blank(year, "u1")]);
    await readAhead({ ...deps, now: () => new Date("2026-08-12T02:00:00Z") }, () => false);
    expect(loads).toEqual([]);
  });

  test("that it cannot go on is said, and keeps nobody from anything", async () => {
    const log: string[] = [];
    const { deps } = shelfOf([blank(year, "u1")]);
    const reports = { ...deps.reports, load: () => Promise.reject(new Error("EIO")) };
    await readAhead({ ...deps, reports, log: (line) => log.push(line) }, () => false);
    expect(log).toEqual(["the reports of 2025 are read when somebody asks for them: EIO"]);
  });
});

describe("where a report stands, as far as reminding goes", () => {
  test("never begun", async () => {
    expect(await standingOf(shelfOf([]).deps, "u1", year)).toEqual({ state: "absent" });
  });

  test("being filled, with what is left", async () => {
    const { deps } = shelfOf([blank(year, "u1")]);
    const { state, open } = await standingOf(deps, "u1", year);
    expect([state, open?.includes("requests")]).toEqual(["filling", true]);
  });

  test("a correction is nobody's duty by a day", async () => {
    const correction = {
      kind: "figures" as const,
      requester: "县政府办",
      reason: "一个数抄错了",
      at: "2026-03-01T02:00:00Z",
      by: "7",
    };
    const { deps } = shelfOf([{ ...blank(year, "u1"), corrections: [correction] }]);
    expect(await standingOf(deps, "u1", year)).toEqual({ state: "published" });
  });

  test("damaged, nobody is told that it was never begun", async () => {
    const { deps } = shelfOf([], ["u1-2025"]);
    await expect(standingOf(deps, "u1", year)).rejects.toThrow("damaged");
  });
});
