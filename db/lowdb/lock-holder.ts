import { readFile, readlink, stat } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { ifThere } from "./disk.ts";

/** A living holder touches its lock this often, */
export const BEAT_MS = 2_000;
/** and is given up when this long nothing came. */
const PATIENCE_MS = 7_000;

/** Who holds a lock. A process id alone says little: it is used again after a reboot, and is 1 in any container. */
const holderSchema = z.object({
  pid: z.int().positive(),
  startedAt: z.string(),
  /** This run of the machine. Like the next two: Linux only. */
  boot: z.string().optional(),
  /** Among whose processes the id counts: the machine's, or one container's. */
  namespace: z.string().optional(),
  /** When the process began, in clock ticks since the machine did. */
  ticks: z.string().optional(),
});

export type Holder = Readonly<z.infer<typeof holderSchema>>;

export async function thisProcess(): Promise<Holder> {
  return {
    pid: process.pid,
    startedAt: new Date(performance.timeOrigin).toISOString(),
    boot: (
      await readFile("/proc/sys/kernel/random/boot_id", "utf8").catch(() => undefined)
    )?.trim(),
    namespace: await readlink("/proc/self/ns/pid").catch(() => undefined),
    ticks: (await look(process.pid))?.ticks,
  };
}

export function parseHolder(text: string): Holder | undefined {
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/**
 * Whether the holder still runs. Among our own processes the system knows; of another container, another machine
 * on a shared disk, or the time before a reboot it knows nothing, and we watch for a sign of life.
 */
export async function isAlive(
  holder: Holder,
  path: string,
  me: Holder,
  log: (line: string) => void,
) {
  const isNeighbour =
    me.ticks !== undefined && holder.boot === me.boot && holder.namespace === me.namespace;
  if (isNeighbour) return isRunning(holder);
  log(
    `${path} is of a process that cannot be seen from here; watching ${PATIENCE_MS / 1000} s for a sign of life`,
  );
  return showsLife(path);
}

async function isRunning({ pid, ticks }: Holder): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ESRCH") return false;
  }
  const seen = await look(pid);
  if (seen === undefined) return true; // another account's, hidden from us
  return seen.ticks === ticks && !"ZX".includes(seen.state);
}

/** A process as /proc/<pid>/stat has it: its name in brackets may hold anything, so count from the last bracket. */
async function look(pid: number): Promise<{ state: string; ticks: string } | undefined> {
  const line = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined);
  const fields = line?.slice(line.lastIndexOf(")") + 2).split(" ");
  const [state, ticks] = [fields?.[0], fields?.[19]];
  return state === undefined || ticks === undefined ? undefined : { state, ticks };
}

async function showsLife(path: string): Promise<boolean> {
  const first = await ifThere(stat(path));
  for (let waited = 0; waited < PATIENCE_MS; waited += 500) {
    await sleep(500);
    const later = await ifThere(stat(path));
    if (later === null) return false;
    if (later.mtimeMs !== first?.mtimeMs) return true;
  }
  return false;
}
