import { startNianbao } from "./start.ts";
import { explainFailure } from "./explain-failure.ts";

/** Start here: reads the environment, wires the rooms, runs, and stops cleanly. */
const log = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

try {
  const running = await startNianbao(process.env, { log });
  log(running.message);
  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      // A second signal means now.
      if (stopping) process.exit(1);
      stopping = true;
      void running.stop().then(() => process.exit(0));
    });
  }
} catch (error) {
  process.stderr.write(`${explainFailure(error)}\n`);
  process.exitCode = 1;
}
