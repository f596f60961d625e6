/** Chance that a seed decides: the same seed, the same throws. */
export interface Dice {
  /** A whole number from 0, below the limit. */
  below(limit: number): number;
  falls(rate: number): boolean;
  pick<T>(list: readonly T[]): T;
}

export function createDice(seed: number): Dice {
  // An xorshift has to be started from anything but zero, and thrown a few times until it is well mixed.
  let state = (Math.imul(seed + 1, 0x9e3779b1) | 1) >>> 0;
  const throwIt = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  for (let at = 0; at < 8; at += 1) throwIt();
  const below = (limit: number): number => Math.floor(throwIt() * limit);
  return {
    below,
    falls: (rate) => throwIt() < rate,
    pick: (list) => {
      if (list.length === 0) throw new Error("nothing to pick from");
      return list[below(list.length)] as (typeof list)[number];
    },
  };
}
