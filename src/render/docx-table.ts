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
import type { CellKind, TableBlock, TableCell } from "./blocks.ts";
import { placeCells } from "./place-cells.ts";
import { styleIds } from "./docx-styles.ts";
import { legalXml } from "./docx-text.ts";
import { printedLength } from "./printed-length.ts";

/** A table as Word draws it: fixed columns, rows in one piece, header rows repeated on every page. */
export function drawTable(table: TableBlock): Table {
  const widths = table.columnWidths.map(twips);
  const print = prints[widths.length > manyColumns ? "dense" : "open"];
  const places = placeCells(table);
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: sum(widths), type: WidthType.DXA },
    columnWidths: widths,
    alignment: AlignmentType.CENTER,
    margins: { left: print.margin, right: print.margin, top: print.padding, bottom: print.padding },
    borders,
    rows: table.rows.map(
      ({ keepWithNext }, at) =>
        new WordRow({
          ...(at < table.headerRows ? { tableHeader: true } : {}),
          cantSplit: true,
          keepNext: keepWithNext,
          height: { value: print.rowHeight, rule: HeightRule.ATLEAST },
          children: (places[at] ?? []).map(({ cell, column }) =>
            drawCell(cell, sum(widths.slice(column, column + cell.colSpan)), print),
          ),
        }),
    ),
  });
}

const twips = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);
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

/** A table of more columns is printed smaller. */
const manyColumns = 6;

interface Print {
  /** In half points. */
  readonly sizes: Readonly<Record<CellKind, number>>;
  /** In twips, beside the text and above and below it. */
  readonly margin: number;
  readonly padding: number;
  readonly rowHeight: number;
}

/** 小四 (12 pt) where there is room; 五号 (10.5 pt) with 小五 (9 pt) labels where there is not. */
const prints: Readonly<Record<"open" | "dense", Print>> = {
  open: {
    sizes: { blockTitle: 24, corner: 24, header: 24, label: 24, value: 24 },
    margin: twips(1.5),
    padding: twips(0.5),
    rowHeight: twips(8),
  },
  dense: {
    sizes: { blockTitle: 21, corner: 18, header: 21, label: 18, value: 21 },
    margin: twips(0.5),
    padding: twips(0.35),
    rowHeight: twips(6.5),
  },
};

function drawCell(cell: TableCell, width: number, print: Print): WordCell {
  const room = width - 2 * print.margin;
  const wanted = print.sizes[cell.kind];
  const size = cell.kind === "value" ? fitting(cell.text, wanted, room) : wanted;
  const margin = print.margin + (cell.kind === "header" ? balance(cell.text, size, room) : 0);
  return new WordCell({
    columnSpan: cell.colSpan,
    rowSpan: cell.rowSpan,
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    ...(margin === print.margin ? {} : { margins: { left: margin, right: margin } }),
    children: [
      new Paragraph({
        style: styleIds.cell,
        alignment: alignments[cell.align],
        // Exact, a third above the type size, like the body: a page then breaks the same in every program.
        spacing: { line: Math.round((size * 10 * 5) / 4), lineRule: LineRuleType.EXACT },
        children: [
          new TextRun({
            text: legalXml(cell.text),
            font: { hint: "eastAsia" },
            size,
            ...(cell.pending === true ? { highlight: "yellow" as const } : {}),
          }),
        ],
      }),
    ],
  });
}

const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER } as const;

/** A long figure is printed smaller, down to 6 pt, before it would break within its digits. */
function fitting(text: string, size: number, room: number): number {
  const needed = printedWidth(text, size);
  return needed <= room ? size : Math.max(12, Math.floor((size * room) / needed));
}

/** Space on either side of a column label so that 商业企业 breaks as 商业|企业, not as 商业企|业. */
function balance(text: string, size: number, room: number): number {
  const em = size * 10;
  const length = printedLength(text);
  const lines = Math.ceil(length / Math.max(1, Math.floor(room / em)));
  if (lines < 2) return 0;
  // Most such words are made of two-character ones: 社会公益|组织 rather than 社会公|益组织.
  const pairs = 2 * Math.ceil(length / lines / 2) * em;
  const used = (pairs <= room ? pairs : Math.ceil(length / lines) * em) + em / 8;
  return Math.max(0, Math.floor((room - used) / 2));
}

/** In twips. A digit counts as wide as in the widest of the usual faces, not as in Times New Roman. */
const printedWidth = (text: string, size: number): number =>
  printedLength(text, { latin: 0.64 }) * size * 10;
