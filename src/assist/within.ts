import { Failed } from "./failed.ts";

/** A stretch of time that ends early when the person moves on. */
export interface Stretch {
  /** Goes off with the stretch, whatever ends it. */
  readonly signal: AbortSignal;
  /** Sign of life: the next must come within so many milliseconds. */
  readonly beat: (ms: number) => void;
}

/**
 * Does work within so many milliseconds. Whatever the work does with the signal, the wait is over at once when the
 * time is up or the person's signal goes off; what still runs is told to end.
 *
 * @throws Failed `timeout` or `cancelled`, or what the work throws
 */
export async function within<T>(
  ms: number,
  outer: AbortSignal,
  work: (stretch: Stretch) => Promise<T>,
): Promise<T> {
  if (outer.aborted) throw new Failed("cancelled");
  const inner = new AbortController();
  const { promise: over, reject } = Promise.withResolvers<never>();
  const end = (failed: Failed) => {
    reject(failed);
    inner.abort(failed);
  };
  const cancel = () => end(new Failed("cancelled"));
  const late = () => end(new Failed("timeout"));
  const whole = setTimeout(late, ms);
  let next: NodeJS.Timeout | undefined;
  const beat = (after: number) => {
    clearTimeout(next);
    next = setTimeout(late, after);
  };
  outer.addEventListener("abort", cancel, { once: true });
  try {
    return await Promise.race([work({ signal: inner.signal, beat }), over]);
  } finally {
    clearTimeout(whole);
    clearTimeout(next);
    outer.removeEventListener("abort", cancel);
    inner.abort();
  }
}
