import { isPassing, pauseAskedFor } from "./failed.ts";
import type { Limits } from "./limits.ts";

/**
 * Tries again what may get through the next time; a server that asks for a pause gets it, if it is not too long.
 *
 * @throws what the last try threw
 */
export async function repeat<T>(
  limits: Limits,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  for (let tried = 0; ; tried += 1) {
    try {
      return await work();
    } catch (error) {
      const pause = pauseAskedFor(error) ?? limits.pause * 2 ** tried;
      const hopeless = tried >= limits.retries || pause > limits.longestPause;
      if (hopeless || signal.aborted || !isPassing(error)) throw error;
      await rest(pause, signal);
    }
  }
}

function rest(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  signal.addEventListener(
    "abort",
    () => {
      clearTimeout(timer);
      resolve();
    },
    { once: true },
  );
  return promise;
}
