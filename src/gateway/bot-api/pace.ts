/** How fast a bot may write before it is asked to wait. */
export interface PaceLimits {
  /** Calls a second in one chat, and how many of them at once. */
  readonly chat: Bucket;
  /** The same over all chats. */
  readonly all: Bucket;
}

interface Bucket {
  readonly perSecond: number;
  readonly burst: number;
}

/** Only a runaway is slowed: an office's own bot is not one of millions. */
export const GENEROUS_PACE: PaceLimits = {
  chat: { perSecond: 20, burst: 100 },
  all: { perSecond: 2000, burst: 4000 },
};

/** What Telegram publishes for bots. */
export const TELEGRAMS_PACE: PaceLimits = {
  chat: { perSecond: 1, burst: 5 },
  all: { perSecond: 30, burst: 30 },
};

export interface Pace {
  /** Counts one call; the whole seconds to wait if it comes too early, and then it is not counted. */
  take(chatId: string): number | undefined;
  /** The call came to nothing. */
  giveBack(chatId: string): void;
}

/** `clock` tells seconds. */
export function openPace(limits: PaceLimits, clock = (): number => performance.now() / 1000): Pace {
  // When each bucket is full again: the one number that a bucket needs.
  const fullAt = new Map<string, number>();
  let allFullAt = 0;

  const sweep = (time: number): void => {
    for (const [chatId, full] of fullAt) if (full <= time) fullAt.delete(chatId);
  };

  return {
    take: (chatId) => {
      const time = clock();
      if (fullAt.size > MOST_KEPT) sweep(time);
      const chat = after(limits.chat, fullAt.get(chatId) ?? 0, time);
      const all = after(limits.all, allFullAt, time);
      const wait = Math.max(chat.wait, all.wait);
      if (wait > 0) return Math.ceil(wait);
      fullAt.set(chatId, chat.fullAt);
      allFullAt = all.fullAt;
      return undefined;
    },
    giveBack: (chatId) => {
      allFullAt -= 1 / limits.all.perSecond;
      const full = fullAt.get(chatId);
      if (full !== undefined) fullAt.set(chatId, full - 1 / limits.chat.perSecond);
    },
  };
}

/** Chats remembered before those at rest are forgotten. */
const MOST_KEPT = 10_000;

/** A bucket after one more call: when it would be full, and how long to wait until the call fits in. */
function after(
  { perSecond, burst }: Bucket,
  fullAt: number,
  time: number,
): { readonly fullAt: number; readonly wait: number } {
  const next = Math.max(fullAt, time) + 1 / perSecond;
  return { fullAt: next, wait: next - time - burst / perSecond };
}
