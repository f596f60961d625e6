/** What is under way beside the turns: each piece leaves by itself when it is done, and none of them throws. */
export interface WorkAside {
  readonly add: (work: Promise<void>) => void;
  /** Resolves when nothing is under way any more. */
  readonly idle: () => Promise<void>;
}

export function workAside(): WorkAside {
  const under = new Set<Promise<void>>();
  return {
    add: (work) => {
      under.add(work);
      void work.finally(() => under.delete(work));
    },
    idle: async () => {
      while (under.size > 0) await Promise.allSettled(under);
    },
  };
}
