import { enableCompileCache, flushCompileCache } from "node:module";
import { join } from "node:path";

/** Start here: reads the environment, wires the rooms, runs, and stops cleanly. */

// From the second start on, Node finds every module stripped of its types and compiled: half the work of a start.
enableCompileCache(join(import.meta.dirname, "../node_modules/.cache/nianbao"));
const { startNianbao } = await import("./start.ts");
const { explainFailure } = await import("./explain-failure.ts");

const log = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const fail = (error: unknown): void => {
  process.stderr.write(`${explainFailure(error)}\n`);
  process.exitCode = 1;
};

try {
  const running = await startNianbao(process.env, { log });
  let stopping = false;
  const stop = async (): Promise<void> => {
    // A second signal means now.
    if (stopping) process.exit(1);
    stopping = true;
    await running.stop().catch(fail);
    process.exit();
  };
  process.on("SIGINT", () => void stop());
  process.on("SIGTERM", () => void stop());
  void running.broken.then((error) => {
    if (stopping) return; // it broke off because it was told to
    fail(error);
    void stop();
  });
  log(running.message);
  flushCompileCache();
} catch (error) {
  fail(error);
}
