import { TooFastError } from "./rate.ts";

/** Does some work while there is room for it, so that not too much of it is under way: of one key, and of all. */
export interface Slots {
  /** @throws TooFastError */
  hold<T>(key: string, work: () => Promise<T>): Promise<T>;
}

export function openSlots(each: number, all: number): Slots {
  const taken = new Map<string, number>();
  let sum = 0;
  return {
    hold: async (key, work) => {
      const mine = taken.get(key) ?? 0;
      if (mine >= each || sum >= all) throw new TooFastError(SOON);
      taken.set(key, mine + 1);
      sum += 1;
      try {
        return await work();
      } finally {
        sum -= 1;
        const left = (taken.get(key) ?? 1) - 1;
        if (left === 0) taken.delete(key);
        else taken.set(key, left);
      }
    },
  };
}

/** Seconds after which one of them may have ended. */
const SOON = 5;
