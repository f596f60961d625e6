import { readFileSync } from "node:fs";
import { formatAmount, formatCount } from "#flows/reading/format-number.ts";
import type { NumberKind, Reading } from "#flows/reading/read-number.ts";
import type { RowOptions, RowReading } from "#flows/reading/read-row.ts";

/** A line of a table: what is typed, and what is understood of it. */
export interface Line {
  readonly typed: string;
  readonly understood: string;
}

/**
 * The lines `typed → understood` of a file in forms/. Understood is a figure, `✗ reason`, or
 * `? meaning | meaning (reason)`; in what is typed, ␣ is a space, ⇥ a tab and ⏎ a new line.
 */
export function table(name: string): readonly Line[] {
  const text = readFileSync(new URL(`./forms/${name}.txt`, import.meta.url), "utf8");
  return text
    .split("\n")
    .filter((line) => line.includes("→"))
    .map((line) => {
      const [typed = "", understood = ""] = line.split("→").map((part) => part.trim());
      return { typed: unescape(typed), understood };
    });
}

function unescape(typed: string): string {
  return typed.replaceAll("␣", " ").replaceAll("⇥", "\t").replaceAll("⏎", "\n");
}

const FORMATS: Readonly<Record<NumberKind, (value: number) => string>> = {
  count: formatCount,
  change: formatCount,
  money: formatAmount,
};

/** A reading in the words of the table. */
export function say(reading: Reading, kind: NumberKind): string {
  if (reading.kind === "value") return FORMATS[kind](reading.value);
  if (reading.kind === "refused") return `✗ ${reading.reason}`;
  return `? ${reading.readings.map((one) => one.as).join(" | ")} (${reading.reason})`;
}

/** A row in the words of the table: its figures in the order of the columns, _ for a blank. */
export function sayRow(reading: RowReading, { columns }: RowOptions): string {
  if (reading.kind === "refused") {
    const count = reading.got === undefined ? "" : ` ${reading.got} of ${reading.want}`;
    const column = reading.column === undefined ? "" : ` in ${reading.column}`;
    return `✗ ${reading.reason}${count}${column}`;
  }
  if (reading.kind === "ambiguous") {
    return `? ${reading.readings.map((one) => one.as).join(" | ")} (${reading.reason})`;
  }
  return columns
    .map(({ key, kind }) => {
      const value = reading.values[key];
      return value === "blank" || value === undefined ? "_" : FORMATS[kind](value);
    })
    .join(" ");
}
