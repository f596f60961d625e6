import type { Files } from "./store/files.ts";

/** Milliseconds: the first people have come in by then, and the disk is idle. */
const SOON = 60_000;
const DAY = 24 * 3600 * 1000;

/** Removes forgotten files soon after the start and then every day. Returns how to stop it. */
export function sweepDaily(files: Pick<Files, "sweep">, log: (line: string) => void): () => void {
  let timer: NodeJS.Timeout;
  let isStopped = false;
  const sweep = async (): Promise<void> => {
    try {
      await files.sweep();
    } catch (error) {
      // Closed in the middle of it: the next start sweeps again.
      if (!isStopped) log(`Sweeping files: ${String(error)}`);
    }
    if (!isStopped) timer = setTimeout(() => void sweep(), DAY).unref();
  };
  timer = setTimeout(() => void sweep(), SOON).unref();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
