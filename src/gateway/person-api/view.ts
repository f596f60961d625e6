import type { ChatEvent, Item } from "../chat.ts";
import type { AnswerView, ItemView } from "../person-wire.ts";

/** What happens in a chat, as a server-sent event. */
export interface EventView {
  readonly name:
    | "message"
    | "edited"
    | "deleted"
    | "callback_answer"
    | "action"
    | "commands"
    | "reset";
  readonly data: object;
  /** Where a client that lost the line goes on from; without it the event is not repeated. */
  readonly seq?: number;
}

export function viewItem({ message, out, client_id, markup }: Item): ItemView {
  return { ...message, out, client_id, composer_markup: markup };
}

/** Nothing for what concerns only the bot. `current` is the item as it is now. */
export function viewEvent(event: ChatEvent, current: Item | undefined): EventView | undefined {
  const { seq } = event;
  switch (event.type) {
    case "message":
      return { name: "message", data: viewItem(event.item), seq };
    case "edited":
      return (
        current && { name: "edited", data: viewItem({ ...current, message: event.message }), seq }
      );
    case "deleted":
      return { name: "deleted", data: { message_id: event.message_id }, seq };
    case "answered": {
      const { callback_query_id, text, show_alert } = event;
      const data: AnswerView = { callback_query_id, text, show_alert };
      return { name: "callback_answer", data, seq };
    }
    case "pressed":
      return undefined;
  }
}
