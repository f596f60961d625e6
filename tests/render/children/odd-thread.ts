import { parentPort } from "node:worker_threads";
import type { Order, Report } from "#render/workshop.ts";

/** A drawing thread that does as the title of the document says. */
const tell = (report: Report): void => parentPort?.postMessage(report);

parentPort?.on("message", ({ number, kind, wish }: Order) => {
  const { title } = kind === "report" ? wish.document : wish;
  const done: Report = { kind: "drawn", number, files: [] };
  const ways: Readonly<Record<string, () => void>> = {
    draw: () => tell(done),
    exit: () => process.exit(3),
    break: () => {
      throw new Error("no ink");
    },
    hang: () => undefined,
    spin: () => {
      for (;;);
    },
    slow: () => {
      for (const [step, wait] of [400, 800, 1200, 1600].entries()) {
        setTimeout(() => tell({ kind: "progress", number, done: step, of: 4 }), wait);
      }
      setTimeout(() => tell(done), 1800);
    },
  };
  ways[title]?.();
});
