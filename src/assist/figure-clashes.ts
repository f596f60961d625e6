import type { ProposedFigure } from "#flows/proposal.ts";
import type { CellToFill } from "./figures.ts";

/** Figures that cannot all be true. */
export type Clash =
  /** Two figures for one cell: the one said first, and the others. */
  | Readonly<{ kind: "twice"; whole: ProposedFigure; parts: readonly ProposedFigure[] }>
  /** A total, and its parts that come to something else: 12 and 10 + 1. */
  | Readonly<{ kind: "sum"; whole: ProposedFigure; parts: readonly ProposedFigure[] }>;

/** Where what was said does not come out even. A single part may be one of several; two are meant to be all. */
export function clashesOf(
  figures: readonly ProposedFigure[],
  cells: readonly CellToFill[],
): readonly Clash[] {
  return [
    ...cells.flatMap((cell) => twice(cell, figures)),
    ...cells.flatMap((cell) => sums(cell, figures)),
  ];
}

function twice({ id }: CellToFill, figures: readonly ProposedFigure[]): readonly Clash[] {
  const [whole, ...others] = figures.filter(({ cell }) => cell === id);
  const parts = others.filter(({ value }) => value !== whole?.value);
  return whole === undefined || parts.length === 0 ? [] : [{ kind: "twice", whole, parts }];
}

function sums({ id, sum }: CellToFill, figures: readonly ProposedFigure[]): readonly Clash[] {
  const whole = figures.find(({ cell }) => cell === id);
  if (whole === undefined || sum === undefined) return [];
  const parts = sum.flatMap((part) => figures.find(({ cell }) => cell === part) ?? []);
  if (parts.length === 0) return [];
  const total = parts.reduce((before, { value }) => before + value, 0);
  const open = parts.length === 1 && sum.length > 1;
  return total === whole.value || (open && total < whole.value)
    ? []
    : [{ kind: "sum", whole, parts }];
}
