import type { FiguresProposal, ProposedFigure } from "#flows/proposal.ts";
import { button, card } from "../card.ts";
import type { Button, Card } from "../card.ts";
import { shortName, spoken } from "../figures.ts";
import { rowName, rowOf } from "../scene.ts";
import type { SayScene } from "../scene.ts";

/** As many figures as a phone shows without scrolling; the others are seen one by one. */
const mostShown = 12;

/** Figures read out of words: what, where, and the words they came from. */
export function showFigures(scene: SayScene, proposal: FiguresProposal): Card {
  const { proposals } = scene.words;
  const { id, figures, rest, origin, at } = proposal;
  if (at !== undefined) return showFigure(scene, proposal, at);
  const shown = figures.slice(0, mostShown);
  const lines = shown.map(
    (figure) => `${placed(scene, figure)}${isAlone(figures) ? "" : quoted(scene, figure)}`,
  );
  const hidden = figures.length - shown.length;
  const [first] = figures;
  return card(
    [
      proposals.readFrom[origin](figures.length),
      ...(isAlone(figures) && first !== undefined ? [proposals.said(first.quote)] : []),
      ...lines,
      ...(hidden > 0 ? [proposals.moreFigures(hidden)] : []),
      ...(rest === undefined ? [] : [proposals.restZero]),
      proposals.askFigures,
    ].join("\n"),
    [
      button(proposals.takeAll, { kind: "take", proposal: id }),
      ...(figures.length > 1
        ? [button(proposals.oneByOne, { kind: "one-by-one", proposal: id })]
        : []),
      dropButton(scene, id),
    ],
  );
}

function showFigure(scene: SayScene, { id, figures }: FiguresProposal, at: number): Card {
  const { proposals } = scene.words;
  const figure = figures[at];
  if (figure === undefined) return card("");
  return card(
    [
      proposals.piece(at + 1, figures.length),
      placed(scene, figure),
      ...(figure.quote === "" ? [] : [proposals.said(figure.quote)]),
      proposals.askFigure,
    ].join("\n"),
    [
      button(proposals.takeThis, { kind: "take-this", proposal: id, at }),
      button(proposals.leaveThis, { kind: "leave-this", proposal: id, at }),
    ],
    at < figures.length - 1
      ? [button(proposals.takeRest, { kind: "take", proposal: id }), dropButton(scene, id)]
      : [dropButton(scene, id)],
  );
}

/** One sentence that all of them came from is quoted once. */
const isAlone = (figures: readonly ProposedFigure[]): boolean =>
  figures.every(({ quote }) => quote === figures[0]?.quote);

const dropButton = ({ words }: SayScene, id: string): Button =>
  button(words.proposals.drop, { kind: "drop", proposal: id });

function placed(scene: SayScene, { cell, value }: ProposedFigure): string {
  const column = scene.seen.cells.get(cell)?.column;
  return column === undefined
    ? ""
    : scene.words.proposals.figure(cellName(scene, cell), spoken(scene, column, value));
}

const quoted = ({ words }: SayScene, { quote }: ProposedFigure): string =>
  quote === "" ? "" : words.proposals.quoted(quote);

/** Row and column; a row of one figure is named by itself. */
export function cellName(scene: SayScene, cell: string): string {
  const row = rowOf(scene, cell);
  const column = scene.seen.cells.get(cell)?.column;
  if (row === undefined || column === undefined) return "";
  const name = row.table.cases?.names[row.row.key] ?? rowName(row);
  return row.columns.length === 1 ? name : `${name} ${shortName(column)}`;
}
