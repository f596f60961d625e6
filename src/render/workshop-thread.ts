import { parentPort, workerData } from "node:worker_threads";
import { createRenderer } from "./render.ts";
import type { Order, Report } from "./workshop.ts";

/** The thread of the workshop: one drawing after the other, in the order asked for. */
const tell = (report: Report): void => parentPort?.postMessage(report);

const { fontDir } = workerData as { readonly fontDir?: string };
const render = createRenderer({
  ...(fontDir === undefined ? {} : { fontDir }),
  warn: (line) => tell({ kind: "warning", line }),
});

let last: Promise<void> = Promise.resolve();

async function draw({ number, document, format }: Order): Promise<void> {
  try {
    const files = await render(document, format, (done, of) =>
      tell({ kind: "progress", number, done, of }),
    );
    tell({ kind: "drawn", number, files });
  } catch (error) {
    tell({ kind: "failed", number, why: error instanceof Error ? error.message : String(error) });
  }
}

parentPort?.on("message", (order: Order) => {
  last = last.then(() => draw(order));
});
