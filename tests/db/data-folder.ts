import { spawn } from "node:child_process";
import type { ChildProcessByStdio } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { thisProcess } from "#db/lowdb/lock-holder.ts";
import type { Holder } from "#db/lowdb/lock-holder.ts";

/** A folder of its own for one test. */
export async function temporaryFolder() {
  const dir = await mkdtemp(join(tmpdir(), "nianbao-db-"));
  return { dir, remove: () => rm(dir, { recursive: true, force: true }) };
}

/** A lock as another process would leave it: one like us but for some points, or one with these very contents. */
export async function leaveLock(dir: string, holder: Partial<Holder> | string): Promise<void> {
  const contents =
    typeof holder === "string" ? holder : JSON.stringify({ ...(await thisProcess()), ...holder });
  await mkdir(join(dir, "lock"));
  await writeFile(join(dir, "lock", "left-behind.json"), contents);
}

export type Child = Readonly<{
  process: ChildProcessByStdio<Writable, Readable, null>;
  /** The next line that the child prints; undefined when there are no more. */
  line(): Promise<string | undefined>;
  /** All that it still prints until its end. */
  rest(): Promise<readonly string[]>;
}>;

/** Runs one of the scripts in `children/` as a process of its own. */
export function startChild(script: string, ...args: readonly string[]): Child {
  const path = join(import.meta.dirname, "children", script);
  const child = spawn(process.execPath, [path, ...args], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = readLines(child.stdout);
  return {
    process: child,
    line: async () => (await lines.next()).value,
    async rest() {
      const all: string[] = [];
      for await (const line of lines) all.push(line);
      return all;
    },
  };
}

/** Whole lines only: a killed process may leave half of one. */
async function* readLines(stream: Readable): AsyncGenerator<string, undefined> {
  let text = "";
  for await (const chunk of stream.setEncoding("utf8")) {
    const parts = (text + String(chunk)).split("\n");
    text = parts.pop() ?? "";
    yield* parts;
  }
  return undefined;
}
