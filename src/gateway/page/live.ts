import type { AnswerView, ItemView } from "../person-wire.ts";
import type { BotCommand } from "../wire.ts";

/** What the stream of events brings. */
export interface LiveHandlers {
  readonly message: (item: ItemView) => void;
  readonly edited: (item: ItemView) => void;
  readonly deleted: (data: { readonly message_id: number }) => void;
  readonly callback_answer: (answer: AnswerView) => void;
  readonly action: (data: { readonly action: string }) => void;
  readonly commands: (data: { readonly commands: readonly BotCommand[] }) => void;
  /** Too much happened while the line was down: load the chat anew. */
  readonly reset: () => void;
  readonly connected: (isConnected: boolean) => void;
}

/** Milliseconds. A stream that slept longer with its page may be dead without knowing. */
const LONG_SLEEP = 30_000;
const RETRY = 2_000;

/** Follows the chat from `seq` on; comes back by itself after any interruption, without gap or repetition. */
export function followChat(seq: number, handlers: LiveHandlers): void {
  let last = String(seq);
  let source: EventSource | undefined;
  let retry = 0;
  let hiddenSince = 0;

  const connect = (): void => {
    clearTimeout(retry);
    source?.close();
    const stream = new EventSource(`/api/events?after=${last}`);
    source = stream;
    stream.addEventListener("open", () => handlers.connected(true));
    stream.addEventListener("error", () => {
      handlers.connected(false);
      // The browser itself retries a broken line, but gives up after a refused one.
      if (stream.readyState === EventSource.CLOSED) retry = setTimeout(connect, RETRY);
    });
    const { connected: _connected, ...named } = handlers;
    for (const [name, handle] of Object.entries(named)) {
      stream.addEventListener(name, (event: MessageEvent<string>) => {
        if (event.lastEventId !== "") last = event.lastEventId;
        (handle as (data: unknown) => void)(JSON.parse(event.data));
      });
    }
  };

  addEventListener("online", connect);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) hiddenSince = Date.now();
    else if (Date.now() - hiddenSince > LONG_SLEEP) connect();
  });
  connect();
}
