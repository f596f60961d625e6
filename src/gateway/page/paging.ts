import { loadHistory } from "./chat-api.ts";
import type { Where } from "./chat-api.ts";
import type { ChatLog } from "./chat-log.ts";
import { showToast } from "./notices.ts";
import { isFollowing, keepPlace, lastInSight, leaveEnd, toEnd } from "./scroll.ts";
import { words } from "./words.ts";

/** Moves the stretch of the chat that the page shows. */
export interface Paging {
  readonly older: () => void;
  readonly newer: () => void;
  /** Shows the stretch around a message. Returns whether it could be loaded. */
  readonly around: (messageId: number) => Promise<boolean>;
  /** To any message, loaded or not. */
  readonly jump: (messageId: number) => Promise<void>;
  readonly toNewest: (behavior?: ScrollBehavior) => Promise<void>;
  /** Loads everything anew; whoever reads further up stays there. */
  readonly reload: () => Promise<void>;
}

export function createPaging(log: ChatLog): Paging {
  // An answer that comes after a jump elsewhere belongs to the stretch that was left.
  let stay = 0;
  const loading = new Set<"older" | "newer">();

  const extend = async (side: "older" | "newer", where: Where): Promise<void> => {
    if (loading.has(side)) return;
    loading.add(side);
    const began = stay;
    try {
      const stretch = await loadHistory(where);
      if (began === stay) (side === "older" ? log.addOlder : log.addNewer)(stretch);
    } catch {
      showToast(words.offline);
      // Near the edge every move asks again: not too often.
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
    loading.delete(side);
  };
  /** Another stretch instead of this one. */
  const replace = async (where: Where): Promise<boolean> => {
    stay += 1;
    const began = stay;
    try {
      const stretch = await loadHistory(where);
      if (began !== stay) return false;
      log.reset(stretch);
      return true;
    } catch {
      showToast(words.offline);
      return false;
    }
  };

  return {
    older: () => {
      const before = log.oldestId();
      if (log.hasOlder() && before !== undefined) void extend("older", { before });
    },
    newer: () => {
      const after = log.newestId();
      if (log.hasNewer() && after !== undefined) void extend("newer", { after });
    },
    around: async (around) => replace({ around }),
    jump: async (messageId) => {
      leaveEnd();
      if (log.show(messageId)) return;
      if ((await replace({ around: messageId })) && !log.show(messageId)) showToast(words.gone);
    },
    toNewest: async (behavior) => {
      if (log.hasNewer() && !(await replace({}))) return;
      toEnd(behavior);
    },
    reload: async () => {
      stay += 1;
      const around = isFollowing() ? undefined : lastInSight();
      const newest = await loadHistory();
      const here = around === undefined ? undefined : await loadHistory({ around });
      keepPlace(() => {
        log.reset(newest);
        if (here !== undefined) log.reset(here);
      });
    },
  };
}

/** Milliseconds. */
const PAUSE = 3_000;
