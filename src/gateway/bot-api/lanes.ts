import type { Update } from "../wire.ts";

/** One chat's updates: they go out one after the other, each until it is taken. */
export interface Lane {
  readonly chatId: number;
  readonly updates: Update[];
  /** Its first update is under way, or waits to be sent again. */
  isBusy: boolean;
  failures: number;
}

/** Updates sorted by chat, so that chats go side by side and each in order. */
export interface Lanes {
  /** Those whose first update can go out now, and that update. */
  ready(): Iterable<readonly [Lane, Update]>;
  /** The first update of the lane was taken. */
  taken(lane: Lane): void;
  /** Gets more updates if there are lanes to spare. */
  load(next: (limit: number) => readonly Update[]): void;
}

export function openLanes(atOnce: number): Lanes {
  const lanes = new Map<number, Lane>();
  const loaded = new Set<number>();

  const add = (update: Update): void => {
    if (loaded.has(update.update_id)) return;
    loaded.add(update.update_id);
    const chatId = chatOf(update);
    const lane = lanes.get(chatId) ?? { chatId, updates: [], isBusy: false, failures: 0 };
    lane.updates.push(update);
    lanes.set(chatId, lane);
  };

  return {
    *ready() {
      for (const lane of lanes.values()) {
        const [update] = lane.updates;
        if (!lane.isBusy && update !== undefined) yield [lane, update];
      }
    },
    taken: (lane) => {
      const update = lane.updates.shift();
      if (update !== undefined) loaded.delete(update.update_id);
      if (lane.updates.length === 0) lanes.delete(lane.chatId);
      lane.failures = 0;
      lane.isBusy = false;
    },
    load: (next) => {
      if (loaded.size > LOOK_AHEAD / 2) return;
      while (lanes.size < atOnce && loaded.size < LOOK_AHEAD) {
        const before = loaded.size;
        // The loaded ones still wait for being taken, so they come first again.
        for (const update of next(2 * (before + atOnce))) add(update);
        if (loaded.size === before) return;
      }
    },
  };
}

/** Updates held in memory: one chat that fails for long must not hold up the others. */
const LOOK_AHEAD = 2000;

function chatOf(update: Update): number {
  if ("message" in update) return update.message.chat.id;
  if ("edited_message" in update) return update.edited_message.chat.id;
  if ("callback_query" in update) return update.callback_query.message.chat.id;
  return update.my_chat_member.chat.id;
}
