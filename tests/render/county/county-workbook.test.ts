import { load } from "cheerio";
import readSheets from "read-excel-file/node";
import { beforeAll, describe, expect, test } from "vitest";
import { evaluate } from "#flows/evaluate.ts";
import type { CellId, Form } from "#flows/form.ts";
import { outline } from "#flows/outline.ts";
import type { Report } from "#flows/report.ts";
import { formatFigure } from "#flows/figure.ts";
import { disclosure2019 } from "#flows/reports/disclosure-2019.ts";
import { disclosure2021 } from "#flows/reports/disclosure-2021.ts";
import { drawCounty } from "#render/county/county-drawings.ts";
import type { CountyUnit, CountyWorkbook } from "#render/county/county-workbook.ts";
import { unzip } from "#tests/support/unzip.ts";
import { recomputed } from "../corpus/recompute.ts";
import { blankReport, distinctReport, editions, zeroReport } from "../reports.ts";
import { openWorkbook } from "../xlsx/workbook.ts";

const words = {
  sheet: "汇总",
  unit: "单位",
  level: "级别",
  state: "状态",
  total: "合计",
};
const title = "云山县政府信息公开工作年度报告数据汇总";

const unit = (name: string, form: Form, report?: Report): CountyUnit => ({
  name,
  level: "乡镇",
  state: report === undefined ? "未开始" : "已交",
  ...(report && { report: { form, report } }),
});

const moneyOf = (form: Form): CellId =>
  [...outline(form).cells.values()].find(({ column }) => column.kind === "money")!.id;

/** Three with all figures, one with some, one with zeros, one with none. */
function countyOf(form: Form, year: number): CountyWorkbook {
  const full = distinctReport(form, year);
  const fees = moneyOf(form);
  const withFees = (fen: number): Report => ({
    ...full,
    answers: { ...full.answers, [fees]: fen },
  });
  const first = outline(form).inputs.find((id) => id.startsWith("requests."))!;
  const some = { ...blankReport(form, year), answers: { [first]: 7 } };
  return {
    title,
    form,
    words,
    units: [
      unit("青石镇", form, withFees(41_662_416_19)),
      unit("白石镇", form, withFees(1)),
      unit("空石镇", form),
      unit("红石镇", form, some),
      unit("零石镇", form, zeroReport(form, year)),
      // Last one with figures, or a sum that ends too early would not be noticed.
      unit("黑石镇", form, withFees(10)),
    ],
  };
}

const drawn = async (county: CountyWorkbook): Promise<Uint8Array> => {
  const [file, ...others] = await drawCounty("county", county);
  expect(others).toEqual([]);
  expect(file).toMatchObject({ format: "xlsx", name: `${county.title}.xlsx` });
  return file!.bytes;
};

const valuesOf = ({ report }: CountyUnit): ReadonlyMap<CellId, number> =>
  report === undefined
    ? new Map()
    : evaluate(report.form, { ...report.report, changes: [] }).values;

/** Title, and three rows of labels. */
const under = 4;

describe.each(editions)("$form.id", ({ form, year }) => {
  const county = countyOf(form, year);
  const cells = [...outline(form).cells.values()];
  let bytes: Uint8Array;
  let seen: Awaited<ReturnType<typeof readSheets>>[number]["data"];
  beforeAll(async () => {
    bytes = await drawn(county);
    const sheets = await readSheets(Buffer.from(bytes));
    seen = sheets[0]!.data;
  });

  test("another library reads every figure of every unit, in the order of the document", () => {
    const rows = seen.slice(under, under + county.units.length);
    expect(rows).toEqual(
      county.units.map((one) => [
        one.name,
        one.level,
        one.state,
        ...cells.map(({ id, column }) => {
          const value = valuesOf(one).get(id);
          return value === undefined
            ? null
            : Number(formatFigure(column, value).replace("万元", ""));
        }),
      ]),
    );
    // A unit without a report has no zeros, one with zeros has no blanks.
    expect(rows[2]!.slice(3).every((value) => value === null)).toBe(true);
    expect(rows[4]!.slice(3).every((value) => value === 0)).toBe(true);
  });

  test("the last row adds every column up, exactly", () => {
    expect(seen).toHaveLength(under + county.units.length + 1);
    expect(seen.at(-1)).toEqual([
      "合计",
      null,
      null,
      ...cells.map(({ id, column }) => {
        const sum = county.units.reduce((all, one) => all + (valuesOf(one).get(id) ?? 0), 0);
        return Number(formatFigure(column, sum).replace("万元", ""));
      }),
    ]);
  });

  test("every total is alive: worked out anew, it is what is written", async () => {
    const formulas = recomputed(bytes);
    const derived = cells.filter(({ sum }) => sum !== undefined);
    // Of four units all of them, of one those that its only figure makes whole, and a sum for each column.
    expect(formulas.length).toBeGreaterThanOrEqual(derived.length * 4 + cells.length);
    for (const { place, written, computed } of formulas) {
      expect(typeof written).toBe("number");
      expect([place, Number(Number(computed).toFixed(9))]).toEqual([place, written]);
    }
  });

  test("money shows as the report prints it, to the fen", async () => {
    const { sheet } = await openWorkbook(bytes);
    const at = cells.findIndex(({ id }) => id === moneyOf(form));
    const shown = [0, 1, 5, 6].map((row) => {
      const { value, formulaResult, style } = sheet("汇总").cells.get(`${under + row},${3 + at}`)!;
      return [formulaResult ?? value, style?.numFmt];
    });
    // With all their decimals, in a narrow column too; the unit only where no label says it.
    const format = (plain: string): string =>
      form === disclosure2019 ? `${plain}"万元";-${plain}"万元";0` : plain;
    expect(shown).toEqual([
      [4166.241619, format("0.000000")],
      [0.000001, format("0.000000")],
      [0.00001, format("0.00000")],
      [4166.24163, format("0.00000")],
    ]);
  });

  test("the statute's labels stand merged above, and the heads of the page stay", async () => {
    const { sheet } = await openWorkbook(bytes);
    const { merges = [], freezePane, pageSetup, data } = sheet("汇总");
    expect(data[0]![0]).toBe(title);
    expect(data[1]!.slice(0, 3)).toEqual(["单位", "级别", "状态"]);
    const sections = form.sections.filter(({ kind }) => kind === "tables");
    expect(data[1]!.slice(3).filter((text) => text !== null)).toEqual(
      sections.map((section) => section.title),
    );
    const columns = cells.map(({ column }) => column.label);
    expect(data[3]!.slice(3)).toEqual(columns);
    expect(data[2]).toContain("第二十条第（一）项 / 规章");
    for (const column of [0, 1, 2])
      expect(merges).toContainEqual({ startRow: 1, endRow: 3, startCol: column, endCol: column });
    expect(freezePane).toMatchObject({ rows: under, columns: 1 });
    expect(pageSetup).toMatchObject({
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 0,
      fitToHeight: 1,
      printTitlesRow: `$1:$${under}`,
      printTitlesColumn: "$A:$A",
    });
  });
});

test("reports of several editions stand in a sheet each; who has none stands in this year's", async () => {
  const bytes = await drawn({
    title,
    form: disclosure2021,
    words,
    units: [
      unit("旧石镇", disclosure2019, distinctReport(disclosure2019, 2020)),
      unit("空石镇", disclosure2021),
      unit("青石镇", disclosure2021, distinctReport(disclosure2021, 2024)),
    ],
  });
  const sheets = await readSheets(Buffer.from(bytes));
  expect(
    sheets.map(({ sheet, data }) => [sheet, data.slice(under, -1).map(([name]) => name)]),
  ).toEqual([
    ["汇总 2021 年版格式", ["空石镇", "青石镇"]],
    ["汇总 2019 年版格式", ["旧石镇"]],
  ]);
});

test("a county without a single report or unit is a sheet of labels, and its sums stay blank", async () => {
  const bytes = await drawn({ title, form: disclosure2021, words, units: [] });
  const [sheet] = await readSheets(Buffer.from(bytes));
  expect(sheet!.data.slice(under)).toEqual([["合计", ...Array.from({ length: 202 }, () => null)]]);
  expect(recomputed(bytes)).toEqual([]);
});

test.each([
  ...["=1+1", "+1", "@SUM(A1)", "＝1", "<甲>&\"'", "#N/A"].map((name) => [name, name] as const),
  ["甲\u0000\uD800乙", "甲乙"] as const,
])("%j as a name stays text", async (name, kept) => {
  const bytes = await drawn({
    ...countyOf(disclosure2021, 2024),
    units: [unit(name, disclosure2021)],
  });
  const { sheet } = await openWorkbook(bytes);
  expect(sheet("汇总").data[under]![0]).toBe(kept);
  const formulas = [...unzip(bytes).values()].flatMap((part) =>
    load(part, { xml: true })("f").toArray(),
  );
  expect(formulas).toEqual([]);
});

test("the same county gives the same bytes; a report's changes are not looked at", async () => {
  const county = countyOf(disclosure2021, 2024);
  const units = county.units.map((one) => {
    if (one.report === undefined) return one;
    const { form, report } = one.report;
    const { changes: _, ...rest } = report as Report;
    return { ...one, report: { form, report: rest } };
  });
  expect(Buffer.compare(await drawn(county), await drawn({ ...county, units }))).toBe(0);
});
