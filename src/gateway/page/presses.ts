import type { AnswerView, ItemView } from "../person-wire.ts";
import { ApiError, pressButton } from "./api.ts";
import { showAlert, showToast } from "./notices.ts";
import { words } from "./words.ts";

/** Presses of inline buttons, each waiting for the bot's answer. */
export interface Presses {
  readonly press: (item: ItemView, data: string, pressed: HTMLButtonElement) => void;
  readonly answered: (answer: AnswerView) => void;
}

/** A button stops showing that it waits after this long, whatever the bot does. Milliseconds. */
const PATIENCE = 10_000;

export function createPresses(): Presses {
  const open = new Map<string, () => void>();
  // The stream may be faster than the response to the press.
  const early = new Map<string, AnswerView>();
  let pressing = 0;

  const finish = (answer: AnswerView): void => {
    open.get(answer.callback_query_id)?.();
    open.delete(answer.callback_query_id);
    if (answer.text === undefined || answer.text === "") return;
    if (answer.show_alert) showAlert(answer.text);
    else showToast(answer.text);
  };

  const press: Presses["press"] = (item, data, pressed) => {
    if (pressed.ariaBusy === "true") return;
    const release = (): void => {
      pressed.ariaBusy = "false";
    };
    pressed.ariaBusy = "true";
    setTimeout(release, PATIENCE);
    void send(item.message_id, data, release);
  };

  const send = async (messageId: number, data: string, release: () => void): Promise<void> => {
    pressing += 1;
    try {
      const { callback_query_id: id } = await pressButton(messageId, data);
      open.set(id, release);
      const answer = early.get(id);
      if (answer !== undefined) finish(answer);
    } catch (error) {
      release();
      showToast(error instanceof ApiError && error.status === 0 ? words.offline : words.refused);
    }
    pressing -= 1;
    if (pressing === 0) early.clear();
  };

  return {
    press,
    answered: (answer) => {
      if (open.has(answer.callback_query_id)) finish(answer);
      // Otherwise it may be for a press whose response is still coming, or for another tab.
      else if (pressing > 0) early.set(answer.callback_query_id, answer);
    },
  };
}
