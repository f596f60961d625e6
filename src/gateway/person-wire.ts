import type { BotCommand, ComposerMarkup, Message, User } from "./wire.ts";

/** What travels between the people's side of the messenger and its clients; the chat page shares these types. */

/** A message as a person's client gets it. */
export interface ItemView extends Message {
  /** The person sent it. */
  readonly out: boolean;
  readonly client_id?: string | undefined;
  /** What it does to the keyboard under the composer. */
  readonly composer_markup?: ComposerMarkup | undefined;
}

export interface SessionView {
  readonly chat_id: number;
  readonly user: User;
  readonly bot: { readonly first_name: string; readonly username: string };
  readonly commands: readonly BotCommand[];
  /** For programs only: a browser has it in a cookie that its scripts cannot read. */
  readonly token?: string | undefined;
}

/** Newest last. The stream of events goes on from `seq`. */
export interface HistoryView {
  readonly messages: readonly ItemView[];
  readonly has_more: boolean;
  readonly seq: number;
}

/** What the bot answered to a press of an inline button. */
export interface AnswerView {
  readonly callback_query_id: string;
  readonly text?: string | undefined;
  readonly show_alert: boolean;
}
