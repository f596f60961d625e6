import { formatFigure } from "#flows/figure.ts";
import type { Column } from "#flows/form.ts";
import type { RowQuestion } from "#flows/outline.ts";
import type { SayScene } from "./scene.ts";

/** A column in a receipt: its label, or the short name people use where the label is long. */
export const shortName = ({ label, aliases }: Column): string =>
  label.length <= 4 ? label : (aliases?.[0] ?? label);

/** A figure as echoed in the chat: money always with its unit, a change with its sign. */
export function spoken({ words }: SayScene, column: Column, value: number | null): string {
  if (value === null) return words.blank;
  if (column.kind === "change" && value > 0) return `+${value}`;
  const figure = formatFigure(column, value);
  return column.kind === "money" && !figure.endsWith("元") ? `${figure} 万元` : figure;
}

/**
 * A row in one line. A long row (table 三) names only what is not 0; a row of one figure has no names at all.
 */
export function rowValues(
  scene: SayScene,
  { columns, cells }: RowQuestion,
  value: (cell: string) => number | null,
): string {
  const parts = columns.map((column, at) => ({ column, value: value(cells[at] ?? "") }));
  const one = parts[0];
  if (parts.length === 1 && one !== undefined) return spoken(scene, one.column, one.value);
  const shown = parts.length > 3 ? parts.filter((part) => part.value !== 0) : parts;
  if (shown.length === 0) return "0";
  return shown
    .map((part) => `${shortName(part.column)} ${spoken(scene, part.column, part.value)}`)
    .join(scene.words.dot);
}

export const currentValues = (scene: SayScene, row: RowQuestion): string =>
  rowValues(scene, row, (cell) => scene.sheet.values.get(cell) ?? null);
