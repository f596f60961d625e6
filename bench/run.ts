import { answeredFigure } from "./answered-figure.ts";
import { manyChats, traffic } from "./messenger.ts";
import { median, quantile } from "./measure.ts";
import { pure } from "./pure.ts";
import { startUp } from "./start-up.ts";

/** npm run bench: what things cost, as ratios where the machine would otherwise decide. It measures, and judges nothing. */
const figure = await answeredFigure(400);
const core = await pure(60);
const start = await startUp(9);
const alone = await traffic(1, 60);
const crowd = await traffic(200, 6);
const chats = await manyChats();

const ms = (value: number): string => `${value.toFixed(2)} ms`;
const us = (value: number): string => `${Math.round(value * 1000)} µs`;
const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
const MB = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
const perSecond = (rate: number): string => `${rate.toFixed(0)}/s`;
const times = (ours: number, other: number): string => `${(ours / other).toFixed(2)} ×`;
const p95 = (all: readonly number[]): number => quantile(all, 0.95);
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
  ...[alone, crowd].flatMap(({ nianbao, echo }, index) => {
    const who = index === 0 ? "one person" : "200 people";
    return [
      [
        `message to answer, ${who}, p50`,
        ms(median(nianbao.trips)),
        ms(median(echo.trips)),
        times(median(nianbao.trips), median(echo.trips)),
        "",
      ],
      [
        "… p95",
        ms(p95(nianbao.trips)),
        ms(p95(echo.trips)),
        times(p95(nianbao.trips), p95(echo.trips)),
        "",
      ],
      [
        `messages answered, ${who}`,
        perSecond(nianbao.rate),
        perSecond(echo.rate),
        times(nianbao.rate, echo.rate),
        index === 0 ? "" : "≥ 0.8 ×",
      ],
    ] as const;
  }),
  [
    "memory, 10,000 chats beside none",
    MB(chats.memory.full),
    MB(chats.memory.empty),
    times(chats.memory.full, chats.memory.empty),
    "",
  ],
  [
    "a chat of 5,000 messages, beside one of 50",
    ms(median(chats.open.long)),
    ms(median(chats.open.short)),
    times(median(chats.open.long), median(chats.open.short)),
    "",
  ],
];
for (const [name, ...values] of rows) {
  console.log(name.padEnd(44), ...values.map((value) => value.padStart(11)));
}
