import { setImmediate } from "node:timers/promises";
import type { Drawing } from "../pdf/typesetter.ts";
import type { Piece, Writer } from "../writer.ts";
import { rasterise } from "./rasterise.ts";

/** Draws each page as a picture. */
export const writePng: Writer = async (document, { typesetter }, progress) => {
  const pages = cut(await (await typesetter()).drawing(document));
  const pictures: Piece[] = [];
  for (const [at, svg] of pages.entries()) {
    progress(at, pages.length);
    await setImmediate();
    const bytes = rasterise(svg).asPng();
    const label = document.excerpt === true ? {} : { label: `第${at + 1}页` };
    pictures.push({ bytes, extension: "png", ...label });
  }
  return pictures;
};

/** Each page out of the drawing in which all of them, equally high, stand below each other. */
function cut({ svg, pages }: Drawing): readonly string[] {
  const [, wide, high] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  const height = Number(high) / pages;
  // One group a page, and behind them the shapes that all of them use.
  const [first, shared] = [svg.indexOf("\n    <g"), svg.indexOf("\n    <defs")];
  const groups = svg
    .slice(first, shared)
    .split(/\n(?= {4}<g[ >])/)
    .slice(1);
  if (groups.length !== pages) throw new Error(`${groups.length} drawings of ${pages} pages.`);
  return groups.map(
    (group, page) =>
      `<svg viewBox="0 ${page * height} ${wide} ${height}" width="${wide}" height="${height}" ` +
      `xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">` +
      `${group}${svg.slice(shared)}`,
  );
}
