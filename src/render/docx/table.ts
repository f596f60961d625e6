import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  LineRuleType,
  Paragraph,
  Table,
  TableCell as WordCell,
  TableLayoutType,
  TableRow as WordRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from "docx";
import type { TableBlock, TableCell } from "../blocks.ts";
import { placeCells } from "../place-cells.ts";
import { tablePrints } from "../styles.ts";
import { halfPoints, styleIds, twips, twipsOfPoints } from "./styles.ts";
import { legalXml } from "./text.ts";

/** A table as Word draws it: fixed columns, rows in one piece, header rows repeated on every page. */
export function drawTable(table: TableBlock): Table {
  const widths = table.columnWidths.map(twips);
  const print = tablePrints[table.density];
  const [margin, padding] = [twips(print.margin), twips(print.padding)];
  const places = placeCells(table);
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: sum(widths), type: WidthType.DXA },
    columnWidths: widths,
    alignment: AlignmentType.CENTER,
    margins: { left: margin, right: margin, top: padding, bottom: padding },
    borders,
    rows: table.rows.map(
      ({ keepWithNext }, at) =>
        new WordRow({
          ...(at < table.headerRows ? { tableHeader: true } : {}),
          cantSplit: true,
          keepNext: keepWithNext,
          height: { value: twips(print.rowHeight), rule: HeightRule.ATLEAST },
          children: (places[at] ?? []).map(({ cell, column }) =>
            drawCell(cell, sum(widths.slice(column, column + cell.colSpan)), print.margin),
          ),
        }),
    ),
  });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** 0.5 pt. */
const line = { style: BorderStyle.SINGLE, size: 4, color: "000000" } as const;
const borders = {
  top: line,
  bottom: line,
  left: line,
  right: line,
  insideHorizontal: line,
  insideVertical: line,
};

function drawCell(cell: TableCell, width: number, usualMargin: number): WordCell {
  const margin = twips(cell.margin);
  return new WordCell({
    columnSpan: cell.colSpan,
    rowSpan: cell.rowSpan,
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    ...(cell.margin === usualMargin ? {} : { margins: { left: margin, right: margin } }),
    children: [
      new Paragraph({
        style: styleIds.cell,
        alignment: alignments[cell.align],
        // Exact, a third above the type size, like the body: a page then breaks the same in every program.
        spacing: { line: twipsOfPoints(cell.size * 1.25), lineRule: LineRuleType.EXACT },
        children: [
          new TextRun({
            text: legalXml(cell.text),
            font: { hint: "eastAsia" },
            size: halfPoints(cell.size),
            ...(cell.pending === true ? { highlight: "yellow" as const } : {}),
          }),
        ],
      }),
    ],
  });
}

const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER } as const;
