import { Resvg } from "@resvg/resvg-js";
import type { RenderedImage } from "@resvg/resvg-js";

/** Three times a phone of 390 points: sharp when it fills the screen. */
export const pictureWidth = 1170;

/** A drawing as pixels, on white. It brings its letters as shapes: no typeface is looked for. */
export const rasterise = (svg: string): RenderedImage =>
  new Resvg(svg, {
    fitTo: { mode: "width", value: pictureWidth },
    background: "white",
    font: { loadSystemFonts: false },
  }).render();
