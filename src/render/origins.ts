import { printedFigure } from "#flows/figure.ts";
import type { CellId, Form } from "#flows/form.ts";
import { outline } from "#flows/outline.ts";
import type { Cell } from "#flows/outline.ts";
import type { Change, Report } from "#flows/report.ts";
import type { Origin } from "./blocks.ts";

/** Every figure of the form, in the order of the document, with the change that it came from. */
export function originsOf(
  form: Form,
  report: Report,
  values: ReadonlyMap<CellId, number>,
): readonly Origin[] {
  const newest = newestChanges(report);
  return [...outline(form).cells.values()].map((cell) => {
    const value = values.get(cell.id);
    const place = { id: cell.id, path: pathOf(cell) };
    if (value === undefined) return { ...place, text: "" };
    const { text, value: number } = printedFigure(cell.column, value);
    return { ...place, text, value: number, ...sourceOf(cell, newest.get(cell.id)) };
  });
}

function sourceOf(
  { sum }: Cell,
  change: Change | undefined,
): Pick<Origin, "through" | "by" | "at"> {
  if (sum !== undefined) return { through: "total" };
  return change === undefined ? {} : { through: change.through, by: change.by, at: change.at };
}

function newestChanges({ changes }: Report): ReadonlyMap<CellId, Change> {
  const newest = new Map<CellId, Change>();
  for (const change of changes) {
    for (const { of, id } of change.patches) if (of === "answers") newest.set(id, change);
  }
  return newest;
}

const pathOf = ({ section, block, row, column }: Cell): readonly string[] => [
  section.title,
  ...(block.title === undefined ? [] : [block.title]),
  ...(row.path ?? [row.label]),
  ...(column.path ?? [column.label]),
];
