/** A word that this tab alone remembers over a reload; where a browser keeps nothing, as long as the page. */
export interface TabMemory {
  readonly get: () => string | undefined;
  readonly set: (word: string | undefined) => void;
}

export function tabMemory(key: string): TabMemory {
  let held: string | undefined;
  return {
    get: () => {
      try {
        return held ?? sessionStorage.getItem(key) ?? undefined;
      } catch {
        return held;
      }
    },
    set: (word) => {
      held = word;
      try {
        if (word === undefined) sessionStorage.removeItem(key);
        else sessionStorage.setItem(key, word);
      } catch {
        // Then it lives as long as the page.
      }
    },
  };
}
