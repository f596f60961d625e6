import { eventsAfter } from "../chat.ts";
import type { Chat, ChatEvent } from "../chat.ts";
import { commandsFor } from "../bot-api/look-up.ts";
import type { Exchange, Signal } from "../exchange.ts";
import { viewEvent } from "./view.ts";
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
): Response {
  const ending = new AbortController();
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      const unfollow = follow(exchange, chat, since, writer(controller, ending));
      ending.signal.addEventListener("abort", unfollow);
      signal.addEventListener("abort", () => ending.abort());
    },
    cancel: () => ending.abort(),
  });
  return new Response(body, {
    headers: { "content-type": "text/event-stream", "cache-control": "no-store" },
  });
}

type Write = (text: string) => void;

/** Milliseconds: often enough that a dead line shows, and that proxies keep it open. */
const HEARTBEAT = 20_000;

/** A reader this far behind is cut off; it comes back and goes on where it was. Chunks. */
const MOST_BEHIND = 1_000;

function writer(
  controller: ReadableStreamDefaultController<Uint8Array>,
  ending: AbortController,
): Write {
  const encoder = new TextEncoder();
  return (text) => {
    if (ending.signal.aborted) return;
    try {
      const isBehind = (controller.desiredSize ?? 0) < -MOST_BEHIND;
      if (!isBehind) return controller.enqueue(encoder.encode(text));
      controller.close();
    } catch {
      // The reader went away between two events: the same end.
    }
    ending.abort();
  };
}

function follow(
  exchange: Exchange,
  chat: Chat,
  since: number | undefined,
  write: Write,
): () => void {
  const send = (event: EventView | undefined): void => {
    if (event !== undefined) write(format(event));
  };
  const sendRecord = (event: ChatEvent): void => {
    const id = event.type === "edited" ? event.message.message_id : undefined;
    send(viewEvent(event, id === undefined ? undefined : chat.items.get(id)));
  };
  const sendCommands = (): void => {
    const commands = commandsFor(exchange.updates, chat.person.language_code);
    send({ name: "commands", data: { commands } });
  };
  const sendSignal = (signal: Signal): void => {
    if (signal.type === "commands") sendCommands();
    else if (signal.chatId === chat.person.id) {
      send({ name: "action", data: { action: signal.action } });
    }
  };

  write("retry: 1000\n\n");
  const missed = since === undefined ? [] : eventsAfter(chat, since);
  if (missed === undefined) send({ name: "reset", data: {}, seq: chat.seq });
  for (const event of missed ?? []) sendRecord(event);
  sendCommands();
  chat.listeners.add(sendRecord);
  exchange.signals.add(sendSignal);
  const heartbeat = setInterval(() => write(": \n\n"), HEARTBEAT);
  return () => {
    clearInterval(heartbeat);
    chat.listeners.delete(sendRecord);
    exchange.signals.delete(sendSignal);
  };
}

function format({ name, data, seq }: EventView): string {
  const id = seq === undefined ? "" : `id: ${seq}\n`;
  return `${id}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
