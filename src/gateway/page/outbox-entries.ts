import type { ChatLog } from "./chat-log.ts";
import { createOutboxRow } from "./outbox-row.ts";
import type { OutboxRow } from "./outbox-row.ts";
import type { Entry, OutboxStore } from "./outbox-store.ts";

/** An entry of the outbox as this window holds it. */
export interface Pending {
  readonly entry: Entry;
  readonly row: OutboxRow;
  /** Kept in the browser; nothing goes out before, so that a reload in between cannot lose it. */
  readonly kept: Promise<void>;
  readonly stop: AbortController;
  /** The server refused it: it waits for the person. */
  refused: boolean;
}

export type PendingLog = Pick<ChatLog, "putPending" | "dropPending">;

/** The entries of the outbox, each with its row in the chat. */
export interface Entries {
  readonly take: (entry: Entry, kept: Promise<void>) => void;
  /** The oldest that may go. */
  readonly next: () => Pending | undefined;
  /** It is gone already, from the server's or another window's doing. */
  readonly forget: (clientId: string) => void;
  /** It is sent or dropped: the other windows hear it too. */
  readonly done: (clientId: string) => void;
}

/** All windows of the person share `name`. */
export function createEntries(
  name: string,
  log: PendingLog,
  store: OutboxStore,
  go: () => void,
): Entries {
  const waiting = new Map<string, Pending>();

  const forget = (clientId: string): void => {
    const pending = waiting.get(clientId);
    if (pending === undefined) return;
    waiting.delete(clientId);
    pending.stop.abort();
    pending.row.release();
    log.dropPending(clientId);
    void pending.kept.then(async () => store.drop(clientId));
  };
  const tellGone = hearGone(name, forget);
  const done = (clientId: string): void => {
    forget(clientId);
    tellGone(clientId);
  };
  const take = (entry: Entry, kept: Promise<void>): void => {
    const { clientId } = entry;
    if (waiting.has(clientId)) return;
    const retry = (): void => {
      pending.refused = false;
      pending.row.sending();
      go();
    };
    const row = createOutboxRow(entry, { retry, stop: () => done(clientId) });
    const pending: Pending = { entry, row, kept, stop: new AbortController(), refused: false };
    waiting.set(clientId, pending);
    log.putPending(clientId, row.element);
  };
  return {
    take,
    next: () => [...waiting.values()].find(({ refused }) => !refused),
    forget,
    done,
  };
}

/** Hears which entries are gone in other windows, and returns how to tell them. */
function hearGone(name: string, gone: (clientId: string) => void): (clientId: string) => void {
  const windows = new BroadcastChannel(name);
  windows.addEventListener("message", ({ data }: MessageEvent<string>) => gone(data));
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin only
  return (clientId) => windows.postMessage(clientId);
}
