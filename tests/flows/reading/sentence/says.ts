import { outline } from "#flows/outline.ts";
import type { TablePlace } from "#flows/outline.ts";
import { readSentence } from "#flows/reading/sentence/read-sentence.ts";
import type { SentenceReading } from "#flows/reading/sentence/read-sentence.ts";
import { disclosure2019 } from "#flows/reports/disclosure-2019.ts";
import { disclosure2021 } from "#flows/reports/disclosure-2021.ts";

const tableOf = (form: typeof disclosure2021): TablePlace => {
  const place = outline(form).tables.get("requests");
  if (place === undefined) throw new Error(`${form.id} has no table of requests.`);
  return place;
};

export const tables = { 2019: tableOf(disclosure2019), 2021: tableOf(disclosure2021) } as const;

export const read = (text: string, edition: 2019 | 2021 = 2021): SentenceReading =>
  readSentence(text, tables[edition]);

/** A reading in short: cells without their table, totals that stay open, whether all else is 0. */
export function short(reading: SentenceReading): unknown {
  if (reading.kind !== "figures") return reading.kind;
  const open = Object.fromEntries((reading.open ?? []).map(({ row, count }) => [row, count]));
  return {
    cells: Object.fromEntries(
      reading.figures.map(({ cell, value }) => [cell.replace(/^requests\./, ""), value]),
    ),
    rest: reading.rest === true,
    ...(reading.open === undefined ? {} : { open }),
  };
}
