import { element } from "../html/markup.ts";
import type { Markup } from "../html/markup.ts";
import { grounds, inks } from "./colours.ts";

/** How a section stands; each has a shape of its own, for who sees no colours and for a grey print. */
export const marks = ["done", "partial", "wrong", "blank", "none"] as const;
export type Mark = (typeof marks)[number];

/** A flag marks what is late. */
export type Sign = Mark | "late";
export const signs: readonly Sign[] = [...marks, "late"];

/** Half of how wide a sign is, in points. */
export const signRadius = 6.5;

/** A sign around a point, at whole pixels, as `letters` are. */
export const drawSign = (sign: Sign, x: number, y: number, radius = signRadius): Markup =>
  element("use", {
    href: `#${sign}`,
    transform: `translate(${snapped(x)} ${snapped(y)}) scale(${radius / signRadius})`,
  });

const snapped = (length: number): number => Math.round(length * 3) / 3;

/** What `drawSign` refers to. */
export const signShapes = (): Markup =>
  element(
    "defs",
    {},
    signs.map((sign) => element("g", { id: sign }, shapes[sign])),
  );

const line = (d: string, stroke: string, width: number): Markup =>
  element("path", {
    d,
    fill: "none",
    stroke,
    "stroke-width": width,
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
  });
const area = (d: string, fill: string): Markup => element("path", { d, fill });
const ring = (stroke: string): Markup =>
  element("circle", { r: 5.6, fill: grounds.page, stroke, "stroke-width": 1.8 });

const shapes: Readonly<Record<Sign, readonly Markup[]>> = {
  done: [
    element("circle", { r: signRadius, fill: inks.done }),
    line("M-3.1 0.3 L-0.9 2.5 L3.2 -2.1", grounds.page, 1.9),
  ],
  partial: [ring(inks.partial), area("M0 -5.6 A5.6 5.6 0 0 0 0 5.6 Z", inks.partial)],
  wrong: [
    element("path", {
      d: "M0 -5.8 L6 5 L-6 5 Z",
      fill: inks.wrong,
      stroke: inks.wrong,
      "stroke-width": 1.6,
      "stroke-linejoin": "round",
    }),
    line("M0 -2.2 L0 1.2", grounds.page, 1.7),
    element("circle", { cy: 3.7, r: 1, fill: grounds.page }),
  ],
  blank: [ring(inks.blank)],
  none: [line("M-4.2 0 L4.2 0", inks.none, 1.9)],
  late: [line("M-4 6 L-4 -5.6", inks.late, 1.7), area("M-4 -6 L5.6 -2.6 L-4 0.8 Z", inks.late)],
};
