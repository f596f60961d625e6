import type { Events } from "../person-wire.ts";
import { apiUrl, demoPerson } from "./demo-person.ts";

export type LiveHandlers = { readonly [Kind in keyof Events]: (data: Events[Kind]) => void } & {
  readonly connected: (isConnected: boolean) => void;
};

/** Milliseconds. The server says something every 20 seconds, be it a comment: a line that is silent longer is dead. */
const LONGEST_SILENCE = 45_000;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 15_000;

/**
 * Follows the chat from `seq` on; comes back by itself after any interruption, without gap or repetition.
 * It reads the stream itself, as the browser's EventSource neither shows comments nor why it was refused.
 */
export function followChat(seq: number, handlers: LiveHandlers): void {
  let last = String(seq);
  const ended = new AbortController();
  let line = new AbortController();
  let pause = FIRST_PAUSE;
  let heard = 0;
  let retry = 0;

  const handle = ({ id, event, data }: StreamEvent): void => {
    if (id !== undefined) last = id;
    pass(handlers, event, data);
    if (event === "signed_out") ended.abort();
  };
  const hangUp = (): void => {
    clearTimeout(retry);
    retry = 0;
    line.abort();
  };
  const connect = (): void => {
    hangUp();
    line = new AbortController();
    heard = Date.now();
    void follow(line.signal);
  };
  const follow = async (signal: AbortSignal): Promise<void> => {
    try {
      const response = await fetch(apiUrl(`/events?after=${last}`), { signal });
      if (isOver(response.status)) return handle(SIGNED_OUT);
      if (!response.ok || response.body === null) throw new Error(String(response.status));
      handlers.connected(true);
      for await (const event of eventsOf(response.body)) {
        if (signal.aborted) return;
        heard = Date.now();
        pause = FIRST_PAUSE;
        if (event !== undefined) handle(event);
      }
    } catch {
      // The pause below is the same for a line that broke and for one that ended.
    }
    if (signal.aborted) return;
    handlers.connected(false);
    retry = setTimeout(connect, pause * (0.75 + Math.random() / 2));
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  };
  /** The device has no network: the line is dead, however long it would take to show. */
  const leave = (): void => {
    hangUp();
    handlers.connected(false);
  };
  const isSilent = (): boolean => Date.now() - heard > LONGEST_SILENCE;
  const wake = (): void => {
    if (!document.hidden && (line.signal.aborted || isSilent() || retry !== 0)) connect();
  };
  const notice = (): void => {
    if (!isSilent()) return;
    leave();
    connect();
  };

  ended.signal.addEventListener("abort", hangUp);
  attend({ found: connect, lost: leave, wake, notice }, ended.signal);
  connect();
}

interface Attention {
  readonly found: () => void;
  readonly lost: () => void;
  readonly wake: () => void;
  /** Now and then. */
  readonly notice: () => void;
}

/** Hears of the device's network and of the person's coming back, until `signal`. */
function attend({ found, lost, wake, notice }: Attention, signal: AbortSignal): void {
  addEventListener("online", found, { signal });
  addEventListener("offline", lost, { signal });
  document.addEventListener("visibilitychange", wake, { signal });
  const timer = setInterval(notice, LONGEST_SILENCE / 9);
  signal.addEventListener("abort", () => clearInterval(timer));
}

function pass(handlers: LiveHandlers, event: string, data: string): void {
  const handler = event in handlers ? handlers[event as keyof Events] : undefined;
  try {
    (handler as ((data: unknown) => void) | undefined)?.(JSON.parse(data));
  } catch (error) {
    // A fault of the page: told as such, and no reason to leave the line.
    reportError(error);
  }
}

interface StreamEvent {
  readonly id: string | undefined;
  readonly event: string;
  readonly data: string;
}

const SIGNED_OUT: StreamEvent = { id: undefined, event: "signed_out", data: "{}" };

/** Nobody is signed in, or the demo does not know whom this tab shows. */
function isOver(status: number): boolean {
  return status === 401 || (status === 400 && demoPerson.get() !== undefined);
}

/** The events of a stream; nothing for a comment, which tells only that the line is alive. */
async function* eventsOf(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<StreamEvent | undefined, void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    text += decoder.decode(value, { stream: true });
    const blocks = text.split("\n\n");
    text = blocks.pop() ?? "";
    for (const block of blocks) yield parse(block);
  }
}

function parse(block: string): StreamEvent | undefined {
  const lines = block.split("\n");
  const field = (name: string): string | undefined =>
    lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
  const event = field("event");
  return event === undefined ? undefined : { id: field("id"), event, data: field("data") ?? "{}" };
}
