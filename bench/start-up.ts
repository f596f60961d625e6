import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { alternate } from "./measure.ts";
import type { Times } from "./measure.ts";

/**
 * From the start of the process to its first line, beside a hello-world of the same dependencies. `first` is a start
 * without what earlier starts have compiled; `ours` is any later one.
 */
export async function startUp(
  rounds: number,
): Promise<Readonly<Record<"hello" | "ours" | "first", Times>>> {
  const folder = await mkdtemp(join(tmpdir(), "nianbao-bench-"));
  const settings = { NIANBAO_PORT: "0", NIANBAO_DATA_DIR: folder };
  const contenders = {
    hello: () => firstLineOf(["bench/hello.ts"], {}),
    ours: () => firstLineOf(start, settings),
    first: () => firstLineOf(start, { ...settings, NODE_DISABLE_COMPILE_CACHE: "1" }),
  };
  try {
    await alternate(1, contenders);
    return await alternate(rounds, contenders);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** As in `npm start`. */
const start = ["--import", "./src/compile-cache.js", "src/main.ts"];

async function firstLineOf(
  program: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, program, {
    cwd: join(import.meta.dirname, ".."),
    env: { ...process.env, ...settings },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  await Promise.race([
    once(child.stdout, "data"),
    ended.then(() => Promise.reject(new Error(`${program.join(" ")} ended before its first line`))),
  ]);
  const took = performance.now() - began;
  child.kill("SIGTERM");
  await ended;
  return took;
}
