import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { fileName } from "#render/render.ts";
import { blankReport, composed, editions, zeroReport, drawnAlone } from "./reports.ts";

const { form, year } = editions[0];
const finished = composed(form, zeroReport(form, year));
const draft = composed(form, blankReport(form, year));

test.each([
  ["a finished report", finished, "青石镇2020年政府信息公开工作年度报告.docx"],
  ["a draft", draft, "青石镇2020年政府信息公开工作年度报告（草稿）.docx"],
  [
    "a name that no disk takes",
    { ...finished, title: 'a/b\\c:d*e?"<f>|\u0000\n\u202Eg\uD800 ' },
    "abcdefg.docx",
  ],
])("the file name of %s", (_, document, name) => {
  expect(fileName(document, { extension: "docx" })).toBe(name);
});

test.each([
  ["finished", finished],
  ["draft", draft],
])("the same %s report is the same file at any hour", async (_, document) => {
  const first = await drawnAlone("docx", document);
  await wait(2100); // a zip counts in two seconds
  const second = await drawnAlone("docx", document);
  expect(Buffer.compare(first, second)).toBe(0);
});
