import type { CellId } from "#flows/form.ts";

/**
 * A report laid out, before any file format: the one tree that every writer draws from. Lengths are millimetres.
 */
export interface Document {
  readonly title: string;
  /** Asked for before the end: every page says so, and what is still blank is marked in place. */
  readonly draft: boolean;
  /** What it still lacks, as short labels in the order of the document. */
  readonly missing: readonly string[];
  readonly meta: DocumentMeta;
  readonly blocks: readonly DocumentBlock[];
}

interface DocumentMeta {
  readonly unit: string;
  readonly year: number;
  /** When its content last changed (ISO 8601), so that the same report gives the same file at any hour. */
  readonly created?: string;
}

export type DocumentBlock = HeadingBlock | ParagraphBlock | TableBlock;

export interface HeadingBlock {
  readonly kind: "heading";
  /** 1: `一、…` of the statute; 2: `（一）…` within a section. */
  readonly level: 1 | 2;
  readonly text: string;
}

interface ParagraphBlock {
  readonly kind: "paragraph";
  readonly text: string;
}

export interface TableBlock {
  readonly kind: "table";
  readonly columnWidths: readonly number[];
  /** So many rows from the top are repeated on each page. */
  readonly headerRows: number;
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  /** No page ends between this row and the next. */
  readonly keepWithNext: boolean;
  /** Only the cells that begin in this row: what a span from the left or from above covers is left out. */
  readonly cells: readonly TableCell[];
}

/**
 * `blockTitle` runs across the whole table, `header` stands above values, `label` before them, `corner` where
 * both meet. All but `value` are printed words of the statute.
 */
export type CellKind = "blockTitle" | "corner" | "header" | "label" | "value";

export interface TableCell {
  readonly kind: CellKind;
  readonly text: string;
  readonly colSpan: number;
  readonly rowSpan: number;
  readonly align: "left" | "center";
  /** Of a value: which figure it shows. */
  readonly id?: CellId;
  /** Of a value: still blank, and `text` only says so. */
  readonly pending?: true;
}

/** Stands where a draft has nothing yet. */
export const pendingMark = "【待填】";

/** The same in a column too narrow for the brackets. */
export const narrowPendingMark = "待填";
