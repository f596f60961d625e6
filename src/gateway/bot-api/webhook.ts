import type { Update } from "../wire.ts";
import { openLanes } from "./lanes.ts";
import type { Lane } from "./lanes.ts";
import { postUpdate } from "./webhook-post.ts";
import type { Failed } from "./webhook-post.ts";

/** Where updates wait: oldest first, until they are confirmed one by one. */
export interface Queue {
  next(limit: number): readonly Update[];
  confirm(updateId: number): void;
  /** Returns how to stop listening. */
  onNew(listener: () => void): () => void;
}

export interface Hook {
  /** Telegram wants `https`; an office's own machines may do without. */
  readonly url: string;
  readonly secret_token: string;
  readonly max_connections: number;
}

/** What the deliverer takes from around it. */
export interface Surroundings {
  /** Calls a method that came in the body of an answer. */
  readonly execute: (method: string, params: Readonly<Record<string, unknown>>) => Promise<void>;
  readonly timers?: Timers;
  /** Between 0 and 1. */
  readonly random?: () => number;
}

export interface Timers {
  /** Runs `work` after some milliseconds; returns how to call it off. */
  after(milliseconds: number, work: () => void): () => void;
}

export interface Deliverer {
  /** The last failure, which later successes do not wipe out. */
  fault(): Fault | undefined;
  /** Resolves when nothing is under way any more. */
  close(): Promise<void>;
}

interface Fault {
  readonly last_error_date: number;
  readonly last_error_message: string;
}

/** Brings updates to a bot's own server, several chats at once but each chat in order. */
export function openDeliverer(queue: Queue, hook: Hook, surroundings: Surroundings): Deliverer {
  const { execute, timers = CLOCK, random = Math.random } = surroundings;
  const closing = new AbortController();
  const lanes = openLanes(hook.max_connections);
  const pauses = new Set<() => void>();
  const underWay = new Set<Promise<void>>();
  let fault: Fault | undefined;

  const pump = (): void => {
    if (closing.signal.aborted) return;
    lanes.load((limit) => queue.next(limit));
    for (const [lane, update] of lanes.ready()) {
      if (underWay.size >= hook.max_connections) return;
      lane.isBusy = true;
      const work = deliver(lane, update).finally(() => {
        underWay.delete(work);
        pump();
      });
      underWay.add(work);
    }
  };

  const deliver = async (lane: Lane, update: Update): Promise<void> => {
    const reply = await postUpdate(hook, update, closing.signal, timers);
    if (closing.signal.aborted) return;
    if (reply.fault !== undefined) return pause(lane, reply);
    // The answer of the bot is part of taking the update: killed in between, both come again.
    if (reply.call !== undefined) await execute(reply.call.method, reply.call.params);
    if (closing.signal.aborted) return;
    queue.confirm(update.update_id);
    lanes.taken(lane);
  };

  const pause = (lane: Lane, reply: Failed): void => {
    fault = { last_error_date: Math.floor(Date.now() / 1000), last_error_message: reply.fault };
    const seconds = reply.retryAfter ?? pauseAfter(lane.failures, random());
    lane.failures += 1;
    const callOff = timers.after(seconds * 1000, () => {
      pauses.delete(callOff);
      lane.isBusy = false;
      pump();
    });
    pauses.add(callOff);
  };

  const stop = queue.onNew(pump);
  pump();
  return {
    fault: () => fault,
    close: async () => {
      stop();
      closing.abort();
      for (const callOff of pauses) callOff();
      await Promise.allSettled(underWay);
    },
  };
}

/** Seconds. */
const LONGEST_PAUSE = 60;

/** At once, then after 2, 4, 8 … seconds, and a little more so that lanes do not march in step. */
function pauseAfter(failures: number, chance: number): number {
  if (failures === 0) return 0;
  return Math.min(2 ** failures, LONGEST_PAUSE) * (1 + chance / 10);
}

const CLOCK: Timers = {
  after: (milliseconds, work) => {
    const timer = setTimeout(work, milliseconds);
    return () => clearTimeout(timer);
  },
};
