import { describe, expect, it } from "vitest";
import { isNumeric, tokenise } from "#flows/reading/tokenise.ts";
import { normalise } from "#flows/reading/normalise.ts";
import { sentences } from "#tests/assist/sentences.ts";
import { read, short, tables } from "./says.ts";

const understood = sentences.filter(({ reader }) => reader);
const others = sentences.filter(({ reader }) => !reader);

it("there are forty, and thirty or more need no model", () => {
  expect(sentences.length).toBeGreaterThanOrEqual(40);
  expect(understood.length).toBeGreaterThanOrEqual(30);
  expect(new Set(sentences.map(({ text }) => text)).size).toBe(sentences.length);
});

describe("what the reader understands by itself", () => {
  it.each(understood)("$text", ({ text, edition, cells, rest, open }) => {
    const expected = { cells, rest, ...(open === undefined ? {} : { open }) };
    expect(short(read(text, edition))).toEqual(expected);
  });

  const inBoth = understood.filter(
    ({ cells }) => !Object.keys(cells).some((it) => it.startsWith("other")),
  );
  it.each(inBoth)("the same in both editions: $text", ({ text }) => {
    expect(read(text, 2019)).toEqual(read(text, 2021));
  });

  it.each(understood)("quotes to the letter: $text", ({ text, edition }) => {
    const reading = read(text, edition);
    const said = reading.kind === "figures" ? [...reading.figures, ...(reading.open ?? [])] : [];
    expect(said.map(({ quote }) => quote).filter((quote) => !text.includes(quote))).toEqual([]);
    expect(said.length).toBeGreaterThan(0);
  });
});

describe("what it leaves to others", () => {
  it.each(others)("$text", ({ text, edition, cells }) => {
    const reading = read(text, edition);
    const figures = reading.kind === "figures" ? reading.figures : [];
    const wrong = figures.filter(
      ({ cell, value }) => cells[cell.replace(/^requests\./, "")] !== value,
    );
    expect(reading.kind).not.toBe("contradiction");
    expect(wrong).toEqual([]);
  });

  it.each(others)("maps words with one number to every figure: $text", (sentence) => {
    const { text, cells, mapping = [], edition = 2021 } = sentence;
    expect(mapping.map(({ cell }) => cell.replace(/^requests\./, ""))).toEqual(Object.keys(cells));
    for (const { cell, quote } of mapping) {
      expect(text).toContain(quote);
      expect(numbersIn(quote)).toBe(1);
      expect(tables[edition].inputs).toContain(cell);
    }
  });
});

function numbersIn(text: string): number {
  const numeric = tokenise(normalise(text)).map((token) => isNumeric(token));
  return numeric.filter((here, at) => here && numeric[at - 1] !== true).length;
}
