import type { Published } from "#tools/clerk/published.ts";
import { statutes } from "../statute.ts";
import type { Tables } from "./read-tables.ts";

/**
 * What the file of a published report must show, by the source and the statute alone: the product's own sums, numbers
 * and labels are not asked. The source's totals are not believed, for several are wrong.
 */
export function expectedTables(known: Published): Tables {
  const statute = statutes[`disclosure-${known.format}`]!;
  const rows = Object.entries(known.table3.rows);
  const figures = statute.requests.map(([key], at) => {
    if (key !== "total") return rows[at]![1].slice(0, 6);
    const outcomes = rows.slice(2, at).map(([, row]) => row);
    return Array.from({ length: 6 }, (_, column) => sum(outcomes.map((row) => row[column])));
  });
  return {
    proactive: statute.proactive.flatMap(({ headers, rows }) =>
      rows.map(([label]) => [label, ...headers.map((header) => printed(known, label, header))]),
    ),
    requests: statute.requests.map(([, ...labels], at) => [
      labels.at(-1)!,
      ...[...figures[at]!, sum(figures[at]!)].map(count),
    ]),
    disputes: [0, 5, 10].flatMap((start) => {
      const results = known.table4.values.slice(start, start + 4);
      return [...results, sum(results)].map(count);
    }),
  };
}

export const pending = "待填";

type Figure = number | null | undefined;

/** Open as soon as one part is. */
const sum = (parts: readonly Figure[]): Figure =>
  parts.every((part) => typeof part === "number")
    ? parts.reduce<number>((all, part) => all + part, 0)
    : null;

const count = (figure: Figure): string => (typeof figure === "number" ? String(figure) : pending);

function printed({ table2 }: Published, label: string, header: string): string {
  const row = table2[label] ?? table2[label.replace("行政规范性文件", "规范性文件")];
  const figure = row?.[header];
  // Nothing bought is a plain 0.
  return header === "采购总金额" && typeof figure === "number" && figure !== 0
    ? `${tenThousandths(figure)}万元`
    : count(figure);
}

/** 元 as 万元 by text alone: 1018703 → 101.8703. */
function tenThousandths(yuan: number): string {
  const [whole = "", fraction = ""] = String(yuan).split(".");
  const digits = whole.padStart(5, "0");
  return `${digits.slice(0, -4)}.${digits.slice(-4)}${fraction}`.replace(/\.?0+$/, "");
}

/** The same where the unit is no part of the figure: in a workbook it is the cell's format. */
export const withoutUnits = ({ proactive, ...others }: Tables): Tables => ({
  ...others,
  proactive: proactive.map((line) => line.map((text) => text.replace(/(?<=\d)万元$/, ""))),
});

/** Every figure, in the order of the document. */
export const flat = ({ proactive, requests, disputes }: Tables): readonly string[] => [
  ...[...proactive, ...requests].flatMap(([, ...figures]) => figures),
  ...disputes,
];

/** Totals that the source printed otherwise than its own figures add up. */
export function wrongTotals(known: Published): number {
  const { requests, disputes } = expectedTables(known);
  const source = Object.values(known.table3.rows);
  const pairs = [
    ...requests.flatMap(([, ...row], at) =>
      row.map((text, column) => [text, source[at]?.[column]] as const),
    ),
    ...disputes.map((text, at) => [text, known.table4.values[at]] as const),
  ];
  return pairs.filter(
    ([text, figure]) => text !== pending && typeof figure === "number" && text !== String(figure),
  ).length;
}
