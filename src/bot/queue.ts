export type Queue = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/** Work under one key runs one after the other, in the order it came; different keys run side by side. */
export function createQueue(): Queue {
  const tails = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const before = tails.get(key) ?? Promise.resolve();
    const turn = before.then(work, work);
    const tail = turn.then(
      () => undefined,
      () => undefined,
    );
    tails.set(key, tail);
    void tail.then(() => {
      if (tails.get(key) === tail) tails.delete(key);
    });
    return turn;
  };
}

/** All turns are taken one after the other: two people on one report, or a post that ends, cannot cross. */
export const turns = "turns";
