import { parentPort, workerData } from "node:worker_threads";
import { drawCounty } from "./county/county-drawings.ts";
import { createRenderer } from "./render.ts";
import type { DrawnFile } from "./render.ts";
import type { Order, Report, Wishes } from "./workshop.ts";
import type { Progress } from "./writer.ts";

/** The thread of the workshop: one drawing after the other, in the order asked for. */
const tell = (report: Report): void => parentPort?.postMessage(report);

const { fontDir } = workerData as { readonly fontDir?: string };
const render = createRenderer({
  ...(fontDir === undefined ? {} : { fontDir }),
  warn: (line) => tell({ kind: "warning", line }),
});

const drawers: {
  readonly [Kind in keyof Wishes]: (
    wish: Wishes[Kind],
    progress: Progress,
  ) => Promise<readonly DrawnFile[]>;
} = {
  report: ({ document, format }, progress) => render(document, format, progress),
  status: (wish, progress) => drawCounty("status", wish, progress),
  qr: (wish, progress) => drawCounty("qr", wish, progress),
  county: (wish, progress) => drawCounty("county", wish, progress),
  record: (wish, progress) => drawCounty("record", wish, progress),
  invitations: (wish, progress) => drawCounty("invitations", wish, progress),
};

let last: Promise<void> = Promise.resolve();

async function draw<Kind extends keyof Wishes>(
  kind: Kind,
  wish: Wishes[Kind],
  number: number,
): Promise<void> {
  try {
    const files = await drawers[kind](wish, (done, of) =>
      tell({ kind: "progress", number, done, of }),
    );
    tell({ kind: "drawn", number, files });
  } catch (error) {
    tell({ kind: "failed", number, why: error instanceof Error ? error.message : String(error) });
  }
}

parentPort?.on("message", ({ kind, wish, number }: Order) => {
  last = last.then(() => draw(kind, wish, number));
});
