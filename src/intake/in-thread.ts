import { Worker } from "node:worker_threads";
import type { UnitListInput } from "./read-unit-list.ts";
import { limits } from "./unit-list.ts";
import type { UnitList } from "./unit-list.ts";

export interface ThreadHabits {
  /** Milliseconds for one list. A workbook of 5,000 units takes less than one second, 50 MB of empty rows three. */
  readonly patience: number;
  /** Megabytes that the thread may keep. */
  readonly memory: number;
}

const usual: ThreadHabits = { patience: 15_000, memory: 512 };

/**
 * Reads a list in a thread of its own, one at a time: whatever a file holds, nobody's next answer waits for it, and one
 * that takes more time or memory than any list of units is given up without harm.
 */
export function readInThread(
  input: UnitListInput,
  habits: Partial<ThreadHabits> = {},
): Promise<UnitList> {
  const read = last.then(() => readNow(input, { ...usual, ...habits }));
  last = read;
  return read;
}

let last: Promise<unknown> = Promise.resolve();

async function readNow(
  workerData: UnitListInput,
  { patience, memory }: ThreadHabits,
): Promise<UnitList> {
  if (workerData.kind === "text" && workerData.text.length > limits.bytes) {
    return { kind: "unreadable", why: "too-large" };
  }
  const { promise, resolve } = Promise.withResolvers<UnitList>();
  const thread = new Worker(new URL("unit-list-thread.ts", import.meta.url), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: memory },
  });
  const clock = setTimeout(() => resolve({ kind: "unreadable", why: "too-much" }), patience);
  thread.once("message", resolve);
  thread.once("error", (error: Error & Readonly<{ code?: string }>) =>
    resolve({
      kind: "unreadable",
      why: error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "too-much" : "damaged",
    }),
  );
  const list = await promise;
  clearTimeout(clock);
  await thread.terminate();
  return list;
}
