import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** A program that is killed again and again, and started again each time, also when it ends by itself. */
export interface Mortal {
  /** The line by which it said that it runs. */
  readonly ready: () => Promise<string>;
  /** Pulls the plug, and starts it again. */
  readonly strike: () => Promise<void>;
  readonly end: () => Promise<void>;
  readonly output: () => string;
}

/** A program that starts again and again finds what it has compiled before. */
const cache = join(import.meta.dirname, "../../src/compile-cache.js");

type Environment = Readonly<Record<string, string>>;

export function keepAlive(
  program: readonly string[],
  says: RegExp,
  environment: Environment = {},
): Mortal {
  let output = "";
  let isOver = false;
  let inVain = 0;
  let alive = start();

  function start() {
    const { PATH = "", HOME = "", TMPDIR } = process.env;
    const child = spawn(process.execPath, ["--import", cache, ...program], {
      env: { PATH, HOME, ...(TMPDIR === undefined ? {} : { TMPDIR }), ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const { promise: ready, resolve } = Promise.withResolvers<string>();
    let own = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        own += text;
        output += text;
        const line = says.exec(own)?.[0];
        if (line === undefined) return;
        inVain = 0;
        resolve(line);
      });
    }
    const gone = once(child, "close").then(() => {
      inVain += 1;
      if (!isOver && inVain < mostInVain) alive = start();
    });
    return { child, ready, gone };
  }

  // A test that is broken off must leave nothing running.
  const killNow = (): void => void alive.child.kill("SIGKILL");
  process.on("exit", killNow);

  const kill = async (): Promise<void> => {
    const { child, gone } = alive;
    child.kill("SIGKILL");
    await gone;
  };

  return {
    output: () => output,
    ready: async () => {
      // One that ended before it was ready has a successor by now.
      for (;;) {
        const { ready, gone } = alive;
        const line = await Promise.race([ready, gone]);
        if (line !== undefined) return line;
        if (inVain >= mostInVain) throw new Error(`it does not start:\n${output.slice(-2000)}`);
      }
    },
    strike: kill,
    end: async () => {
      isOver = true;
      await kill();
      process.off("exit", killNow);
    },
  };
}

/** Starts in a row, killed ones among them, after which something else must be wrong. */
const mostInVain = 10;
