import { describe, expect, test } from "vitest";
import { outline } from "#flows/outline.ts";
import { forms } from "#flows/reports/reports.ts";
import { partsOf, readSpecimens } from "./specimens.ts";

const specimens = await readSpecimens();

/** Letters and marks alone, alike in all sources: full-width, without spaces. */
const plain = (text: string): string => text.normalize("NFKC").replaceAll(/\s/g, "");

/** As long a run of somebody else's words is a copy. */
const longest = 16;

const phrases = forms.flatMap((form) =>
  partsOf(form).flatMap((part) =>
    (part.phrases ?? []).flat().map(({ text }) => ({ part: part.key, text })),
  ),
);

/** What the statute and the format prescribe, and everybody therefore writes alike. */
const prescribed = [
  "根据《中华人民共和国政府信息公开条例》（以下简称《条例》）规定编制本报告。",
  "报告数据统计期限为{year}年1月1日至{year}年12月31日。",
  "《政府信息公开信息处理费管理办法》",
  "坚持以公开为常态、不公开为例外，",
  ...forms.flatMap((form) =>
    [...outline(form).cells.values()].flatMap(({ row, column }) => [row.label, column.label]),
  ),
].map(plain);

describe.skipIf(specimens.length === 0)("our own words", () => {
  const published = specimens.map(({ known }) =>
    plain(Object.values(known.sections ?? {}).join("\n")),
  );

  test("no phrase shares a run of 16 characters with a published report", () => {
    const copied = new Set<string>();
    let runs = 0;
    for (const { part, text } of phrases) {
      for (const stretch of plain(text).split(/\{\{?[^{}]*\}\}?|[[\]|]/)) {
        for (let at = 0; at + longest <= stretch.length; at += 1) {
          const run = stretch.slice(at, at + longest);
          runs += 1;
          if (prescribed.some((words) => words.includes(run))) continue;
          if (published.some((words) => words.includes(run))) copied.add(`${part}: ${run}`);
        }
      }
    }
    expect(runs).toBeGreaterThan(500);
    expect([...copied]).toEqual([]);
  });

  test("the comparison sees a copy", () => {
    const sentence = published.find((words) => words.length > 200)?.slice(100, 100 + longest) ?? "";
    expect(published.some((words) => words.includes(sentence))).toBe(true);
    expect(prescribed.some((words) => words.includes(sentence))).toBe(false);
  });
});

test.each(forms.map((form) => [form.id, form] as const))(
  "%s: every part has facts and phrases",
  (_, form) => {
    for (const { key, facts = [], phrases: sentences = [] } of partsOf(form)) {
      expect([key, facts.length >= 2 && facts.length <= 6, sentences.length > 0]).toEqual([
        key,
        true,
        true,
      ]);
    }
  },
);

const questions = forms.flatMap((form) =>
  partsOf(form).flatMap((part) =>
    (part.facts ?? []).map((fact) => [`${form.id} ${part.key} ${fact.key}`, fact] as const),
  ),
);

test.each(questions)("%s: short, plain, the question last", (_, { ask, example }) => {
  expect(ask.zh.length).toBeLessThanOrEqual(48);
  expect(ask.zh).toMatch(/？(?:[^？。]{2,14}。)?(?:[^？。]{2,8}。)?$/);
  for (const words of [ask.zh, ask.en, example?.zh ?? ""])
    expect(words).not.toMatch(/[!！]|您|错误|非法/);
  expect(ask.en).toMatch(/[?.]$/);
  expect(example?.zh ?? "").not.toBe("");
});

test("phrases keep to the register: no slogans gone wrong, no first person but the unit's", () => {
  for (const { text } of phrases) {
    expect(text).not.toMatch(/我们|我将|本人|[!！?？,;]|公开是常态|以公开为例外|…/);
    if (text.includes("为常态")) expect(text).toContain("以公开为常态、不公开为例外");
  }
});
