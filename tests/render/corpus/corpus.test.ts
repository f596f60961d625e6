import { afterAll, expect, test } from "vitest";
import type { Published } from "#tools/clerk/published.ts";
import { drawn, drawnAlone } from "../reports.ts";
import { readCorpus } from "./corpus.ts";
import { expectedTables, flat, pending, withoutUnits, wrongTotals } from "./expected.ts";
import { readers } from "./read-tables.ts";
import type { ReadBack, Tables } from "./read-tables.ts";
import { recomputed } from "./recompute.ts";

const corpus = await readCorpus();
/** With their unit behind it, or without. */
const formats = {
  docx: (tables: Tables) => tables,
  html: (tables: Tables) => tables,
  pdf: (tables: Tables) => tables,
  xlsx: withoutUnits,
} as const;

const compared: Record<string, number> = {};

let formulas = 0;

test.skipIf(corpus.length === 0)("../shared/reports holds 48 reports", () => {
  expect(corpus).toHaveLength(48);
  expect(corpus.filter(({ document }) => !document.draft).length).toBeGreaterThanOrEqual(10);
});

const cases = Object.entries(formats).flatMap(([format, shown]) =>
  corpus.map((specimen) => ({ ...specimen, shown, format: format as keyof typeof formats })),
);

test.each(cases)("$id as $format: every cell and text", async ({ format, shown, ...specimen }) => {
  const { known, document } = specimen;
  const expected = shown(expectedTables(known));
  const cells = flat(expected);
  expect(cells).toHaveLength(known.format === "2019" ? 198 : 200);
  // Nothing blank is hidden by a finished file.
  if (cells.includes(pending)) expect(document.draft).toBe(true);
  for (const { bytes } of await drawn(format, document)) {
    matches(await readers[format](bytes, expected), expected, known);
    compared[format] = (compared[format] ?? 0) + cells.length;
  }
});

function matches({ tables, text, list }: ReadBack, expected: Tables, known: Published): void {
  expect(tables).toEqual(expected);
  const cells = flat(expected);
  if (list !== undefined) expect(list).toEqual(cells);
  if (text !== undefined) {
    const sections = ["一", "五", "六"].map((number) => known.sections?.[number]?.trim() ?? "");
    for (const section of sections) expect(letters(text)).toContain(letters(section));
    // At the blank figures and in the sections without a text, and nowhere else.
    const blanks = [...cells, ...sections].filter((one) => one === pending || one === "");
    expect(text.match(/待填/g) ?? []).toHaveLength(blanks.length);
  }
}

test.each(corpus)(
  "$id: every formula of the workbook comes to what is written",
  async ({ document }) => {
    const cells = recomputed(await drawnAlone("xlsx", document));
    // Of 三, a total for each of 23 rows or more and a line of six; of 四, three.
    expect(cells.length).toBeGreaterThanOrEqual(23 + 6 + 3);
    for (const { place, written, computed } of cells)
      expect([place, computed]).toEqual([place, written]);
    formulas += cells.length;
  },
);

/** Punctuation may have become full-width, and lines break anywhere. */
const letters = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, "");

afterAll(() => {
  const drafts = corpus.filter(({ document }) => document.draft).length;
  const wrong = corpus.map(({ known }) => wrongTotals(known)).filter((count) => count > 0);
  const cells = Object.entries(compared).map(([format, count]) => `${format} ${count}`);
  console.log(
    `${corpus.length} published reports, ${drafts} of them drafts; cells read back: ${cells.join(", ")}; ${formulas} formulas; ` +
      `${wrong.length} originals print a total that their figures do not add up to`,
  );
});
