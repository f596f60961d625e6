import type { ChatEvent } from "../store/chats.ts";
import type { Item } from "../store/messages.ts";
import type { Events, ItemView } from "../person-wire.ts";

/** Something for a person's client, as a server-sent event. */
export type EventView = {
  readonly [Name in keyof Events]: {
    readonly name: Name;
    readonly data: Events[Name];
    /** Where a client that lost the line goes on from; without it the event is not repeated. */
    readonly seq?: number;
  };
}[keyof Events];

export function viewItem({ message, out, client_id, markup, reaction }: Item): ItemView {
  return { ...message, out, client_id, composer_markup: markup, reaction };
}

export function viewEvent(event: ChatEvent): EventView {
  switch (event.type) {
    case "message":
    case "edited":
      return { name: event.type, data: viewItem(event.item), seq: event.seq };
    case "deleted":
      return { name: "deleted", data: { message_id: event.message_id }, seq: event.seq };
    case "answered":
      return { name: "callback_answer", data: event.answer, seq: event.seq };
    case "pinned":
      return { name: "pinned", data: { message: event.item && viewItem(event.item) } };
    case "read":
      return { name: "read", data: { message_id: event.message_id } };
    case "blocked":
      return { name: "blocked", data: { blocked: event.blocked } };
  }
}
