/** Values on their way to the disk, by id. */
export interface SharedWrites<T> {
  /** The newest value given and not yet written. */
  newest(id: string): T | undefined;
  save(id: string, value: T): Promise<void>;
}

interface Entry<T> {
  value: T;
  begun: boolean;
  failure?: unknown;
  done: Promise<void>;
}

/**
 * Values that come while one of the same id is being written share the next write: only the newest of them is written.
 * If a write fails, the values that came meanwhile fail with it, for they were built on what could not be kept.
 *
 * `write` takes the value at the moment at which it begins; writes of one id must come one after the other.
 */
export function sharedWrites<T>(
  write: (id: string, take: () => T) => Promise<void>,
): SharedWrites<T> {
  const entries = new Map<string, Entry<T>>();

  async function run(id: string, own: Entry<T>, before: Entry<T> | undefined): Promise<void> {
    try {
      await write(id, () => {
        own.begun = true;
        if (before?.failure !== undefined) throw before.failure;
        return own.value;
      });
    } catch (error) {
      own.failure = error;
      throw error;
    } finally {
      if (entries.get(id) === own) entries.delete(id);
    }
  }

  return {
    newest: (id) => entries.get(id)?.value,
    save: (id, value) => {
      const before = entries.get(id);
      if (before?.begun === false) {
        before.value = value;
        return before.done;
      }
      const own: Entry<T> = { value, begun: false, done: Promise.resolve() };
      entries.set(id, own);
      own.done = run(id, own, before);
      return own.done;
    },
  };
}
