import { setAnswer, setMark } from "../changes.ts";
import type { Move, Scene } from "../move.ts";
import type { TablePlace } from "../outline.ts";
import type { FiguresProposal, ProposedFigure } from "../proposal.ts";
import type { Patch } from "../report.ts";
import { throughOf } from "./through-of.ts";

/**
 * Figures that were proposed and are wanted, in one change, so that one undo takes them back. A gate before their table
 * is opened; where everything was said (`whole`), the rest of the table is 0.
 */
export function takeFigures(
  scene: Scene,
  proposal: FiguresProposal,
  figures: readonly ProposedFigure[],
  whole: boolean,
): Move {
  const { report, seen } = scene;
  const rest = whole && proposal.rest !== undefined ? seen.tables.get(proposal.rest) : undefined;
  const named = new Set(figures.map(({ cell }) => cell));
  const blank = (rest?.inputs ?? []).filter(
    (cell) => !named.has(cell) && report.answers[cell] === undefined,
  );
  const changed = figures.map(({ cell, value }) => ({
    cell,
    old: report.answers[cell] ?? null,
    new: value,
  }));
  return {
    replies: [{ kind: "taken", changed, rest: rest !== undefined }],
    patches: [
      ...changed.map((change) => setAnswer(report, change.cell, change.new)),
      ...blank.map((cell) => setAnswer(report, cell, 0)),
      ...tablesOf(scene, figures).flatMap((place) => opened(scene, place, place === rest)),
    ],
    through: throughOf(proposal.origin),
    prompt: null,
    focus: null,
  };
}

const tablesOf = ({ seen }: Scene, figures: readonly ProposedFigure[]): readonly TablePlace[] => [
  ...new Set(
    figures.flatMap(({ cell }) => seen.tables.get(seen.cells.get(cell)?.table.id ?? "") ?? []),
  ),
];

/** The questions before the rows count as answered by what was said. */
function opened({ report }: Scene, { gate, table }: TablePlace, whole: boolean): readonly Patch[] {
  const mode = `${table.id}.mode`;
  return [
    ...(gate === undefined ? [] : [setMark(report, "choices", gate.id, "some")]),
    ...(table.cases === undefined
      ? []
      : [
          setMark(report, "choices", mode, report.choices[mode] ?? "rows"),
          ...(whole ? [setMark(report, "choices", `${table.id}.cases`, "done")] : []),
        ]),
  ];
}
