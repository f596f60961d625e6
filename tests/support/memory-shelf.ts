import type { Shelf } from "#db/store.ts";

/**
 * A shelf in memory, as JSON: what cannot be written to a file cannot be kept here either. What it gives is frozen,
 * for shelves may hand out the value they keep.
 */
export function memoryShelf<T>(): Shelf<T> {
  const kept = new Map<string, string>();
  return {
    load: (id) => {
      const text = kept.get(id);
      return Promise.resolve(
        text === undefined
          ? { kind: "absent" }
          : { kind: "found", value: frozen(JSON.parse(text) as T) },
      );
    },
    save: (id, value) => {
      kept.set(id, JSON.stringify(value));
      return Promise.resolve();
    },
    ids: () => Promise.resolve([...kept.keys()]),
  };
}

function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value;
}
