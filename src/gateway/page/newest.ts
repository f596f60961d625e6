import type { ItemView } from "../person-wire.ts";

/** The newest messages of the chat, newest first and without gaps, wherever the page is. */
export interface Newest {
  readonly all: () => readonly ItemView[];
  /** A message, new or changed; an old one is none of the newest. */
  readonly put: (item: ItemView) => void;
  /** A stretch that reaches the end of the chat. */
  readonly join: (stretch: readonly ItemView[]) => void;
  readonly remove: (messageId: number) => void;
  /** Forgets all up to this message, as they are told anew. */
  readonly forgetUpTo: (messageId: number) => void;
}

/** Enough to know the reply keyboard and to count what is unread. */
const MOST = 100;

export function createNewest(): Newest {
  let all: readonly ItemView[] = [];
  const join = (stretch: readonly ItemView[]): void => {
    const known = new Map([...all, ...stretch].map((item) => [item.message_id, item]));
    all = [...known.values()].sort((a, b) => b.message_id - a.message_id).slice(0, MOST);
  };
  return {
    all: () => all,
    put: (item) => {
      // Between an old message and these, others are missing.
      if (item.message_id >= (all.at(-1)?.message_id ?? 0)) join([item]);
    },
    join,
    remove: (messageId) => {
      all = all.filter(({ message_id }) => message_id !== messageId);
    },
    forgetUpTo: (messageId) => {
      all = all.filter(({ message_id }) => message_id > messageId);
    },
  };
}
