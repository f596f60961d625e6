import { createRequire } from "node:module";
import pdfmake from "pdfmake";
import type { Document, DocumentBlock } from "#render/blocks.ts";
import { placeCells } from "#render/place-cells.ts";
import { page, styles } from "#render/styles.ts";

const require = createRequire(import.meta.url);
const face =
  require.resolve("@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf");
pdfmake.addFonts({ Noto: { normal: face, bold: face, italics: face, bolditalics: face } });
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy(() => true);

/** The same texts and tables as a PDF by pdfmake, on the same page; it knows neither 28 characters a line nor 22 lines. */
export const drawWithPdfmake = (document: Document): Promise<Uint8Array> =>
  pdfmake
    .createPdf({
      pageSize: "A4",
      pageMargins: [page.left, page.top, page.right, page.bottom].map(points),
      defaultStyle: { font: "Noto", fontSize: styles.body.size },
      footer: (at: number) => ({ text: `— ${at} —`, alignment: "center" }),
      content: [
        ...document.titleLines.map((text) => ({
          text,
          fontSize: styles.title.size,
          alignment: "center",
        })),
        ...document.blocks.map(contentOf),
      ],
    })
    .getBuffer();

const points = (millimetres: number): number => (millimetres * 72) / 25.4;

function contentOf(block: DocumentBlock): object {
  if (block.kind !== "table") return { text: block.text, margin: [0, 4, 0, 4] };
  const grid: object[][] = block.rows.map(() => block.columnWidths.map(() => ({})));
  placeCells(block).forEach((cells, row) => {
    for (const { cell, column } of cells) {
      const { text, colSpan, rowSpan, align: alignment, size: fontSize } = cell;
      const line = grid[row];
      if (line !== undefined) line[column] = { text, colSpan, rowSpan, alignment, fontSize };
    }
  });
  const { headerRows } = block;
  // Its lines and paddings come on top of the widths.
  const widths = block.columnWidths.map((width) => points(width) - 3);
  const layout = { paddingLeft: () => 1, paddingRight: () => 1 };
  return { table: { headerRows, widths, body: grid }, layout };
}
