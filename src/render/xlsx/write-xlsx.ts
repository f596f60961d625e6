import type { CellId } from "#flows/form.ts";
import type { Document, TableBlock } from "../blocks.ts";
import type { Writer } from "../writer.ts";
import { bound, repeated, sheetName } from "./book.ts";
import type { Drawing } from "./book.ts";
import type { Place } from "./formulas.ts";
import { drawList } from "./list.ts";
import { printed } from "./look.ts";
import { listWidths, originColumns, originHeight } from "./origin-columns.ts";
import { leadRows, stacked } from "./sheet.ts";
import type { Rows } from "./sheet.ts";
import { figurePlaces, tableRows } from "./table-sheet.ts";

/** Draws the tables as sheets with live totals, and a sheet that says where each figure came from. */
export const writeXlsx: Writer = async (document) => {
  const drawings = tablesOf(document).map((table) => drawTable(document, table));
  const figures = new Map(drawings.flatMap(({ figures }) => [...figures]));
  const { title, meta } = document;
  const bytes = await bound([...drawings, drawOrigins(document, figures)], {
    title,
    creator: meta.unit,
    created: meta.created,
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

const drawOrigins = (document: Document, figures: ReadonlyMap<CellId, Place>): Drawing =>
  drawList({
    name: "明细",
    draft: document.draft,
    leads: leadRows(document, "明细：每个数字从哪里来", listWidths),
    columns: originColumns(figures),
    items: document.origins,
    height: originHeight,
  });

const heightOf = ({ heights }: Rows): number => heights.reduce((sum, one) => sum + one, 0);
