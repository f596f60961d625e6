import { describe, expect, it } from "vitest";
import { type RowOptions, readRow } from "#flows/reading/read-row.ts";
import { LONGEST_TEXT } from "#flows/reading/normalise.ts";
import { sayRow, table } from "./say.ts";
import {
  documents,
  fees2019,
  fees2021,
  procurement,
  repealed,
  requests,
  services,
} from "./tables.ts";

const ROWS: readonly (readonly [string, RowOptions])[] = [
  ["row-documents", documents],
  ["row-services", services],
  ["row-fees-2019", fees2019],
  ["row-procurement", procurement],
  ["row-requests", requests],
  ["row-repealed", repealed],
  ["row-fees-2021", fees2021],
];

describe.each(ROWS)("forms/%s.txt", (name, options) => {
  it.each(table(name))("$typed → $understood", ({ typed, understood }) => {
    expect(sayRow(readRow(typed, options), options)).toBe(understood);
  });
});

it("does not read a paragraph", () => {
  const paragraph = "45 23 23 ".repeat(LONGEST_TEXT);
  expect(readRow(paragraph, documents)).toMatchObject({ kind: "refused", reason: "too-long" });
});

it("names the piece that it cannot read, and its column", () => {
  expect(readRow("45 约12 3", documents)).toEqual({
    kind: "refused",
    reason: "approximate",
    text: "约12",
    column: "disclosed",
  });
});

it("counts what it found and what it wants", () => {
  expect(readRow("1 2 3 4", documents)).toEqual({
    kind: "refused",
    reason: "too-many",
    text: "1 2 3 4",
    got: 4,
    want: 3,
  });
});

it("reads the raw cells of Shanghai's 2025 table, notes and all", () => {
  const reading = readRow("22（其中修订 16 件）\t22\t235", documents);
  expect(reading).toEqual({ kind: "values", values: { made: 22, disclosed: 22, all: 235 } });
});
