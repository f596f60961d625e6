import { existsSync } from "node:fs";
import { flushCompileCache } from "node:module";
import { explainFailure } from "./explain-failure.ts";
import { startNianbao } from "./start.ts";

/** Start here: reads the environment, wires the rooms, runs, and stops cleanly. */

const log = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const fail = (error: unknown): void => {
  process.stderr.write(`${explainFailure(error)}\n`);
  process.exitCode = 1;
};

try {
  if (existsSync(".env")) process.loadEnvFile(".env");
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
  flushCompileCache(); // now, not at the end: a process that is killed has no end
} catch (error) {
  fail(error);
}
