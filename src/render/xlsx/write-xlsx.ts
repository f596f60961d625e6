import { colToLetter, rangeRef, writeXlsx as pack } from "hucre/xlsx";
import type { WorkbookProperties, WriteOptions, WriteSheet } from "hucre/xlsx";
import type { CellId } from "#flows/form.ts";
import type { Document, TableBlock } from "../blocks.ts";
import type { Writer } from "../writer.ts";
import { quoted } from "./formulas.ts";
import type { Place } from "./formulas.ts";
import { printed, standardFont } from "./look.ts";
import { listWidths, originRows } from "./origins-rows.ts";
import { leadRows, stacked } from "./sheet.ts";
import type { Rows } from "./sheet.ts";
import { figurePlaces, tableRows } from "./table-sheet.ts";
import { legalXml } from "./text.ts";

/** Draws the tables as sheets with live totals, and a sheet that says where each figure came from. */
export const writeXlsx: Writer = async (document) => {
  const drawings = tablesOf(document).map((table) => drawTable(document, table));
  const figures = new Map(drawings.flatMap(({ figures }) => [...figures]));
  const sheets = [...drawings, drawOrigins(document, figures)];
  const bytes = await pack({
    sheets: sheets.map(({ sheet }) => sheet),
    namedRanges: sheets.flatMap(({ names }) => names),
    properties: properties(document),
    defaultFont: standardFont,
  });
  return [{ bytes, extension: "xlsx" }];
};

interface Titled {
  readonly table: TableBlock;
  readonly heading: string | undefined;
}

/** Each table with the heading that it stands under. */
const tablesOf = ({ blocks }: Document): readonly Titled[] =>
  blocks.flatMap((block, at) => {
    if (block.kind !== "table") return [];
    const heading = blocks.slice(0, at).findLast(({ kind }) => kind === "heading");
    return [{ table: block, heading: heading?.kind === "heading" ? heading.text : undefined }];
  });

interface Drawing {
  readonly sheet: WriteSheet;
  readonly names: NonNullable<WriteOptions["namedRanges"]>;
}

function drawTable(
  document: Document,
  { table, heading }: Titled,
): Drawing & Readonly<{ figures: ReadonlyMap<CellId, Place> }> {
  const name = sheetName(table.name);
  const leads = leadRows(document, heading, table.columnWidths);
  const top = leads.heights.length;
  const figures = figurePlaces(table, name, top);
  const rows = tableRows(table, figures);
  const sheet = {
    ...stacked(name, table.columnWidths, [leads, rows]),
    ...printed({
      draft: document.draft,
      orientation: "portrait",
      height: heightOf(leads) + heightOf(rows),
    }),
  };
  const under = top + table.headerRows;
  return table.headerRows === 0
    ? { sheet, names: [], figures }
    : {
        sheet: { ...sheet, freezePane: { rows: under } },
        names: [repeated(name, top, under)],
        figures,
      };
}

function drawOrigins(document: Document, figures: ReadonlyMap<CellId, Place>): Drawing {
  const leads = leadRows(document, "明细：每个数字从哪里来", listWidths);
  const rows = originRows(document.origins, figures);
  const head = leads.heights.length;
  const filtered = {
    top: head,
    bottom: head + rows.heights.length - 1,
    right: listWidths.length - 1,
  };
  return {
    sheet: {
      ...stacked(originsName, listWidths, [leads, rows]),
      ...printed({ draft: document.draft, orientation: "landscape" }),
      freezePane: { rows: head + 1 },
      autoFilter: { range: rangeRef(filtered.top, 0, filtered.bottom, filtered.right) },
    },
    names: [repeated(originsName, head, head + 1), filterName(filtered)],
  };
}

/** LibreOffice finds a filter by this name alone. */
const filterName = ({
  top,
  bottom,
  right,
}: Readonly<Record<"top" | "bottom" | "right", number>>) => ({
  name: "_xlnm._FilterDatabase",
  range: `${quoted(originsName)}!$A$${top + 1}:$${colToLetter(right)}$${bottom + 1}`,
  scope: originsName,
});

const originsName = "明细";

/** Rows from `top` to before `under` stand at the head of every printed page. */
const repeated = (sheet: string, top: number, under: number) => ({
  name: "_xlnm.Print_Titles",
  range: `${quoted(sheet)}!$${top + 1}:$${under}`,
  scope: sheet,
});

const heightOf = ({ heights }: Rows): number => heights.reduce((sum, one) => sum + one, 0);

/** Without what Excel forbids in a sheet's name. */
const sheetName = (name: string): string =>
  legalXml(name)
    .replace(/[[\]:*?/\\']/g, " ")
    .slice(0, 31);

/** hucre would write this very moment, so that the same report would never give the same file twice. */
function properties({ title, meta }: Document): WorkbookProperties {
  const created = meta.created === undefined ? undefined : new Date(meta.created);
  return {
    title: legalXml(title),
    creator: legalXml(meta.unit),
    ...(created && { created }),
    modified: created ?? firstOfJanuary1980,
  };
}

/** The date of all files in the zip. */
const firstOfJanuary1980 = new Date("1980-01-01T00:00:00Z");
