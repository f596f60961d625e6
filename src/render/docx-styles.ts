import { AlignmentType, LineRuleType } from "docx";
import type { IFontAttributesProperties, ISpacingProperties, IStylesOptions } from "docx";

/** The typefaces of GB/T 9704—2012. Offices have them; a reader without them sees the nearest one. */
export const typefaces = {
  title: "方正小标宋简体",
  heading: "黑体",
  subheading: "楷体_GB2312",
  body: "仿宋_GB2312",
  table: "宋体",
} as const;

/** 28.95 pt in twips: 22 lines fill the 225 mm of the page; at 29 pt the last one would not fit. */
export const linePitch = 579;

/** Ids of the styles that Word does not already know by name. */
export const styleIds = {
  body: "ReportBody",
  gap: "ReportGap",
  cell: "ReportCell",
  pageNumber: "ReportPageNumber",
  draftMark: "ReportDraftMark",
  draftNote: "ReportDraftNote",
} as const;

/** Chinese and Latin faces apart: with one name for both, Word puts Chinese text in MS Mincho. */
const face = (eastAsia: string, latin = "Times New Roman"): IFontAttributesProperties => ({
  ascii: latin,
  hAnsi: latin,
  cs: latin,
  eastAsia,
});

/** Sizes in half points. */
const size = { title: 44, body: 32, number: 28, cell: 21 } as const;

const exactly = (line: number): ISpacingProperties => ({
  before: 0,
  after: 0,
  line,
  lineRule: LineRuleType.EXACT,
});

/** Two characters, counted in characters; the length is for programs that cannot count. */
const indented = { firstLine: 640, firstLineChars: 200 } as const;

/** 28 characters to a line: 三号 is 16 pt wide, 156 mm hold 28 × 15.75. */
const characterSpacing = -5;

const heading = (eastAsia: string, outlineLevel: number) => ({
  run: { font: face(eastAsia), size: size.body, color: "000000", characterSpacing },
  paragraph: {
    spacing: exactly(linePitch),
    indent: indented,
    keepNext: true,
    keepLines: true,
    outlineLevel,
  },
});

export const styles: IStylesOptions = {
  default: {
    document: {
      run: {
        font: face(typefaces.body),
        size: size.body,
        language: { value: "en-US", eastAsia: "zh-CN" },
      },
      // Also for what an office adds by hand, such as its signature.
      paragraph: { spacing: exactly(linePitch) },
    },
    title: {
      run: { font: face(typefaces.title), size: size.title, color: "000000" },
      paragraph: {
        alignment: AlignmentType.CENTER,
        spacing: { ...exactly(660), after: linePitch },
        keepNext: true,
        keepLines: true,
      },
    },
    heading1: heading(typefaces.heading, 0),
    heading2: heading(typefaces.subheading, 1),
  },
  paragraphStyles: [
    {
      id: styleIds.body,
      name: "Report Body",
      basedOn: "Normal",
      quickFormat: true,
      run: { characterSpacing },
      paragraph: {
        spacing: exactly(linePitch),
        indent: indented,
        alignment: AlignmentType.BOTH,
      },
    },
    {
      id: styleIds.cell,
      name: "Report Cell",
      basedOn: "Normal",
      quickFormat: true,
      run: { font: face(typefaces.table), size: size.cell },
      paragraph: { spacing: exactly(260) },
    },
    {
      id: styleIds.gap,
      name: "Report Gap",
      basedOn: "Normal",
      paragraph: { spacing: exactly(200) },
    },
    {
      id: styleIds.pageNumber,
      name: "Report Page Number",
      basedOn: "Normal",
      run: { font: face(typefaces.table, typefaces.table), size: size.number },
      paragraph: { spacing: exactly(320) },
    },
    {
      id: styleIds.draftMark,
      name: "Report Draft Mark",
      basedOn: "Normal",
      run: { font: face(typefaces.heading), size: size.number, color: "7F7F7F" },
      paragraph: { spacing: exactly(320), alignment: AlignmentType.RIGHT },
    },
    {
      id: styleIds.draftNote,
      name: "Report Draft Note",
      basedOn: "Normal",
      run: { font: face(typefaces.table), size: size.cell },
      paragraph: {
        spacing: { ...exactly(320), after: linePitch },
      },
    },
  ],
};
