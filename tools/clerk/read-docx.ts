import { load } from "cheerio";
import { convertToHtml } from "mammoth";

/** The figures of a finished Word file, read by another library than wrote it. `null` is a cell still open. */
export interface ReadReport {
  readonly title: string;
  /** Row label → column label → value; money in 元. */
  readonly table2: ReadonlyMap<string, ReadonlyMap<string, number | null>>;
  /** Rows in print order, seven figures each. */
  readonly table3: readonly (readonly (number | null)[])[];
  readonly table4: readonly (number | null)[];
  readonly text: string;
}

export async function readDocx(bytes: Uint8Array): Promise<ReadReport> {
  const { value: html } = await convertToHtml({ buffer: Buffer.from(bytes) });
  const $ = load(html);
  const tables = $("table")
    .toArray()
    .map((table) =>
      $(table)
        .find("tr")
        .toArray()
        .map((tr) =>
          $(tr)
            .find("td,th")
            .toArray()
            .map((cell) => $(cell).text().trim()),
        ),
    );
  const [second = [], third = [], fourth = []] = tables.slice(-3);
  return {
    title: $("h1,p").first().text().trim(),
    table2: readBlocks(second),
    table3: third.flatMap((cells) => {
      const figures = cells.slice(-7).map(figure);
      return cells.length >= 8 && figures.every((value) => value !== undefined) ? [figures] : [];
    }),
    table4: (fourth.at(-1) ?? []).map((text) => figure(text) ?? null),
    text: $.text(),
  };
}

function readBlocks(rows: readonly (readonly string[])[]): ReadReport["table2"] {
  const found = new Map<string, Map<string, number | null>>();
  let header: readonly string[] = [];
  for (const cells of rows) {
    if (cells[0] === "信息内容") header = cells.slice(1);
    else if (cells.length > 1) {
      const values = cells
        .slice(1)
        .map((text, at) => [header[at] ?? "", figure(text) ?? null] as const);
      found.set(cells[0] ?? "", new Map(values));
    }
  }
  return found;
}

/** A printed figure; `null` where it says that it is still open; undefined for a word. */
function figure(text: string): number | null | undefined {
  if (/^【?待填】?$/.test(text)) return null;
  const match = /^(-?\d+(?:\.\d+)?)(万元|元)?$/.exec(text);
  if (match === null) return undefined;
  const value = Number(match[1]);
  // Ten thousand times a decimal of at most six places, without the dust of floating point.
  return match[2] === "万元" ? Math.round(value * 1e6) / 100 : value;
}
