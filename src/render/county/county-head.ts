import type { Cell, CellStyle, MergeRange } from "hucre/xlsx";
import type { Cell as FormCell } from "#flows/outline.ts";
import { depthOf, mergePaths } from "../merge.ts";
import { columnHead } from "../xlsx/look.ts";
import { textHeight } from "../xlsx/sheet.ts";
import type { Rows } from "../xlsx/sheet.ts";
import { textCell } from "../xlsx/text.ts";
import type { CountyWords } from "./county-workbook.ts";

/** One column: what stands above it, merged with its neighbours, and what it shows of a unit. */
export interface Column {
  readonly path: readonly string[];
  /** In mm. */
  readonly width: number;
}

export const leadColumns = ({ unit, level, state }: CountyWords): readonly Column[] => [
  { path: [unit], width: unitWidth },
  { path: [level], width: 20 },
  { path: [state], width: 26 },
];
/** So many columns stand before the figures. */
export const leading = 3;

/** Section, row and column of each figure, in the words and in the order of the statute. */
export function figureColumns(cells: readonly FormCell[]): readonly Column[] {
  const paths = cells.map(({ section, block, row, column }) => [
    section.title,
    [...(block.title === undefined ? [] : [block.title]), ...(row.path ?? [row.label])].join(" / "),
    column.label,
  ]);
  // A row of a single column is as wide as its label needs.
  return paths.map((path) => {
    const alike = paths.filter(([section, row]) => section === path[0] && row === path[1]).length;
    return { path, width: Math.max(figureWidth, rowLabelWidth / alike) };
  });
}

/** In mm. */
export const unitWidth = 38;
const figureWidth = 16;
const rowLabelWidth = 34;

/** The labels of all columns, merged where neighbours share one. */
export function headRows(columns: readonly Column[]): Rows {
  const paths = columns.map(({ path }) => path);
  const merged = mergePaths(paths);
  const depth = depthOf(paths);
  const heights = Array.from({ length: depth }, (_, level) =>
    merged
      .filter((one) => one.level === level && one.depth === 1)
      .reduce((most, { text, at, span }) => {
        const width = columns.slice(at, at + span).reduce((sum, one) => sum + one.width, 0);
        return Math.max(most, textHeight(text, headSize, width));
      }, headHeight),
  );
  return {
    cells: merged.flatMap(({ text, at, span, level, depth }) =>
      // A label over a hundred columns stands where they begin.
      covered(textCell(text, span > farApart ? farHead : head), {
        startRow: level,
        endRow: level + depth - 1,
        startCol: at,
        endCol: at + span - 1,
      }),
    ),
    merges: merged.flatMap(({ at, span, level, depth }) =>
      span === 1 && depth === 1
        ? []
        : { startRow: level, endRow: level + depth - 1, startCol: at, endCol: at + span - 1 },
    ),
    heights,
  };
}

const headSize = 9;
const headHeight = 18;
const farApart = 12;
const head: CellStyle = {
  ...columnHead,
  font: { ...columnHead.font, size: headSize },
};
const farHead: CellStyle = {
  ...head,
  alignment: { ...head.alignment, horizontal: "left" },
};

/** Every field that it covers has its border. */
function covered(cell: Partial<Cell>, range: MergeRange): Rows["cells"] {
  const { startRow, endRow, startCol, endCol } = range;
  const width = endCol - startCol + 1;
  return Array.from({ length: width * (endRow - startRow + 1) }, (_, at) => [
    startRow + Math.floor(at / width),
    startCol + (at % width),
    at === 0 ? cell : { ...(cell.style && { style: cell.style }) },
  ]);
}
