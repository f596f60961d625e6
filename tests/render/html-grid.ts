import { load } from "cheerio";
import mammoth from "mammoth";

/** A table read back: one entry per grid field, a merged cell repeated in each field that it covers. */
export type Grid = readonly (readonly string[])[];

/** Reads a Word file as another program does, and gives its tables and its HTML. */
export async function readBack(
  file: Uint8Array,
): Promise<{ html: string; grids: readonly Grid[] }> {
  const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(file) });
  return { html, grids: gridsOf(html) };
}

/** The tables of a page. */
export function gridsOf(html: string): readonly Grid[] {
  const $ = load(html);
  return $("table")
    .toArray()
    .map((table) => {
      const grid: string[][] = [];
      $(table)
        .find("tr")
        .toArray()
        .forEach((row, at) => {
          for (const cell of $(row).children("td, th").toArray()) {
            const line = (grid[at] ??= []);
            let column = 0;
            while (line[column] !== undefined) column += 1;
            const height = Number($(cell).attr("rowspan") ?? 1);
            const width = Number($(cell).attr("colspan") ?? 1);
            for (let down = 0; down < height; down += 1) {
              const covered = (grid[at + down] ??= []);
              for (let right = 0; right < width; right += 1)
                covered[column + right] = $(cell).text();
            }
          }
        });
      return grid;
    });
}
