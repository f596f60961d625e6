import { answeredFigure } from "./answered-figure.ts";
import { median, quantile } from "./measure.ts";
import { pure } from "./pure.ts";
import { startUp } from "./start-up.ts";

/** npm run bench: what things cost, as ratios where the machine would otherwise decide. It measures, and judges nothing. */
const figure = await answeredFigure(400);
const core = await pure(60);
const start = await startUp(9);

const ms = (value: number): string => `${value.toFixed(2)} ms`;
const us = (value: number): string => `${Math.round(value * 1000)} µs`;
const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
const times = (ours: number, other: number): string => `${(ours / other).toFixed(2)} ×`;
const p99 = (all: readonly number[]): number => quantile(all, 0.99);

const rows: readonly (readonly [string, string, string, string, string])[] = [
  ["", "ours", "beside", "ratio", "target"],
  [
    `a figure answered, ${kB(figure.bytes)} on disk, p50`,
    ms(median(figure.ours)),
    ms(median(figure.bare)),
    times(median(figure.ours), median(figure.bare)),
    "≤ 1.5 ×",
  ],
  [
    "… p99",
    ms(p99(figure.ours)),
    ms(p99(figure.bare)),
    times(p99(figure.ours), p99(figure.bare)),
    "",
  ],
  ["evaluate, full report", us(median(core.evaluate)), "", "", ""],
  ["step, full report", us(median(core.step)), "", "", ""],
  [`compose and DOCX, ${kB(core.bytes)}`, ms(median(core.file)), "", "", ""],
  [
    "start until ready",
    ms(median(start.ours)),
    ms(median(start.hello)),
    times(median(start.ours), median(start.hello)),
    "≤ 1.5 ×",
  ],
  [
    "… the very first one",
    ms(median(start.first)),
    ms(median(start.hello)),
    times(median(start.first), median(start.hello)),
    "",
  ],
];
for (const [name, ...values] of rows) {
  console.log(name.padEnd(40), ...values.map((value) => value.padStart(11)));
}
