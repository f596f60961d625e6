import { countyLines } from "./county.ts";
import { answeredFigure } from "./answered-figure.ts";
import { drawingAside } from "./drawing-aside.ts";
import { fileLines } from "./file-lines.ts";
import { files } from "./files.ts";
import { manyChats, traffic } from "./messenger.ts";
import { median } from "./measure.ts";
import { pure } from "./pure.ts";
import { startUp } from "./start-up.ts";
import { kB, MB, ms, p95, p99, perSecond, printLines, times, us } from "./table.ts";
import type { Line } from "./table.ts";

/**
 * npm run bench [-- PART…]: what things cost, as ratios where the machine would otherwise decide. It measures, and
 * judges nothing.
 */
const parts: Readonly<Record<string, () => Promise<readonly Line[]>>> = {
  figure: async () => {
    const figure = await answeredFigure(400);
    return [
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
    ];
  },
  core: async () => {
    const core = await pure(60);
    return [
      ["evaluate, full report", us(median(core.evaluate)), "", "", ""],
      ["step, full report", us(median(core.step)), "", "", ""],
      [`compose and DOCX, ${kB(core.bytes)}`, ms(median(core.file)), "", "", ""],
    ];
  },
  start: async () => {
    const start = await startUp(9);
    return [
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
  },
  traffic: async () => [
    ...trafficLines("one person", await traffic(1, 60), ""),
    ...trafficLines("200 people", await traffic(200, 6), "≥ 0.8 ×"),
  ],
  chats: async () => {
    const chats = await manyChats();
    return [
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
  },
  county: countyLines,
  files: async () => fileLines(await files(20)),
  aside: async () => {
    const { idle, beside, drawing } = await drawingAside(8);
    return [
      [
        "a figure answered while 20 files are drawn, beside idle, p50",
        ms(median(beside)),
        ms(median(idle)),
        times(median(beside), median(idle)),
        "",
      ],
      ["… p99", ms(p99(beside)), ms(p99(idle)), times(p99(beside), p99(idle)), "≤ 3 ×"],
      ["… the 20 files", ms(median(drawing)), "", "", ""],
    ];
  },
};

function trafficLines(
  who: string,
  { nianbao, echo }: Awaited<ReturnType<typeof traffic>>,
  target: string,
): readonly Line[] {
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
      target,
    ],
  ];
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => parts[name] === undefined);
if (unknown.length > 0) {
  console.error(`no part ${unknown.join(", ")}; there are ${Object.keys(parts).join(", ")}`);
  process.exit(1);
}
printLines([["", "ours", "beside", "ratio", "target"]]);
for (const [name, measure] of Object.entries(parts)) {
  if (wanted.length === 0 || wanted.includes(name)) printLines(await measure());
}
