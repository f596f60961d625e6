import type { Shelf } from "#db/store.ts";

/** A shelf in memory, as JSON: what cannot be written to a file cannot be kept here either. */
export function memoryShelf<T>(): Shelf<T> {
  const kept = new Map<string, string>();
  return {
    load: (id) => {
      const text = kept.get(id);
      return Promise.resolve(
        text === undefined ? { kind: "absent" } : { kind: "found", value: JSON.parse(text) as T },
      );
    },
    save: (id, value) => {
      kept.set(id, JSON.stringify(value));
      return Promise.resolve();
    },
    ids: () => Promise.resolve([...kept.keys()]),
  };
}
