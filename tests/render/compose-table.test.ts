import { describe, expect, test } from "vitest";
import { outline } from "#flows/outline.ts";
import type { Document, TableBlock, TableCell } from "#render/blocks.ts";
import { placeCells } from "#render/place-cells.ts";
import { blankReport, composed, editions, zeroReport } from "./reports.ts";
import { statutes } from "./statute.ts";

const tablesOf = (document: Document): readonly TableBlock[] =>
  document.blocks.filter((block) => block.kind === "table");

const cellsOf = (table: TableBlock | undefined): readonly TableCell[] =>
  (table?.rows ?? []).flatMap((row) => row.cells);

const spans = (table: TableBlock | undefined, text: string) =>
  cellsOf(table)
    .filter((cell) => cell.text === text)
    .map(({ colSpan, rowSpan }) => `${colSpan}×${rowSpan}`);

describe.each(editions)("$form.id", ({ form, year }) => {
  const statute = statutes[form.id]!;
  const document = composed(form, zeroReport(form, year));
  const [proactive, requests, disputes] = tablesOf(document);

  test.each([
    ["申请人情况", ["7×1"]],
    ["自然人", ["1×2"]],
    ["法人或其他组织", ["5×1"]],
    ["商业企业", ["1×1"]],
    ["总计", ["1×2"]],
    ["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", ["3×3"]],
    ["一、本年新收政府信息公开申请数量", ["3×1"]],
    ["三、本年度办理结果", [`1×${statute.resultRows}`]],
    ["（一）予以公开", ["2×1"]],
    ["（三）不予公开", ["1×8"]],
    ["（四）无法提供", ["1×3"]],
    ["（五）不予处理", ["1×5"]],
    ["（六）其他处理", [statute.resultRows === 20 ? "2×1" : "1×3"]],
    ["1.属于国家秘密", ["1×1"]],
    ["（七）总计", ["2×1"]],
    ["四、结转下年度继续办理", ["3×1"]],
  ])(
    "table 三 prints %s once, as wide and high as the statute (columns×rows: %s)",
    (text, expected) => {
      expect(spans(requests, text)).toEqual(expected);
    },
  );

  test.each([
    ["行政复议", ["5×1"]],
    ["行政诉讼", ["10×1"]],
    ["未经复议直接起诉", ["5×1"]],
    ["复议后起诉", ["5×1"]],
    ["结果维持", ["1×2", "1×1", "1×1"]],
    ["总计", ["1×2", "1×1", "1×1"]],
  ])("table 四 prints %s as wide and high as the statute", (text, expected) => {
    expect(spans(disputes, text)).toEqual(expected);
  });

  test("table 二 is four columns wide, its blocks' titles across all of them", () => {
    expect(proactive?.columnWidths).toHaveLength(4);
    expect(cellsOf(proactive).filter(({ kind }) => kind === "blockTitle")).toEqual(
      statute.proactive.map(({ title }) => expect.objectContaining({ text: title, colSpan: 4 })),
    );
  });

  test("every cell of the outline appears exactly once, in document order", () => {
    const ids = tablesOf(document)
      .flatMap(cellsOf)
      .flatMap(({ id }) => id ?? []);
    expect(ids).toEqual([...outline(form).cells.keys()]);
    expect(ids).toHaveLength(statute.cells);
  });

  test("the cells of every table cover its grid, and its columns the 156 mm of the page", () => {
    for (const table of tablesOf(document)) {
      expect(() => placeCells(table)).not.toThrow();
      expect(table.columnWidths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(156, 6);
    }
  });

  test("header rows are repeated where a table has one header for all, and stay with the next row", () => {
    expect(tablesOf(document).map(({ headerRows }) => headerRows)).toEqual([0, 3, 3]);
    for (const { rows, headerRows } of [requests!, disputes!]) {
      expect(rows.slice(0, headerRows).every(({ keepWithNext }) => keepWithNext)).toBe(true);
      expect(rows.at(-1)?.keepWithNext).toBe(false);
    }
  });

  test("a blank cell says so, shorter in a narrow column, and is never 0", () => {
    const values = tablesOf(composed(form, blankReport(form, year))).map((table) =>
      cellsOf(table).filter(({ kind }) => kind === "value"),
    );
    expect(values.flat().every(({ pending }) => pending === true)).toBe(true);
    expect(values.map((cells) => new Set(cells.map(({ text }) => text)))).toEqual([
      new Set(["【待填】"]),
      new Set(["待填"]),
      new Set(["待填"]),
    ]);
  });
});

test("in the 2021 edition a single value column spans the three of 规章", () => {
  const { form, year } = editions[1];
  const [proactive] = tablesOf(composed(form, zeroReport(form, year)));
  expect(spans(proactive, "本年处理决定数量")).toEqual(["3×1", "3×1"]);
  expect(spans(proactive, "本年收费金额（单位：万元）")).toEqual(["3×1"]);
  const wide = cellsOf(proactive).filter(({ kind, colSpan }) => kind === "value" && colSpan === 3);
  expect(wide.map(({ id }) => id)).toEqual([
    "proactive.administrative_license.decisions",
    "proactive.administrative_penalty.decisions",
    "proactive.administrative_coercion.decisions",
    "proactive.administrative_fees.amount_10k_cny",
  ]);
});

test("in the 2019 edition the second of two columns spans the rest", () => {
  const { form, year } = editions[0];
  const [proactive] = tablesOf(composed(form, zeroReport(form, year)));
  expect(spans(proactive, "采购总金额")).toEqual(["2×1"]);
  expect(spans(proactive, "本年增/减")).toEqual(["1×1", "1×1", "2×1"]);
});

const value = { kind: "value", text: "1", colSpan: 1, rowSpan: 1, align: "center" } as const;

test.each([
  ["a hole", [value], "hole"],
  ["a cell too many", [value, value, value], "leaves the grid"],
  ["a cell below the last row", [value, { ...value, rowSpan: 2 }], "below the table"],
])("a tree with %s is refused", (_, cells, message) => {
  const rows = [{ keepWithNext: false, cells }];
  expect(() => placeCells({ columnWidths: [10, 10], rows })).toThrow(message);
});
