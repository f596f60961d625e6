import { setImmediate } from "node:timers/promises";
import { palettePng } from "../png/palette-png.ts";
import { rasterise } from "../png/rasterise.ts";
import type { CountyPiece, CountyWriter } from "./county-writer.ts";
import { letters } from "./letters.ts";
import type { Mark, Sign } from "./marks.ts";
import { layOut, mostColumns } from "./status-layout.ts";
import { statusPage } from "./status-page.ts";

/** Where the units stand: one row a unit, one column a section. Every word comes from the caller. */
export interface StatusPicture {
  readonly title: string;
  /** Below the title: as of when, and the counts. */
  readonly note: string;
  /** Of the first and the last column. */
  readonly heads: Readonly<{ name: string; state: string }>;
  /** A character or two each, at most sixteen. */
  readonly columns: readonly string[];
  /** What the signs mean, of those that need saying. */
  readonly legend: Readonly<Partial<Record<Sign, string>>>;
  readonly rows: readonly StatusRow[];
  /** Below the last row that ten pictures hold, where there are more: `{count}` says how many. */
  readonly rest: string;
}

export interface StatusRow {
  readonly name: string;
  readonly cells: readonly StatusCell[];
  readonly state: Readonly<{ text: string; mark: Mark }>;
  readonly late: boolean;
}

export interface StatusCell {
  readonly mark: Mark;
  /** Behind the mark, where it has room: 3, 2/7. */
  readonly text?: string;
}

/** More rows become several pictures: one of so many is as long as a phone takes in one piece. */
export const rowsPerPicture = 60;
/** An album holds no more. */
export const mostPictures = 10;

/** One picture, or several alike in length. */
export const drawStatusPicture: CountyWriter<StatusPicture> = async (picture, progress) => {
  const pages = statusDrawings(picture);
  const pieces: CountyPiece[] = [];
  for (const [at, svg] of pages.entries()) {
    progress(at, pages.length);
    await setImmediate();
    const bytes = palettePng(rasterise(svg));
    const label = pages.length === 1 ? {} : { label: String(at + 1) };
    pieces.push({ bytes, extension: "png", ...label });
  }
  return pieces;
};

/** @throws Error at more columns than have room, or a row with other cells than there are columns */
export function statusDrawings(picture: StatusPicture): readonly string[] {
  const { columns, rows } = picture;
  if (columns.length > mostColumns)
    throw new Error(`${columns.length} columns, and there is room for ${mostColumns}.`);
  const odd = rows.find(({ cells }) => cells.length !== columns.length);
  if (odd !== undefined)
    throw new Error(`${odd.name} has ${odd.cells.length} cells in ${columns.length} columns.`);
  const shown = rows.slice(0, rowsPerPicture * mostPictures);
  const left = rows.length - shown.length;
  const layout = layOut(picture, letters());
  const parts = evenParts(shown);
  return parts.map((part, at) =>
    statusPage(picture, part, layout, {
      number: parts.length === 1 ? "" : `${at + 1}/${parts.length}`,
      odd: (at * (parts[0]?.length ?? 0)) % 2,
      ...(left > 0 &&
        at === parts.length - 1 && { rest: picture.rest.replace("{count}", String(left)) }),
    }),
  );
}

function evenParts(rows: readonly StatusRow[]): readonly (readonly StatusRow[])[] {
  const count = Math.max(1, Math.ceil(rows.length / rowsPerPicture));
  const size = Math.ceil(rows.length / count);
  return Array.from({ length: count }, (_, at) => rows.slice(at * size, (at + 1) * size));
}
