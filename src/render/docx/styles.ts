import { AlignmentType, LineRuleType } from "docx";
import type { IFontAttributesProperties, ISpacingProperties, IStylesOptions } from "docx";
import { characterPitch, linePitch, styles, typefaces } from "../styles.ts";
import type { Style } from "../styles.ts";

/** Word counts lengths in twips, twenty to the point, and type in half points. */
export const twips = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);
export const twipsOfPoints = (points: number): number => Math.round(points * 20);
export const halfPoints = (points: number): number => Math.round(points * 2);

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

const run = ({ face: name, size }: Style, latin?: string) => ({
  font: face(typefaces[name], latin),
  size: halfPoints(size),
});

const exactly = (pitch: number): ISpacingProperties => ({
  before: 0,
  after: 0,
  line: twipsOfPoints(pitch),
  lineRule: LineRuleType.EXACT,
});

/** Two characters, counted in characters; the length is for programs that cannot count. */
const indented = { firstLine: twipsOfPoints(2 * styles.body.size), firstLineChars: 200 } as const;

const characterSpacing = twipsOfPoints(characterPitch - styles.body.size);

const heading = (style: Style, outlineLevel: number) => ({
  run: { ...run(style), color: "000000", characterSpacing },
  paragraph: {
    spacing: exactly(style.pitch),
    indent: indented,
    keepNext: true,
    keepLines: true,
    outlineLevel,
  },
});

export const wordStyles: IStylesOptions = {
  default: {
    document: {
      run: {
        ...run(styles.body),
        language: { value: "en-US", eastAsia: "zh-CN" },
      },
      // Also for what an office adds by hand, such as its signature.
      paragraph: { spacing: exactly(styles.body.pitch) },
    },
    title: {
      run: { ...run(styles.title), color: "000000" },
      paragraph: {
        alignment: AlignmentType.CENTER,
        spacing: { ...exactly(styles.title.pitch), after: twipsOfPoints(linePitch) },
        keepNext: true,
        keepLines: true,
      },
    },
    heading1: heading(styles.heading1, 0),
    heading2: heading(styles.heading2, 1),
  },
  paragraphStyles: [
    {
      id: styleIds.body,
      name: "Report Body",
      basedOn: "Normal",
      quickFormat: true,
      run: { characterSpacing },
      paragraph: {
        spacing: exactly(styles.body.pitch),
        indent: indented,
        alignment: AlignmentType.BOTH,
      },
    },
    {
      id: styleIds.cell,
      name: "Report Cell",
      basedOn: "Normal",
      quickFormat: true,
      run: run(styles.cell),
      paragraph: { spacing: exactly(styles.cell.pitch) },
    },
    {
      id: styleIds.gap,
      name: "Report Gap",
      basedOn: "Normal",
      paragraph: { spacing: exactly(10) },
    },
    {
      id: styleIds.pageNumber,
      name: "Report Page Number",
      basedOn: "Normal",
      run: run(styles.pageNumber, typefaces.table),
      paragraph: { spacing: exactly(styles.pageNumber.pitch) },
    },
    {
      id: styleIds.draftMark,
      name: "Report Draft Mark",
      basedOn: "Normal",
      run: { ...run(styles.draftMark), color: "7F7F7F" },
      paragraph: { spacing: exactly(styles.draftMark.pitch), alignment: AlignmentType.RIGHT },
    },
    {
      id: styleIds.draftNote,
      name: "Report Draft Note",
      basedOn: "Normal",
      run: run(styles.draftNote),
      paragraph: {
        spacing: { ...exactly(styles.draftNote.pitch), after: twipsOfPoints(linePitch) },
      },
    },
  ],
};
