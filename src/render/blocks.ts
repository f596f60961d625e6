import type { CellId } from "#flows/form.ts";
import type { Through } from "#flows/report.ts";

/**
 * A report laid out, before any file format: the one tree that every writer draws from. Lengths are millimetres.
 */
export interface Document {
  readonly title: string;
  /** The title as it is set: too long for one line, it breaks after the unit's name. */
  readonly titleLines: readonly string[];
  /** Asked for before the end: every page says so, and what is still blank is marked in place. */
  readonly draft: boolean;
  /** What it still lacks, as short labels in the order of the document. */
  readonly missing: readonly string[];
  readonly meta: DocumentMeta;
  readonly blocks: readonly DocumentBlock[];
  /** Every figure once more, with where it came from. */
  readonly origins: readonly Origin[];
  /** Only a part of the report, for a look: no title, and a page as long as it needs. */
  readonly excerpt?: true;
}

/** Where a figure came from. */
export interface Origin {
  readonly id: CellId;
  /** Table, row labels, column labels; outermost first. */
  readonly path: readonly string[];
  /** As printed; empty where it is still blank. */
  readonly text: string;
  readonly value?: number;
  /** `total`: added up from others. Absent: still blank. */
  readonly through?: Through | "total";
  /** Who gave it, by their id on the messenger, and when (ISO 8601). */
  readonly by?: string;
  readonly at?: string;
}

interface DocumentMeta {
  readonly unit: string;
  readonly year: number;
  /** When its content last changed (ISO 8601), so that the same report gives the same file at any hour. */
  readonly created?: string;
  /** When it was called finished (ISO 8601); absent in a draft. */
  readonly finished?: string;
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
  readonly id: string;
  /** As people call it: 表三. */
  readonly name: string;
  readonly density: Density;
  readonly columnWidths: readonly number[];
  /** So many rows from the top are repeated on each page. */
  readonly headerRows: number;
  readonly rows: readonly TableRow[];
}

/** How a table is printed: `open` where there is room, `dense` where there is not. */
export type Density = "open" | "dense";

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
  /** Type size in points, and room left free on either side in millimetres, so that the text breaks well. */
  readonly size: number;
  readonly margin: number;
  /** Of a value: which figure it shows. */
  readonly id?: CellId;
  /** The figure itself, in the unit printed: `5` of `5万元`. */
  readonly value?: number;
  /** The unit where the cell prints it behind the figure: `万元` of `5万元`. */
  readonly unit?: string;
  /** Of a total: the figures that it adds up. */
  readonly sum?: readonly CellId[];
  /** Of a value: still blank, and `text` only says so. */
  readonly pending?: true;
}

/** Stands where a draft has nothing yet. */
export const pendingMark = "【待填】";

/** The same in a column too narrow for the brackets. */
export const narrowPendingMark = "待填";

/** What a draft says of itself on every page. */
export const draftMark = "草稿";

/** What a draft still lacks, in one line above its title; nothing when it lacks nothing. */
export const missingLine = ({
  draft,
  missing,
}: Pick<Document, "draft" | "missing">): string | undefined =>
  draft && missing.length > 0 ? `还差：${missing.join("；")}` : undefined;
