import type { CellKind, Density } from "./blocks.ts";

/**
 * The page and the print of GB/T 9704—2012 《党政机关公文格式》, for every writer that sets pages. Lengths are
 * millimetres, type sizes and line pitches points.
 */
export const page = {
  width: 210,
  height: 297,
  /** 天头 37, 订口 28; 版心 is 156 × 225. */
  top: 37,
  left: 28,
  right: 26,
  bottom: 35,
  /** From the paper's edge to the foot of the page number, 7 below 版心. */
  footer: 28,
} as const;

/** 22 lines fill the 225 mm of 版心; at 29 pt the last one would not fit. */
export const linePitch = 28.95;

/** 28 characters to a line: 156 mm hold 28 × 15.75 pt. */
export const characterPitch = 15.75;

/** The typefaces by what they are, as offices call them. A writer says what it uses where one is missing. */
export const typefaces = {
  title: "方正小标宋简体",
  heading: "黑体",
  subheading: "楷体_GB2312",
  body: "仿宋_GB2312",
  table: "宋体",
} as const;
export type Typeface = keyof typeof typefaces;

export interface Style {
  readonly face: Typeface;
  /** 2号 is 22, 3号 16, 4号 14, 小四 12, 五号 10.5, 小五 9. */
  readonly size: number;
  /** From line to line. */
  readonly pitch: number;
}

/** Every style of the document, once. */
export const styles = {
  title: { face: "title", size: 22, pitch: 33 },
  heading1: { face: "heading", size: 16, pitch: linePitch },
  heading2: { face: "subheading", size: 16, pitch: linePitch },
  body: { face: "body", size: 16, pitch: linePitch },
  cell: { face: "table", size: 10.5, pitch: 13 },
  pageNumber: { face: "table", size: 14, pitch: 16 },
  draftMark: { face: "heading", size: 14, pitch: 16 },
  draftNote: { face: "table", size: 10.5, pitch: 16 },
} as const satisfies Readonly<Record<string, Style>>;

interface TablePrint {
  readonly sizes: Readonly<Record<CellKind, number>>;
  /** Beside the text, and above and below it. */
  readonly margin: number;
  readonly padding: number;
  /** At least. */
  readonly rowHeight: number;
}

/** 小四 where there is room; 五号 with 小五 labels where there is not. */
export const tablePrints: Readonly<Record<Density, TablePrint>> = {
  open: {
    sizes: { blockTitle: 12, corner: 12, header: 12, label: 12, value: 12 },
    margin: 1.5,
    padding: 0.5,
    rowHeight: 8,
  },
  dense: {
    sizes: { blockTitle: 10.5, corner: 9, header: 10.5, label: 9, value: 10.5 },
    margin: 0.5,
    padding: 0.35,
    rowHeight: 6.5,
  },
};
