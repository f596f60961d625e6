import { colToLetter, rangeRef, writeXlsx as pack } from "hucre/xlsx";
import type { WorkbookProperties, WriteOptions, WriteSheet } from "hucre/xlsx";
import { quoted } from "./formulas.ts";
import { standardFont } from "./look.ts";
import { legalXml } from "./text.ts";

/** A sheet, and the names in the workbook that belong to it. */
export interface Drawing {
  readonly sheet: WriteSheet;
  readonly names: NonNullable<WriteOptions["namedRanges"]>;
}

/** What the file says of itself; `created` is ISO 8601. */
export interface BookData {
  readonly title: string;
  readonly creator?: string;
  readonly created?: string | undefined;
}

/** The sheets as one file; the same sheets give the same bytes at any hour. */
export const bound = (drawings: readonly Drawing[], data: BookData): Promise<Uint8Array> =>
  pack({
    sheets: drawings.map(({ sheet }) => sheet),
    namedRanges: drawings.flatMap(({ names }) => names),
    properties: properties(data),
    defaultFont: standardFont,
  });

/** Rows from `top` to before `under` stand at the head of every printed page, the first `columns` at its left. */
export const repeated = (sheet: string, top: number, under: number, columns = 0) => ({
  name: "_xlnm.Print_Titles",
  range: [
    ...(columns === 0 ? [] : [`${quoted(sheet)}!$A:$${colToLetter(columns - 1)}`]),
    `${quoted(sheet)}!$${top + 1}:$${under}`,
  ].join(","),
  scope: sheet,
});

/** A filter over rows `top` (their head) to `bottom`, from the first column to `right`. */
export function filtered(
  sheet: string,
  { top, bottom, right }: Readonly<Record<"top" | "bottom" | "right", number>>,
): Readonly<{ autoFilter: NonNullable<WriteSheet["autoFilter"]>; names: Drawing["names"] }> {
  return {
    autoFilter: { range: rangeRef(top, 0, bottom, right) },
    // LibreOffice finds a filter by this name alone.
    names: [
      {
        name: "_xlnm._FilterDatabase",
        range: `${quoted(sheet)}!$A$${top + 1}:$${colToLetter(right)}$${bottom + 1}`,
        scope: sheet,
      },
    ],
  };
}

/** Without what Excel forbids in a sheet's name. */
export const sheetName = (name: string): string =>
  legalXml(name)
    .replace(/[[\]:*?/\\']/g, " ")
    .slice(0, 31);

/** hucre would write this very moment, so that the same report would never give the same file twice. */
function properties({ title, creator, created: at }: BookData): WorkbookProperties {
  const created = at === undefined ? undefined : new Date(at);
  return {
    title: legalXml(title),
    ...(creator !== undefined && { creator: legalXml(creator) }),
    ...(created && { created }),
    modified: created ?? firstOfJanuary1980,
  };
}

/** The date of all files in the zip. */
const firstOfJanuary1980 = new Date("1980-01-01T00:00:00Z");
