import { expect, test } from "vitest";
import { reportedOf } from "#flows/county/reported.ts";
import { outline } from "#flows/outline.ts";
import { newReport } from "#flows/report.ts";
import type { Report } from "#flows/report.ts";
import { formForYear } from "#flows/reports/reports.ts";
import type { State } from "#flows/workflow/states.ts";

const form = formForYear(2026)!;
const blank = newReport(
  form,
  { unit: "瓦房子镇", county: "朝阳县", level: "township", self: "我镇" },
  2026,
  "u1",
);

type Moved = readonly [at: string, to: State];

/** A report that went through these states, at these instants. */
const gone = (...moves: readonly Moved[]): Report => moves.reduce(after, blank);

function after(report: Report, [at, to]: Moved): Report {
  const revision = report.revision + 1;
  const change = {
    revision,
    at,
    by: "7",
    through: "review" as const,
    patches: [{ of: "state" as const, id: "state", old: report.state, new: to }],
  };
  return { ...report, state: to, revision, changes: [...report.changes, change] };
}

const table: readonly (readonly [what: string, report: Report, filedOn: string | undefined])[] = [
  ["never", gone(["2027-01-18T02:00:00Z", "review"]), undefined],
  ["before midnight in Shanghai", gone(["2027-01-20T15:59:59Z", "filed"]), "2027-01-20"],
  ["after midnight in Shanghai", gone(["2027-01-20T16:00:00Z", "filed"]), "2027-01-21"],
  [
    "the first time counts, though it came back",
    gone(
      ["2027-01-18T02:00:00Z", "filed"],
      ["2027-01-21T02:00:00Z", "returned"],
      ["2027-01-25T02:00:00Z", "filed"],
    ),
    "2027-01-18",
  ],
  ["published at once", gone(["2027-01-19T02:00:00Z", "published"]), "2027-01-19"],
];

test.each(table)("filed: %s", (_, report, filedOn) => {
  expect(reportedOf(form, report).filedOn).toBe(filedOn);
});

test("since when it has been where it is, and who touched it last", () => {
  const report = gone(["2027-01-18T02:00:00Z", "review"]);
  const touched: Report = {
    ...report,
    changes: [
      ...report.changes,
      { revision: 2, at: "2027-01-19T03:00:00Z", by: "9", through: "review", patches: [] },
    ],
  };
  expect(reportedOf(form, touched)).toMatchObject({
    since: "2027-01-18T02:00:00Z",
    last: { at: "2027-01-19T03:00:00Z", by: "9" },
  });
});

test("a correction of a published report is told from a first filling", () => {
  const published = gone(["2027-01-19T02:00:00Z", "published"]);
  const correction = {
    kind: "figures" as const,
    requester: "县政府办",
    reason: "一个数抄错了",
    at: "2027-03-01T02:00:00Z",
    by: "7",
  };
  const again: Report = { ...published, state: "filling", corrections: [correction] };
  expect(reportedOf(form, published).isCorrected).toBe(false);
  expect(reportedOf(form, again).isCorrected).toBe(true);
  expect(reportedOf(form, { ...again, state: "published" }).isCorrected).toBe(false);
});

test("where something is left to fill, by section and by table", () => {
  const { open, untouched } = reportedOf(form, blank);
  expect(open).toEqual(expect.arrayContaining(["requests", "disputes", "proactive"]));
  expect([...untouched].every((id) => open.includes(id))).toBe(true);
  const answers = Object.fromEntries(outline(form).inputs.map((cell) => [cell, 0]));
  const choices = Object.fromEntries(form.gates.map(({ id }) => [id, "none"]));
  const left = reportedOf(form, { ...blank, answers, choices }).open;
  expect(left).not.toEqual(expect.arrayContaining(["requests"]));
  expect(left.length).toBeGreaterThan(0);
});

test("nothing is worked out again while the report is the same", () => {
  const report = gone(["2027-01-18T02:00:00Z", "review"]);
  expect(reportedOf(form, report)).toBe(reportedOf(form, report));
  expect(reportedOf(form, { ...report })).not.toBe(reportedOf(form, report));
});
