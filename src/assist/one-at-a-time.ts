/** One wish of each report is under way at a time. */
export interface Turns {
  /**
   * Does work for a report. A newer wish of the same person ends the older one; somebody else's finds it busy. The
   * signal goes off when the person moves on.
   */
  readonly take: <T>(whose: Whose, work: (signal: AbortSignal) => Promise<T>) => Promise<Turn<T>>;
  /** The person does something else: what is under way for them is over. */
  readonly moveOn: (person: string) => void;
}

export interface Whose {
  readonly report: string;
  readonly person: string;
}

export type Turn<T> =
  | Readonly<{ kind: "done"; value: T }>
  | Readonly<{ kind: "busy" | "cancelled" }>;

interface UnderWay {
  readonly person: string;
  readonly end: AbortController;
}

export function oneAtATime(): Turns {
  const underWay = new Map<string, UnderWay>();
  return {
    take: async ({ report, person }, work) => {
      const before = underWay.get(report);
      if (before !== undefined && before.person !== person) return { kind: "busy" };
      before?.end.abort();
      const mine: UnderWay = { person, end: new AbortController() };
      underWay.set(report, mine);
      try {
        const value = await work(mine.end.signal);
        return mine.end.signal.aborted ? { kind: "cancelled" } : { kind: "done", value };
      } catch (error) {
        if (mine.end.signal.aborted) return { kind: "cancelled" };
        throw error;
      } finally {
        if (underWay.get(report) === mine) underWay.delete(report);
      }
    },
    moveOn: (person) => {
      for (const one of underWay.values()) if (one.person === person) one.end.abort();
    },
  };
}
