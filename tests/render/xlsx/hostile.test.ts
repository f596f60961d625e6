import { load } from "cheerio";
import { expect, test } from "vitest";
import { unzip } from "#tests/support/unzip.ts";
import { composed, drawnAlone, editions, zeroReport } from "../reports.ts";
import { openWorkbook } from "./workbook.ts";

const [, { form, year }] = editions;

const draw = async (unit: string) => {
  const zero = zeroReport(form, year);
  const by = unit;
  const bytes = await drawnAlone(
    "xlsx",
    composed(form, {
      ...zero,
      office: { ...zero.office, unit },
      changes: [
        {
          revision: 1,
          at: "2025-01-20T01:02:03Z",
          by,
          through: "typed",
          patches: [{ of: "answers", id: "proactive.rules.issued", old: null, new: 0 }],
        },
      ],
    }),
  );
  return { bytes, files: unzip(bytes), ...(await openWorkbook(bytes)) };
};

const title = "2024年政府信息公开工作年度报告";

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1+1", `=HYPERLINK("http://x","y")`])(
  "%j stays text, for whoever edits the cell too",
  async (unit) => {
    const { files, sheet } = await draw(unit);
    const asText = (value: string) =>
      expect.objectContaining({ value, style: expect.objectContaining({ numFmt: "@" }) });
    expect(sheet("表三").cells.get("0,0")).toEqual(asText(`${unit}${title}`));
    const row = sheet("明细").data.findIndex(([id]) => id === "proactive.rules.issued");
    expect(sheet("明细").cells.get(`${row},4`)).toEqual(asText(unit));
    const formulas = [...files.values()].flatMap((part) => part.match(/<f>[^<]*<\/f>/g) ?? []);
    expect(formulas.length).toBeGreaterThan(50);
    expect(
      formulas.filter((one) => !/^<f>(SUM\([A-Z0-9:]+\)|'表[三四]'![A-Z]+\d+)<\/f>$/.test(one)),
    ).toEqual([]);
  },
);

test.each([
  ["markup", `<甲>&"'</t></si><f>1</f>`, `<甲>&"'</t></si><f>1</f>`],
  ["codes of a page header", "&P&D&A", "&P&D&A"],
  ["emoji and rare characters", "👨‍👩‍👧👍🏽𠮷䶮龘", "👨‍👩‍👧👍🏽𠮷䶮龘"],
  ["right to left", "مرحبا\u202Eabc", "مرحبا\u202Eabc"],
  ["what XML cannot hold", "甲\u0000\u0008乙\uD800\uFFFE镇", "甲乙镇"],
  ["the name of an error", "#N/A", "#N/A"],
])("%s is kept, and every part is XML", async (_, unit, expected) => {
  const { files, sheet, book } = await draw(unit);
  expect(sheet("表二").data[0]?.[0]).toBe(`${expected}${title}`);
  expect(book.properties?.creator).toBe(expected);
  const row = sheet("明细").data.find(([id]) => id === "proactive.rules.issued");
  expect(row?.[4]).toBe(expected);
  for (const part of files.values()) {
    // oxlint-disable-next-line no-control-regex
    expect(part).not.toMatch(/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF\uFFFD]/);
    expect(part).not.toContain('t="e"');
  }
});

test("what looks like an escape of this format is not taken for one", async () => {
  const { files } = await draw("甲_x0041_乙");
  const strings = load(files.get("xl/sharedStrings.xml") ?? "", { xml: true });
  expect(strings("t").first().text()).toBe(`甲_x005F_x0041_乙${title}`);
});

test("200 000 characters are cut where a cell ends", async () => {
  const { sheet } = await draw("镇".repeat(200_000));
  expect(sheet("表二").data[0]?.[0]).toBe("镇".repeat(32_767));
});
