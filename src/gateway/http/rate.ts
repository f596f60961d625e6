/** How often something may happen: so many times at once, and then evenly. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

/** Somebody is too quick, and is told how many seconds to wait. */
export class TooFastError extends Error {
  override readonly name = "TooFastError";
  readonly seconds: number;
  constructor(seconds: number) {
    super(`too fast by ${seconds} s`);
    this.seconds = seconds;
  }
}

export interface Limiter {
  /** Counts one for this key. @throws TooFastError, and then it does not count */
  take(key: string): void;
  /** It was none after all. */
  giveBack(key: string): void;
}

export function openLimiter({ perSecond, burst }: Rate): Limiter {
  if (burst === Infinity) return { take: () => undefined, giveBack: () => undefined };
  // When each bucket is full again, in seconds: the one number that a bucket needs.
  const fullAt = new Map<string, number>();
  return {
    take: (key) => {
      const time = performance.now() / 1000;
      if (fullAt.size > MOST_KEPT) {
        for (const [kept, full] of fullAt) if (full <= time) fullAt.delete(kept);
      }
      const next = Math.max(fullAt.get(key) ?? 0, time) + 1 / perSecond;
      const wait = next - time - burst / perSecond;
      if (wait > 0) throw new TooFastError(Math.ceil(wait));
      fullAt.set(key, next);
    },
    giveBack: (key) => {
      const full = fullAt.get(key);
      if (full !== undefined) fullAt.set(key, full - 1 / perSecond);
    },
  };
}

/** Keys remembered before those at rest are forgotten. */
const MOST_KEPT = 10_000;
