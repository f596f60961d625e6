import { beforeAll, describe, expect, test } from "vitest";
import type { Report } from "#flows/report.ts";
import { readBack } from "./html-grid.ts";
import type { Grid } from "./html-grid.ts";
import { composed, distinctReport, editions, drawnAlone } from "./reports.ts";
import { applicantColumns, corner, disputeColumns, statutes } from "./statute.ts";
import type { Statute } from "./statute.ts";

/** The figures of a report, totals added up here and not by the product. */
function figures(report: Report, statute: Statute) {
  const answer = (id: string): number => {
    const value = report.answers[id];
    if (value === undefined) throw new Error(`${id} was never answered.`);
    return value;
  };
  const outcomes = statute.requests
    .filter(([, ...labels]) => labels.length > 1)
    .map(([key]) => key)
    .filter((key) => key !== "total");
  const applicants = applicantColumns.map(([key]) => key).filter((key) => key !== "total");
  const request = (row: string, column: string): number => {
    const rows = row === "total" ? outcomes : [row];
    const columns = column === "total" ? applicants : [column];
    return rows
      .flatMap((one) => columns.map((other) => answer(`requests.${one}.${other}`)))
      .reduce((sum, one) => sum + one, 0);
  };
  const dispute = (row: string, column: string): number =>
    (column === "total" ? ["upheld", "corrected", "other_result", "pending"] : [column])
      .map((one) => answer(`disputes.${row}.${one}`))
      .reduce((sum, one) => sum + one, 0);
  return { answer, request, dispute };
}

/** Fen as 万元 by text alone: 167_3 → 0.001673. */
const money = (fen: number): string =>
  `${String(fen).padStart(7, "0").slice(0, -6)}.${String(fen).padStart(7, "0").slice(-6)}`.replace(
    /\.?0+$/,
    "",
  );

const printed: Readonly<Record<string, (fen: number) => string>> = {
  "centralised_procurement.amount": (fen) => `${money(fen)}万元`,
  "administrative_fees.amount_10k_cny": money,
};

/** Labels of one grid line without the repeats that merging makes. */
const distinct = (labels: readonly (string | undefined)[]): (string | undefined)[] =>
  labels.filter((label, at) => label !== labels[at - 1]);

/** One line of table 二: the last text fills what is left of the four columns. */
const wide = (texts: readonly string[]): readonly string[] =>
  Array.from({ length: 4 }, (_, at) => texts[Math.min(at, texts.length - 1)] ?? "");

describe.each(editions)("$form.id read back from Word", ({ form, year }) => {
  const statute = statutes[form.id]!;
  const report = distinctReport(form, year);
  const expected = figures(report, statute);
  const document = composed(form, report);
  let grids: readonly Grid[] = [];
  beforeAll(async () => {
    ({ grids } = await readBack(await drawnAlone("docx", document)));
  });

  test("it is no draft, and its three tables hold every cell of the edition", () => {
    expect(document).toMatchObject({ missing: [], draft: false });
    const proactiveLines = statute.proactive.flatMap(({ rows }) => ["title", "header", ...rows]);
    expect(grids.map((grid) => [grid.length, grid[0]?.length])).toEqual([
      [proactiveLines.length, 4],
      [3 + statute.requests.length, 3 + applicantColumns.length],
      [4, disputeColumns.length],
    ]);
    const proactiveCells = statute.proactive.flatMap(({ rows }) =>
      rows.flatMap(([, ...cells]) => cells),
    );
    expect(
      proactiveCells.length +
        statute.requests.length * applicantColumns.length +
        disputeColumns.length,
    ).toBe(statute.cells);
  });

  test("every figure of table 二 stands under its printed labels", () => {
    const lines = statute.proactive.flatMap((block) => [
      wide([block.title]),
      wide(["信息内容", ...block.headers]),
      ...block.rows.map(([label, ...cells]) =>
        wide(
          [label].concat(
            cells.map((cell) => (printed[cell] ?? String)(expected.answer(`proactive.${cell}`))),
          ),
        ),
      ),
    ]);
    expect(grids[0]).toEqual(lines);
  });

  test("every figure of table 三 stands under its printed labels", () => {
    const grid = grids[1] ?? [];
    const corners = grid.slice(0, 3).flatMap((line) => line.slice(0, 3));
    expect(corners).toEqual(Array.from({ length: 9 }, () => corner));
    for (const [at, [, ...labels]] of applicantColumns.entries()) {
      expect(distinct(grid.slice(0, 3).map((line) => line[3 + at]))).toEqual(labels);
    }
    for (const [at, [row, ...labels]] of statute.requests.entries()) {
      const line = grid[3 + at] ?? [];
      expect(distinct(line.slice(0, 3))).toEqual(labels);
      expect(line.slice(3)).toEqual(
        applicantColumns.map(([column]) => String(expected.request(row, column))),
      );
    }
  });

  test("every figure of table 四 stands under its printed labels", () => {
    const grid = grids[2] ?? [];
    for (const [at, { row, column, labels }] of disputeColumns.entries()) {
      expect(distinct(grid.slice(0, 3).map((line) => line[at]))).toEqual(labels);
      expect(grid[3]?.[at]).toBe(String(expected.dispute(row, column)));
    }
  });
});
