import { commandsFor } from "../bot-api/commands.ts";
import type { Exchange } from "../exchange.ts";
import type { Chat, ChatEvent, Signal } from "../store/chats.ts";
import { viewEvent, viewItem } from "./view.ts";
import type { EventView } from "./view.ts";

/**
 * A person's stream of server-sent events, going on after `since`.
 * If too much happened meanwhile it opens with `reset`: the client then loads the chat anew.
 */
export function eventStream(
  exchange: Exchange,
  chat: Chat,
  since: number | undefined,
  signal: AbortSignal,
): EventStream {
  const ending = new AbortController();
  let end: EventStream["end"] = () => ending.abort();
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      const line = writer(controller, ending);
      const unfollow = follow(exchange, chat, since, line);
      ending.signal.addEventListener("abort", unfollow);
      signal.addEventListener("abort", () => ending.abort());
      end = (last) => {
        if (last !== undefined) line.write(format(last));
        line.end();
      };
    },
    cancel: () => ending.abort(),
  });
  const response = new Response(body, {
    headers: {
      "content-type": "text/event-stream",
      "cache-control": "no-store",
      // A proxy that gathers what it passes on would hold the events back.
      "x-accel-buffering": "no",
    },
  });
  return { response, ended: ending.signal, end };
}

export interface EventStream {
  readonly response: Response;
  readonly ended: AbortSignal;
  /** Ends it from our side, perhaps with a last word. */
  readonly end: (last?: EventView) => void;
}

interface Line {
  readonly write: (text: string) => void;
  readonly end: () => void;
}

/** Milliseconds: often enough that a dead line shows, and that proxies keep it open. */
const HEARTBEAT = 20_000;

/** A reader this far behind is cut off; it comes back and goes on where it was. Chunks. */
const MOST_BEHIND = 1_000;

/** More changes than this, and loading the chat anew is quicker. */
const MOST_MISSED = 300;

function writer(
  controller: ReadableStreamDefaultController<Uint8Array>,
  ending: AbortController,
): Line {
  const encoder = new TextEncoder();
  const end = (): void => {
    if (ending.signal.aborted) return;
    try {
      controller.close();
    } catch {
      // The reader went away between two events: the same end.
    }
    ending.abort();
  };
  const write = (text: string): void => {
    if (ending.signal.aborted) return;
    if ((controller.desiredSize ?? 0) < -MOST_BEHIND) return end();
    try {
      controller.enqueue(encoder.encode(text));
    } catch {
      end();
    }
  };
  return { write, end };
}

function follow(exchange: Exchange, chat: Chat, since: number | undefined, line: Line): () => void {
  let sent = 0;
  const send = (event: EventView): void => {
    // What was caught up with from the disk may still be announced.
    if (event.seq !== undefined && event.seq <= sent) return;
    sent = event.seq ?? sent;
    line.write(format(event));
  };
  const hear = (event: ChatEvent | Signal): void => {
    if (event.type === "action") return send({ name: "action", data: { action: event.action } });
    if (event.type === "commands") return send(commandsView(exchange, chat));
    if (event.type !== "signed_out") return send(viewEvent(event));
    send({ name: "signed_out", data: {} });
    line.end();
  };

  line.write("retry: 1000\n\n");
  for (const event of missed(exchange, chat, since)) send(event);
  for (const event of standing(exchange, chat)) send(event);
  const unwatch = exchange.chats.watch(chat.id, hear);
  const heartbeat = setInterval(() => line.write(": \n\n"), HEARTBEAT);
  return () => {
    clearInterval(heartbeat);
    unwatch();
  };
}

/** What changed while the client was away, each message once and as it is now. */
function missed(exchange: Exchange, chat: Chat, since: number | undefined): readonly EventView[] {
  if (since === undefined || since === chat.seq) return [];
  const changed = exchange.messages.changedAfter(chat.id, since, MOST_MISSED + 1);
  if (since > chat.seq || changed.length > MOST_MISSED) {
    return [{ name: "reset", data: {}, seq: chat.seq }];
  }
  const messages = changed.map(({ messageId, born, seq, item }): EventView => {
    if (item === undefined) return { name: "deleted", data: { message_id: messageId }, seq };
    return { name: born > since ? "message" : "edited", data: viewItem(item), seq };
  });
  const answers = exchange.presses
    .answeredAfter(chat.id, since)
    .map(({ seq, answer }): EventView => ({ name: "callback_answer", data: answer, seq }));
  return [...messages, ...answers].sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0));
}

/** What is not numbered, as it stands now. */
function standing(exchange: Exchange, chat: Chat): readonly EventView[] {
  const pinned = exchange.messages.pinned(chat.id);
  return [
    commandsView(exchange, chat),
    { name: "pinned", data: { message: pinned && viewItem(pinned) } },
    { name: "read", data: { message_id: chat.readMessageId } },
    { name: "blocked", data: { blocked: chat.isBlocked } },
  ];
}

function commandsView(exchange: Exchange, { person }: Chat): EventView {
  return { name: "commands", data: { commands: commandsFor(exchange.settings, person) } };
}

function format({ name, data, seq }: EventView): string {
  const id = seq === undefined ? "" : `id: ${seq}\n`;
  return `${id}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
