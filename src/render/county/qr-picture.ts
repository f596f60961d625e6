import { encode } from "uqr";
import { element } from "../html/markup.ts";
import { palettePng } from "../png/palette-png.ts";
import { pictureWidth, rasterise } from "../png/rasterise.ts";
import { grounds, inks } from "./colours.ts";
import type { CountyWriter } from "./county-writer.ts";
import { letters } from "./letters.ts";

/** A link to be photographed with a phone. */
export interface QrPicture {
  readonly link: string;
  /** Below the code: for whom it is, how long it is good for. At most three lines. */
  readonly captions: readonly string[];
  /** Of the file's name. */
  readonly title: string;
}

/** @throws Error at more captions, or a link longer than a code holds (2,331 bytes) */
export const drawQrPicture: CountyWriter<QrPicture> = async (picture) => [
  { bytes: palettePng(rasterise(qrDrawing(picture))), extension: "png" },
];

/** Modules around the code, as ISO/IEC 18004 asks. */
const quiet = 4;
const mostCaptions = 3;

/** In pixels: every module has whole ones, so that no edge is blurred. */
const side = 60;
const sizes = [54, 42, 42] as const;
const pitch = 72;

/** @returns SVG that is drawn pixel by pixel */
export function qrDrawing({ link, captions }: QrPicture): string {
  if (captions.length > mostCaptions)
    throw new Error(`${captions.length} captions, and there is room for ${mostCaptions}.`);
  const { data, size } = encode(link, { ecc: "M", border: 0 });
  const module = Math.floor(pictureWidth / (size + 2 * quiet));
  const left = Math.floor((pictureWidth - size * module) / 2);
  const top = quiet * module;
  const under = top + size * module + top;
  const height = captions.length === 0 ? under : under + captions.length * pitch + side / 2;
  const type = letters();
  const pen = type.pen(1);
  const lines = captions.map((caption, at) => {
    const letterSize = sizes[at] ?? sizes[1];
    return pen.write(type.cut(caption, letterSize, pictureWidth - 2 * side), {
      x: pictureWidth / 2,
      y: under + sizes[0] + at * pitch,
      size: letterSize,
      colour: at === 0 ? inks.text : inks.quiet,
      anchor: "middle",
    });
  });
  const code = element("path", { d: squares(data, { left, top, module }), fill: "#000000" });
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${pictureWidth} ${height}`,
      width: pictureWidth,
      height,
    },
    element("rect", { width: pictureWidth, height, fill: grounds.page }),
    pen.shapes(),
    [code, ...lines],
  ).html;
}

/** Dark modules side by side are one shape: no seam between them. */
function squares(
  data: readonly (readonly boolean[])[],
  { left, top, module }: Readonly<Record<"left" | "top" | "module", number>>,
): string {
  return data
    .flatMap((row, y) =>
      row.flatMap((dark, x) => {
        if (!dark || row[x - 1] === true) return [];
        const end = row.indexOf(false, x);
        const width = ((end < 0 ? row.length : end) - x) * module;
        return [`M${left + x * module} ${top + y * module}h${width}v${module}h${-width}z`];
      }),
    )
    .join("");
}
