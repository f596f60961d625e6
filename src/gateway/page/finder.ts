import type { ItemView } from "../person-wire.ts";
import { searchMessages } from "./chat-api.ts";
import { showToast } from "./notices.ts";
import { words } from "./words.ts";

/** The messages found for the words looked for last, newest first. */
export interface Finder {
  readonly found: () => Found;
  readonly look: (query: string) => Promise<void>;
  /** Older ones of the same words. */
  readonly more: () => Promise<void>;
  /** The server looked and found nothing. */
  readonly isVain: () => boolean;
}

interface Found {
  readonly query: string;
  readonly items: readonly ItemView[];
  readonly hasOlder: boolean;
  readonly isDone: boolean;
}

export function createFinder(): Finder {
  let found: Found = { query: "", items: [], hasOlder: false, isDone: false };

  const load = async (query: string, before?: number): Promise<void> => {
    try {
      const { messages, has_older: hasOlder } = await searchMessages(query, before);
      // The words may have changed meanwhile.
      if (query !== found.query) return;
      found = { query, items: [...found.items, ...messages], hasOlder, isDone: true };
    } catch {
      found = { ...found, hasOlder: before !== undefined };
      showToast(words.offline);
    }
  };
  return {
    found: () => found,
    look: async (query) => {
      found = { query, items: [], hasOlder: false, isDone: false };
      if (query !== "") await load(query);
    },
    more: async () => {
      const last = found.items.at(-1);
      if (!found.hasOlder || last === undefined) return;
      // Asked for once at a time.
      found = { ...found, hasOlder: false };
      await load(found.query, last.message_id);
    },
    isVain: () => found.isDone && found.items.length === 0,
  };
}
