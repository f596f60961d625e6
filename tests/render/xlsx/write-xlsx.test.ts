import { setTimeout as wait } from "node:timers/promises";
import { beforeAll, describe, expect, test } from "vitest";
import type { Report } from "#flows/report.ts";
import type { TableBlock } from "#render/blocks.ts";
import { readBack } from "../html-grid.ts";
import type { Grid } from "../html-grid.ts";
import {
  blankReport,
  composed,
  distinctReport,
  drawnAlone,
  editions,
  zeroReport,
} from "../reports.ts";
import { calculate, gridOf, openWorkbook } from "./workbook.ts";

const names = ["表二", "表三", "表四"];

/** Above the tables of a finished report: its title, and the section's. */
const leads = 2;

describe.each(editions)("$form.id", ({ form, year }) => {
  const document = composed(form, distinctReport(form, year));
  let book: Awaited<ReturnType<typeof openWorkbook>>;
  let printed: readonly Grid[] = [];
  beforeAll(async () => {
    book = await openWorkbook(await drawnAlone("xlsx", document));
    ({ grids: printed } = await readBack(await drawnAlone("docx", document)));
  });

  test("every cell of the Word file stands in its sheet, merged as there", () => {
    expect(book.names).toEqual([...names, "明细"]);
    // Words of the Word file carry the unit that a sheet's number format adds.
    const bare = printed.map((grid) => grid.map((row) => row.map((text) => plain(text))));
    expect(names.map((name) => gridOf(book.sheet(name), leads))).toEqual(bare);
  });

  test("every figure is a number, and every total a formula that gives what the tree says", () => {
    const tables = document.blocks.filter((block) => block.kind === "table");
    const values = tables.flatMap((table) => valueCells(table).map((cell) => ({ table, cell })));
    const found = tables.flatMap(({ name }) =>
      [...book.sheet(name).cells.values()].filter(({ value }) => typeof value === "number"),
    );
    expect(found).toHaveLength(values.length);
    const totals = tables.flatMap((table) =>
      valueCells(table).flatMap(({ sum, value }) => (sum === undefined ? [] : [value])),
    );
    const formulas = tables.flatMap(({ name }) =>
      [...book.sheet(name).cells.values()].flatMap(({ formula, formulaResult }) =>
        formula === undefined ? [] : [{ name, formula, formulaResult }],
      ),
    );
    expect(formulas.map(({ formulaResult }) => formulaResult)).toEqual(totals);
    expect(formulas.map(({ name, formula }) => calculate(book.book, name, formula))).toEqual(
      totals,
    );
    expect(formulas.every(({ formula }) => /^SUM\([A-Z]+\d+:[A-Z]+\d+\)$/.test(formula))).toBe(
      true,
    );
  });

  test("one page wide, and tables 三 and 四 repeat their header", () => {
    for (const name of book.names) {
      expect(book.sheet(name).pageSetup).toMatchObject({
        paperSize: "a4",
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: name === "明细" ? 0 : 1,
        orientation: name === "明细" ? "landscape" : "portrait",
      });
    }
    expect(book.names.map((name) => book.sheet(name).pageSetup?.printTitlesRow)).toEqual([
      undefined,
      "$3:$5",
      "$3:$5",
      "$3:$3",
    ]);
    expect(book.sheet("表三").freezePane?.rows).toBe(5);
  });
});

const plain = (text: string): string => {
  const figure = /^(-?[\d.]+)万元$/.exec(text)?.[1] ?? text;
  return /^-?[\d.]+$/.test(figure) ? String(Number(figure)) : figure;
};

const valueCells = ({ rows }: TableBlock) =>
  rows.flatMap(({ cells }) => cells.filter(({ kind }) => kind === "value"));

const [{ form: form2019 }, { form, year }] = editions;

describe("money", () => {
  const amount = "proactive.centralised_procurement.amount";
  test.each([
    ["5 万元", 5_000_000, 5, `General"万元";-General"万元";0`],
    ["nothing", 0, 0, `General"万元";-General"万元";0`],
    ["one fen", 1, 0.000001, `General"万元";-General"万元";0`],
    [
      "more digits than a sheet shows by itself",
      59_237_244_912_345,
      59237244.912345,
      `0.000000"万元";-0.000000"万元";0`,
    ],
  ])("%s keeps its number, and its unit in the format", async (_, fen, value, numFmt) => {
    const zero = zeroReport(form2019, 2020);
    const report = { ...zero, answers: { ...zero.answers, [amount]: fen } };
    const { sheet } = await openWorkbook(await drawnAlone("xlsx", composed(form2019, report)));
    const cell = [...sheet("表二").cells.values()].findLast((one) => typeof one.value === "number");
    expect(cell).toMatchObject({ value, style: { numFmt } });
  });
});

describe("明细", () => {
  const change = (at: string, through: "typed" | "gate" | "case", ...ids: readonly string[]) => ({
    revision: 1,
    at,
    by: "=cmd|' /C calc'!A0",
    through,
    patches: ids.map((id) => ({ of: "answers" as const, id, old: null, new: 0 })),
  });
  const report: Report = {
    ...zeroReport(form, year),
    changes: [
      change("2025-01-20T01:02:03.000Z", "typed", "proactive.rules.issued"),
      change("2025-01-20T18:30:00.000Z", "case", "requests.granted.research"),
    ],
  };

  test("one row per figure: what, from whom, through what, and when in China", async () => {
    const document = composed(form, report);
    const { sheet } = await openWorkbook(await drawnAlone("xlsx", document));
    const { data, autoFilter, freezePane } = sheet("明细");
    const [head, ...rows] = data.slice(leads);
    expect(head).toEqual(["编号", "项目", "数值", "来源", "填写人", "时间"]);
    expect(rows.map(([id]) => id)).toEqual(document.origins.map(({ id }) => id));
    const row = (id: string) => rows.find(([one]) => one === id)?.slice(1);
    expect(row("proactive.rules.issued")).toEqual([
      "二、主动公开政府信息情况 / 第二十条第（一）项 / 规章 / 本年制发件数",
      0,
      "填写",
      "=cmd|' /C calc'!A0",
      expect.any(Date),
    ]);
    expect(row("requests.granted.research")?.[2]).toBe("按件登记");
    // A sheet counts days, so that a second is a fraction of one.
    const clock = (id: string) =>
      new Date(Math.round(Number(row(id)?.[4]) / 1000) * 1000).toISOString();
    expect(clock("proactive.rules.issued")).toBe("2025-01-20T09:02:03.000Z");
    expect(clock("requests.granted.research")).toBe("2025-01-21T02:30:00.000Z");
    expect(row("requests.granted.total")).toMatchObject({ 1: 0, 2: "合计（公式）", 3: null });
    expect(autoFilter?.range).toBe(`A3:F${3 + document.origins.length}`);
    expect(freezePane?.rows).toBe(3);
  });

  test("a total there is the cell of its table", async () => {
    const { book, sheet } = await openWorkbook(
      await drawnAlone("xlsx", composed(form, distinctReport(form, year))),
    );
    const formulas = [...sheet("明细").cells.values()].filter((cell) => cell.formula !== undefined);
    expect(formulas.length).toBeGreaterThan(30);
    for (const { formula = "", formulaResult } of formulas)
      expect(calculate(book, "明细", formula)).toBe(formulaResult);
  });
});

describe("a draft", () => {
  test("says so on every page and above every table, with what it lacks", async () => {
    const document = composed(form, blankReport(form, year));
    const { names, sheet } = await openWorkbook(await drawnAlone("xlsx", document));
    expect(names).toHaveLength(4);
    for (const name of names) {
      expect(sheet(name).data[0]?.[0]).toBe(`草稿　还差：${document.missing.join("；")}`);
      expect(sheet(name).headerFooter?.oddHeader).toContain("草稿");
    }
  });

  test("every blank is marked, a total over a blank too, and comes alive with the last figure", async () => {
    const { answers, ...rest } = distinctReport(form, year);
    const { "requests.granted.research": lacking = 0, ...others } = answers;
    const document = composed(form, { ...rest, answers: others });
    const { book, sheet } = await openWorkbook(await drawnAlone("xlsx", document));
    const { cells } = sheet("表三");
    const blank = [...cells].filter(([, { value }]) => value === "待填");
    // Itself, its row's total, its column's total, and the total of totals.
    expect(blank).toHaveLength(4);
    for (const [, { style }] of blank) expect(style?.fill?.fgColor?.rgb).toMatch(/FFFF00$/);
    const [[, input] = []] = blank;
    const totals = blank.slice(1).map(([, { formula = "" }]) => formula);
    expect(totals.every((formula) => calculate(book, "表三", formula) === "待填")).toBe(true);
    if (input === undefined) throw new Error("No cell is blank.");
    input.value = lacking;
    const full = composed(form, distinctReport(form, year));
    const expected = [
      "requests.granted.total",
      "requests.result_total.research",
      "requests.result_total.total",
    ];
    expect(totals.map((formula) => calculate(book, "表三", formula))).toEqual(
      expected.map((id) => full.origins.find((origin) => origin.id === id)?.value),
    );
  });
});

test("the same report is the same file at any hour, with its own properties", async () => {
  const document = composed(form, {
    ...distinctReport(form, year),
    changes: [{ revision: 1, at: "2025-01-20T01:02:03Z", by: "u", through: "typed", patches: [] }],
  });
  const first = await drawnAlone("xlsx", document);
  await wait(2100); // a zip counts in two seconds
  expect(Buffer.compare(first, await drawnAlone("xlsx", document))).toBe(0);
  const created = new Date("2025-01-20T01:02:03Z");
  expect((await openWorkbook(first)).book.properties).toEqual({
    title: "青石镇2024年政府信息公开工作年度报告",
    creator: "青石镇",
    created,
    modified: created,
  });
});
