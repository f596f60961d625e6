import { rangeRef } from "hucre/xlsx";
import type { Cell, CellStyle } from "hucre/xlsx";
import { printedFigure } from "#flows/figure.ts";
import type { CellId, Form } from "#flows/form.ts";
import { outline } from "#flows/outline.ts";
import type { Cell as FormCell } from "#flows/outline.ts";
import { repeated, sheetName } from "../xlsx/book.ts";
import type { Drawing } from "../xlsx/book.ts";
import { totalFormula } from "../xlsx/formulas.ts";
import { bordered, columnHead, leads, numberFormat, printed } from "../xlsx/look.ts";
import { stacked, textHeight } from "../xlsx/sheet.ts";
import type { Rows } from "../xlsx/sheet.ts";
import { textCell } from "../xlsx/text.ts";
import { figureColumns, headRows, leadColumns, leading, unitWidth } from "./county-head.ts";
import type { CountyWords, UnitRow } from "./county-workbook.ts";

interface UnitsSheet {
  readonly title: string;
  readonly words: CountyWords;
  readonly form: Form;
  readonly rows: readonly UnitRow[];
  readonly sheet: string;
}

/**
 * Two hundred columns fit on no page: it is as many pages wide as it takes, one high for fifty units, and the unit's
 * name stands on each.
 */
export function drawUnits({ title, words, form, rows, sheet }: UnitsSheet): Drawing {
  const name = sheetName(sheet);
  const cells = [...outline(form).cells.values()];
  const columns = [...leadColumns(words), ...figureColumns(cells)];
  const widths = columns.map(({ width }) => width);
  const head = headRows(columns);
  const under = 1 + head.heights.length;
  const body = unitRows(cells, rows, under);
  const foot = totalRow(words.total, cells, rows, under);
  const { pageSetup, ...page } = printed({ draft: false, orientation: "landscape" });
  return {
    sheet: {
      ...stacked(name, widths, [titleRow(title), head, body, foot]),
      ...page,
      pageSetup: {
        ...pageSetup,
        fitToWidth: 0,
        fitToHeight: Math.max(1, Math.ceil((rows.length + 1) / rowsPerPage)),
      },
      freezePane: { rows: under, columns: 1 },
    },
    names: [repeated(name, 0, under, 1)],
  };
}

const rowsPerPage = 51;

const titleRow = (title: string): Rows => ({
  // Not centred over all columns: nobody would scroll so far.
  cells: [[0, 0, textCell(title, { ...leads.heading, alignment: { horizontal: "left" } })]],
  merges: [],
  heights: [28],
});

const size = 10;
const withFormat = (look: CellStyle, numFmt: string | undefined): CellStyle =>
  numFmt === undefined ? look : { ...look, numFmt };
const label = bordered({ size, align: "left" });
const middle = bordered({ size, align: "center" });
const figure = bordered({ size, align: "center", shrink: true });
const sumOf = (look: CellStyle): CellStyle => ({
  ...look,
  ...(columnHead.font && { font: { ...columnHead.font, size } }),
  ...(columnHead.fill && { fill: columnHead.fill }),
});
const [totalLabel, totalFigure] = [sumOf(label), sumOf(figure)];

/** @param top of the first unit, in the sheet */
function unitRows(cells: readonly FormCell[], rows: readonly UnitRow[], top: number): Rows {
  const columnOf = new Map(cells.map(({ id }, at) => [id, leading + at]));
  const styles = new Map<string | undefined, CellStyle>();
  const styleFor = (numFmt: string | undefined): CellStyle => {
    const known = styles.get(numFmt) ?? withFormat(figure, numFmt);
    styles.set(numFmt, known);
    return known;
  };
  return {
    cells: rows.flatMap(({ name, level, state, values }, at) => [
      [at, 0, textCell(name, label)] as const,
      [at, 1, textCell(level, middle)] as const,
      [at, 2, textCell(state, middle)] as const,
      ...cells.map((cell, column) => {
        const shown = figureCell(cell, values, styleFor);
        const formula =
          cell.sum && shown.value !== undefined && sumIn(cell.sum, top + at, columnOf);
        return [at, leading + column, formula ? live(shown, formula) : shown] as const;
      }),
    ]),
    merges: [],
    heights: rows.map(({ name }) => Math.max(18, textHeight(name, size, unitWidth))),
  };
}

/** Blank stays blank: 0 is an answer. */
function figureCell(
  { id, column }: FormCell,
  values: ReadonlyMap<CellId, number>,
  styleFor: (numFmt: string | undefined) => CellStyle,
): Partial<Cell> {
  const value = values.get(id);
  if (value === undefined) return { style: figure };
  const { text, value: shown, unit } = printedFigure(column, value);
  // In columns so narrow, only a whole number is safe with the general format.
  const most = text.includes(".") ? 0 : undefined;
  return { value: shown, style: styleFor(numberFormat(text, unit, most)) };
}

const live = ({ value, style }: Partial<Cell>, formula: string): Partial<Cell> => ({
  formula,
  ...(value !== undefined && { formulaResult: value }),
  ...(style && { style }),
});

const sumIn = (
  sum: readonly CellId[],
  row: number,
  columnOf: ReadonlyMap<CellId, number>,
): string =>
  totalFormula(
    sum.flatMap((id) => {
      const column = columnOf.get(id);
      return column === undefined ? [] : { sheet: "", row, column, columns: 1 };
    }),
  );

/** The sum of each column; nothing where no unit has given anything yet. */
function totalRow(
  words: string,
  cells: readonly FormCell[],
  rows: readonly UnitRow[],
  top: number,
): Rows {
  return {
    cells: [
      [0, 0, textCell(words, totalLabel)],
      [0, 1, { style: totalLabel }],
      [0, 2, { style: totalLabel }],
      ...cells.map((cell, at) => {
        const given = rows.flatMap(({ values }) => values.get(cell.id) ?? []);
        if (given.length === 0) return [0, leading + at, { style: totalFigure }] as const;
        // In fen or in whole numbers: exact.
        const sum = new Map([[cell.id, given.reduce((all, one) => all + one, 0)]]);
        const shown = figureCell(cell, sum, (numFmt) => withFormat(totalFigure, numFmt));
        const column = leading + at;
        const range = rangeRef(top, column, top + rows.length - 1, column);
        return [0, column, live(shown, `SUM(${range})`)] as const;
      }),
    ],
    merges: [],
    heights: [22],
  };
}
