import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { UnitListInput } from "./read-unit-list.ts";
import type { UnitList } from "./unit-list.ts";

export interface Bounds {
  /** Milliseconds for one list. A workbook of 5,000 units takes less than one second, 50 MB of empty rows three. */
  readonly patience: number;
  /** Megabytes of heap; with what is unpacked, the process stays below 600. A list of 5,000 units takes 150 in all. */
  readonly memory: number;
}

const usual: Bounds = { patience: 15_000, memory: 256 };

/**
 * Reads a list in a process of its own, one at a time: whatever a file holds, nobody's next answer waits for it, and one
 * that takes more time or memory than any list of units is given up without harm. A thread would not do: where it runs
 * out of memory in one large step, all of the program goes down with it.
 */
export function readApart(input: UnitListInput, bounds: Partial<Bounds> = {}): Promise<UnitList> {
  const read = last.then(() => readNow(input, { ...usual, ...bounds }));
  // One that could not even be begun keeps none of the next from being read.
  last = read.catch(() => undefined);
  return read;
}

let last: Promise<unknown> = Promise.resolve();

const tooMuch: UnitList = { kind: "unreadable", why: "too-much" };

async function readNow(input: UnitListInput, { patience, memory }: Bounds): Promise<UnitList> {
  const { promise, resolve } = Promise.withResolvers<UnitList>();
  const child = fork(fileURLToPath(new URL("read-apart-child.ts", import.meta.url)), [], {
    // It needs none of the settings, and they hold secrets.
    env: {},
    execArgv: [`--max-old-space-size=${memory}`],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const clock = setTimeout(() => resolve(tooMuch), patience);
  child.once("message", (list) => resolve(list as UnitList));
  child.once("error", () => resolve(tooMuch));
  child.once("exit", () => resolve(tooMuch));
  child.send(input, (error) => {
    if (error !== null) resolve(tooMuch);
  });
  const list = await promise;
  clearTimeout(clock);
  child.kill("SIGKILL");
  return list;
}
