import type { ItemView } from "../person-wire.ts";
import { ApiError, newClientId } from "./api.ts";
import { deliver } from "./deliver.ts";
import { oneByOne } from "./one-by-one.ts";
import type { Step } from "./one-by-one.ts";
import { createEntries } from "./outbox-entries.ts";
import type { Pending, PendingLog } from "./outbox-entries.ts";
import { reasonFor } from "./outbox-row.ts";
import { openOutboxStore } from "./outbox-store.ts";
import type { Attached, Entry } from "./outbox-store.ts";
import { splitText } from "./split-text.ts";

/** Messages on their way to the server. Each keeps its client id, so that trying again never doubles it. */
export interface Outbox {
  readonly text: (text: string, replyTo?: number) => void;
  /**
   * A text that is the same act however often it is asked for, as it has the same client id. Resolves once it outlives a
   * reload.
   */
  readonly once: (clientId: string, text: string) => Promise<void>;
  readonly files: (files: readonly Attached[], replyTo?: number) => void;
  /** The line is back: what waits for it goes now. */
  readonly retry: () => void;
}

export function createOutbox(
  log: PendingLog,
  onSent: (item: ItemView) => void,
  chatId: number,
): Outbox {
  const store = openOutboxStore();
  const pauses = createPauses();
  const entries = createEntries(`outbox-${chatId}`, log, store, () => work.go());

  /** What was written first arrives first, whichever window wrote it. */
  const sendNext = async (): Promise<Step> => {
    const next = entries.next();
    if (next === undefined) return "done";
    const { entry, row, stop } = next;
    await next.kept;
    // Another window may have sent or dropped it.
    if (!(await store.has(entry)) || stop.signal.aborted) {
      entries.forget(entry.clientId);
      return "more";
    }
    row.sending();
    let item: ItemView;
    try {
      item = await deliver(entry, row.progress, stop.signal);
    } catch (error) {
      return failed(next, error, pauses);
    }
    pauses.reset();
    try {
      onSent(item);
    } finally {
      entries.done(entry.clientId);
    }
    return "more";
  };
  const work = oneByOne(`outbox-${chatId}`, sendNext);

  const keep = async (entry: Entry): Promise<void> => {
    const kept = store.put(entry);
    entries.take(entry, kept);
    work.go();
    return kept;
  };
  const add = (contents: readonly Content[], replyTo?: number): void => {
    for (const [index, content] of contents.entries()) {
      const answered = index === 0 ? replyTo : undefined;
      const about = { clientId: newClientId(), chatId, at: nextMoment(), replyTo: answered };
      void keep({ ...about, ...content });
    }
  };
  void store.all(chatId).then((kept) => {
    for (const entry of kept) entries.take(entry, Promise.resolve());
    work.go();
  });
  return {
    text: (text, replyTo) => add(splitText(text).map(asText), replyTo),
    once: async (clientId, text) => keep({ clientId, chatId, at: nextMoment(), text }),
    files: (files, replyTo) => add(files.map(asFile), replyTo),
    retry: () => {
      pauses.reset();
      work.go();
    },
  };
}

type Content = Pick<Entry, "text" | "attached">;

const asText = (text: string): Content => ({ text });
const asFile = (attached: Attached): Content => ({ attached });

function failed(pending: Pending, error: unknown, pauses: Pauses): Step {
  if (pending.stop.signal.aborted) return "more";
  if (!(error instanceof ApiError)) throw error;
  if (isPassing(error)) {
    pending.row.waiting();
    return { wait: pauses.next(error.retryAfter) };
  }
  pending.refused = true;
  pending.row.refused(reasonFor(error));
  return "more";
}

/** Goes by without the person: no network, a server that restarts or is busy. */
function isPassing({ status }: ApiError): boolean {
  return status === 0 || status === 408 || status === 429 || (status >= 500 && status !== 507);
}

/** Seconds between two tries while the network or the server is away. */
const PAUSES = [1, 2, 4, 8, 15, 30, 60];

interface Pauses {
  readonly next: (atLeast?: number) => number;
  readonly reset: () => void;
}

function createPauses(): Pauses {
  let tries = 0;
  return {
    next: (atLeast = 0) => {
      const pause = PAUSES[Math.min(tries, PAUSES.length - 1)] ?? 0;
      tries += 1;
      // Not all phones of an office at the same moment.
      return Math.max(pause, atLeast) * (1 + Math.random() / 4);
    },
    reset: () => (tries = 0),
  };
}

let lastMoment = 0;

/** Two entries of one moment keep their order. */
function nextMoment(): number {
  lastMoment = Math.max(Date.now(), lastMoment + 1);
  return lastMoment;
}
