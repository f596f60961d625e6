import { expect, test } from "vitest";
import type { Event } from "#flows/conversation.ts";
import type { Report } from "#flows/report.ts";
import { newReport } from "#flows/report.ts";
import { disclosure2021 as form } from "#flows/reports/disclosure-2021.ts";
import { step } from "#flows/step.ts";
import { office } from "#tests/support/interview.ts";

/** Says these words aloud, one after the other, to a report behind its gates. */
function hears(...words: readonly string[]): Report {
  const begun = newReport(form, office, 2025);
  const choices = { "gate.requests": "none", "gate.disputes": "none" };
  return words.reduce<Report>(
    (report, text) => {
      const event: Event = {
        at: "2026-01-12T08:00:00Z",
        by: "7",
        kind: "text",
        text,
        spoken: true,
      };
      return step(form, report, event).report;
    },
    { ...begun, choices },
  );
}

test.each([
  ["the figures asked for", "2 0 12", 3],
  ["a correction that names its row", "改 行政许可 35", 1],
  ["the rest of a table", "其余都是0", 10],
])("%s, when heard, are shown and not written", (_, words, count) => {
  const report = hears(words);
  expect(report.answers).toEqual({});
  const prompt = report.places["7"]?.prompt;
  expect(prompt?.kind === "figures" && [prompt.origin, prompt.figures.length]).toEqual([
    "voice",
    count,
  ]);
});

test("shown, they are taken by a word, also when that is heard", () => {
  const { answers, places } = hears("2 0 12", "对");
  expect(Object.values(answers)).toEqual([2, 0, 12]);
  expect(places["7"]?.prompt).toBeUndefined();
});

test("no word that hands a report on is heard", () => {
  expect(hears("定稿").state).toBe("filling");
});
