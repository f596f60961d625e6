/** Jobs on one key run one after another, in the order they came; jobs on different keys run side by side. */
export type Turns = Readonly<{
  take<R>(key: string, job: () => Promise<R>): Promise<R>;
  /** Takes no more jobs, and resolves when the last one is done. */
  close(): Promise<void>;
}>;

export function createTurns(): Turns {
  const last = new Map<string, Promise<void>>();
  let closed = false;
  return {
    take(key, job) {
      if (closed) throw new Error("The data folder is closed");
      const result = (last.get(key) ?? Promise.resolve()).then(job);
      const done = result.then(forget, forget);
      last.set(key, done);
      return result;

      function forget(): void {
        if (last.get(key) === done) last.delete(key);
      }
    },
    async close() {
      closed = true;
      await Promise.all(last.values());
    },
  };
}
