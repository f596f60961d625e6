import { existsSync, readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type NumberOptions, readNumber } from "#flows/reading/read-number.ts";
import { LONGEST_TEXT } from "#flows/reading/normalise.ts";
import { say, table } from "./say.ts";

const SECTIONS: readonly (readonly [string, NumberOptions])[] = [
  ["count", { kind: "count" }],
  ["change", { kind: "change" }],
  ["money", { kind: "money" }],
  ["fee-in-wan", { kind: "money", bareUnit: "万元" }],
  ["money-in-yuan", { kind: "money", bareUnit: "元" }],
];

describe.each(SECTIONS)("forms/%s.txt", (name, options) => {
  it.each(table(name))("$typed → $understood", ({ typed, understood }) => {
    expect(say(readNumber(typed, options), options.kind)).toBe(understood);
  });
});

it("knows at least 160 written forms, each listed once", () => {
  const forms = SECTIONS.flatMap(([name]) => table(name).map(({ typed }) => name + typed));
  expect(new Set(forms).size).toBe(forms.length);
  expect(forms.length).toBeGreaterThanOrEqual(160);
});

it("does not read a paragraph", () => {
  const paragraph = "5元".repeat(LONGEST_TEXT);
  expect(readNumber(paragraph, { kind: "money" })).toMatchObject({ reason: "too-long" });
});

const reports = new URL("../../../../shared/reports/", import.meta.url);

describe.skipIf(!existsSync(reports))("published cells (skipped without ../shared/reports)", () => {
  it.each(table("published"))("$typed → $understood", ({ typed, understood }) => {
    const count = say(readNumber(typed, { kind: "count" }), "count");
    const money = say(readNumber(typed, { kind: "money" }), "money");
    expect(`${count} ; ${money}`).toBe(understood);
  });

  it("are all in the table above", () => {
    const listed = table("published").map(({ typed }) => typed);
    const published = publishedTexts();
    expect(published.size).toBeGreaterThan(0);
    expect([...published].sort()).toEqual(listed.sort());
  });
});

function publishedTexts(): ReadonlySet<string> {
  const files = readdirSync(reports).filter((name) => name.endsWith(".json"));
  return new Set(
    files.flatMap((name) => {
      const report = JSON.parse(readFileSync(new URL(name, reports), "utf8")) as {
        readonly raw_cell_text?: Readonly<Record<string, string>>;
      };
      return Object.values(report.raw_cell_text ?? {});
    }),
  );
}
