import { expect, test } from "vitest";
import { evaluate } from "#flows/evaluate.ts";
import type { Form } from "#flows/form.ts";
import type { Report } from "#flows/report.ts";
import { disclosure2019 } from "#flows/reports/disclosure-2019.ts";
import { disclosure2021 } from "#flows/reports/disclosure-2021.ts";
import { progressOf } from "#flows/workflow/progress.ts";
import type { Progress } from "#flows/workflow/progress.ts";
import { begun, complete, together } from "./people.ts";

const of = (report: Report, form: Form = disclosure2021): Progress =>
  progressOf(form, report, evaluate(form, report));

test("nothing yet: stuck at the first gate", () => {
  const { done, stuckAt, state, findings } = of(begun());
  expect([done, stuckAt, state]).toEqual([0, "gate.requests", "filling"]);
  expect(findings).toEqual({ errors: 0, warnings: 0 });
});

test("all of it: nothing in the way", () => {
  const progress = of(complete());
  expect(progress.done).toBe(1);
  expect(progress.stuckAt).toBeUndefined();
  expect(progress.sections.every(({ open, wrong }) => open + wrong === 0)).toBe(true);
  expect(progress.sections.map(({ id }) => id)).toEqual(
    disclosure2021.sections.map(({ id }) => id),
  );
});

test("a gate alone fills most of the figures; done only ever grows with what is filled", () => {
  const chat = together();
  const shares = [of(chat.report).done];
  chat.as("clerk").type("没有");
  shares.push(of(chat.report).done);
  chat.as("clerk").type("1 2 3");
  shares.push(of(chat.report).done);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(new Set(shares).size).toBe(3);
});

test("put off, it is open all the same, and the first blank is where they are stuck", () => {
  const chat = together();
  chat.as("clerk").type("没有");
  chat.as("clerk").do({ kind: "later", what: "proactive.rules" });
  const { sections, stuckAt } = of(chat.report);
  expect(sections.find(({ id }) => id === "proactive")).toMatchObject({ skipped: 1 });
  expect(stuckAt).toBe("gate.disputes");
});

test("what does not add up is wrong in its section, and where they are stuck", () => {
  const done = complete();
  const report: Report = {
    ...done,
    choices: { ...done.choices, "gate.requests": "some", "requests.mode": "rows" },
    answers: { ...done.answers, "requests.new_received.natural_person": 3 },
  };
  const { sections, stuckAt, findings } = of(report);
  expect(sections.find(({ id }) => id === "requests")?.wrong).toBe(1);
  expect([stuckAt, findings.errors]).toEqual(["requests", 1]);
});

test("a warning counts until it was looked at; a remark until it is answered", () => {
  const chat = together(complete());
  chat.as("clerk").type("改 规章 3 0 3");
  expect(of(chat.report).findings.warnings).toBe(1);
  chat.as("clerk").type("没错");
  expect(of(chat.report).findings.warnings).toBe(0);
  chat.as("clerk").type("定稿");
  expect(of(chat.report)).toMatchObject({ state: "review", step: 0, remarks: 0 });
  chat.as("first").tap({ kind: "return" });
  chat.as("first").type("再看看");
  expect(of(chat.report)).toMatchObject({ state: "returned", remarks: 1 });
});

test("a text written part by part is done when all its parts are", () => {
  const done = complete();
  const { overview: _, ...texts } = done.texts;
  const report: Report = { ...done, texts, choices: { ...done.choices, overview: "parts" } };
  expect(of(report).done).toBeLessThan(1);
});

test.each([
  ["2019", disclosure2019],
  ["2021", disclosure2021],
])("a report of %s costs less than a millisecond", (_, form) => {
  const report = complete(form);
  for (let turns = 0; turns < 50; turns++) of(report, form);
  const from = performance.now();
  for (let turns = 0; turns < 200; turns++) of(report, form);
  const each = (performance.now() - from) / 200;
  console.log(`progress: ${each.toFixed(3)} ms a report`);
  // A busy machine is slow, but not by this much.
  expect(each).toBeLessThan(5);
});
