import type { CellStyle, WriteSheet } from "hucre/xlsx";
import { draftMark } from "../blocks.ts";
import { page, typefaces } from "../styles.ts";

/** The standard font of the workbook: Excel counts column widths in its digits. */
export const standardFont = { name: typefaces.table, size: 11 } as const;

/** A digit of 宋体 11 is 8 pixels wide, at 96 to the inch. */
export const columnWidth = (millimetres: number): number => (millimetres * 96) / 25.4 / 8;

export const points = (millimetres: number): number => (millimetres * 72) / 25.4;

const line = { style: "thin" } as const;
const borders = { top: line, right: line, bottom: line, left: line } as const;

/** Yellow, as the marker pen in Word: still blank. */
const marker = { type: "pattern", pattern: "solid", fgColor: { rgb: "FFFF00" } } as const;

interface CellLook {
  readonly size: number;
  readonly align: "left" | "center";
  readonly pending?: boolean;
  readonly numFmt?: string | undefined;
  /** A long figure is drawn smaller, not as ####. */
  readonly shrink?: boolean;
  readonly indent?: boolean;
}

/** A cell of a table with its border. */
export const bordered = ({
  size,
  align,
  pending,
  numFmt,
  shrink,
  indent,
}: CellLook): CellStyle => ({
  font: { name: typefaces.table, size },
  alignment: {
    horizontal: align,
    vertical: "center",
    ...(shrink === true ? { shrinkToFit: true } : { wrapText: true }),
    ...(indent === true ? { indent: 1 } : {}),
  },
  border: borders,
  ...(pending === true ? { fill: marker } : {}),
  ...(numFmt === undefined ? {} : { numFmt }),
});

/** The head of a column of a list. */
export const columnHead: CellStyle = {
  ...bordered({ size: 10.5, align: "center" }),
  font: { name: typefaces.heading, size: 10.5 },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "EDEDED" } },
};

/** Lines above a table. */
export const leads = {
  draft: {
    font: { name: typefaces.table, size: 10.5, color: { rgb: "C00000" } },
    alignment: { horizontal: "left", vertical: "center", wrapText: true },
  },
  title: {
    font: { name: typefaces.heading, size: 16 },
    alignment: { horizontal: "center", vertical: "center", wrapText: true },
  },
  heading: {
    font: { name: typefaces.heading, size: 12 },
    alignment: { horizontal: "left", vertical: "center", wrapText: true },
  },
} as const satisfies Readonly<Record<string, CellStyle>>;
export type LeadKind = keyof typeof leads;

/**
 * As printed: a figure of more digits than the general format shows, with all of them; its unit behind it.
 *
 * @param most how many digits are left to the general format, which rounds what its column is too narrow for
 */
export function numberFormat(
  text: string,
  unit: string | undefined,
  most = generalDigits,
): string | undefined {
  const digits = text.replace(/[^\d.]/g, "");
  const decimals = digits.split(".")[1]?.length ?? 0;
  const whole = decimals === 0 ? "0" : `0.${"0".repeat(decimals)}`;
  const plain = digits.length > most ? whole : "General";
  if (unit === undefined) return plain === "General" ? undefined : plain;
  const behind = `"${unit.replaceAll('"', "")}"`;
  // Zero needs no unit.
  return `${plain}${behind};-${plain}${behind};0`;
}

const generalDigits = 10;

const inches = (millimetres: number): number => millimetres / 25.4;

/** Above and below the page, in mm: a table with its titles fits between. */
const outer = 22;

interface Sheet {
  readonly draft: boolean;
  readonly orientation: "portrait" | "landscape";
  /** In points, of what is to stand on one page; absent: as many pages as it takes. */
  readonly height?: number;
}

/** A4, one page wide, centred; every page says its number, and 草稿 while it is one. */
export function printed({ draft, orientation, height }: Sheet): Partial<WriteSheet> {
  return {
    pageSetup: {
      paperSize: "a4",
      orientation,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: height === undefined ? 0 : pagesFor(height),
      horizontalCentered: true,
      margins: {
        top: inches(outer),
        bottom: inches(outer),
        left: inches(orientation === "portrait" ? page.left : outer),
        right: inches(orientation === "portrait" ? page.right : outer),
        header: inches(outer / 2),
        footer: inches(outer / 2),
      },
    },
    headerFooter: {
      ...(draft ? { oddHeader: `&R&"${typefaces.heading},Regular"&14${draftMark}` } : {}),
      oddFooter: `&C&"${typefaces.table},Regular"&9&A　第 &P 页，共 &N 页`,
    },
    view: { showGridLines: false },
  };
}

/** A table may be drawn down to three quarters of its size before it takes another page. */
const pagesFor = (height: number): number =>
  Math.max(1, Math.ceil((height * 0.75) / points(page.height - 2 * outer)));
