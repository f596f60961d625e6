import type { BotCommand, ComposerMarkup, Message, User } from "./wire.ts";

/** What travels between the people's side of the messenger and its clients; the chat page shares these types. */

/** A message as a person's client gets it. */
export interface ItemView extends Message {
  /** The person sent it. */
  readonly out: boolean;
  readonly client_id?: string | undefined;
  /** What it does to the keyboard under the composer. */
  readonly composer_markup?: ComposerMarkup | undefined;
  /** An emoji that the bot set under it. */
  readonly reaction?: string | undefined;
}

export interface SessionView {
  readonly chat_id: number;
  readonly user: User;
  readonly bot: { readonly first_name: string; readonly username: string };
  readonly commands: readonly BotCommand[];
  /** The newest message that the person has seen; 0 at first. */
  readonly read_message_id: number;
  /** The pinned message that is to be shown on top. */
  readonly pinned?: ItemView | undefined;
  /** The person stopped the bot: it cannot write until they take it up again. */
  readonly blocked: boolean;
  /** People come in by a link, so that signing out makes sense. */
  readonly by_link: boolean;
  /** In a demo: whom this tab may choose to be, by naming them as `person` in the query of each request. */
  readonly demo?: readonly DemoPersonView[] | undefined;
  /** For programs only: a browser has it in a cookie that its scripts cannot read. */
  readonly token?: string | undefined;
}

interface DemoPersonView {
  readonly id: number;
  readonly name: string;
  readonly about: string;
}

/** A stretch of the chat, newest last. The stream of events goes on from `seq`. */
export interface HistoryView {
  readonly messages: readonly ItemView[];
  readonly has_older: boolean;
  readonly has_newer: boolean;
  readonly seq: number;
}

/** Messages that hold the words looked for, newest first. */
export interface SearchView {
  readonly messages: readonly ItemView[];
  readonly has_older: boolean;
}

/** What the bot answered to a press of an inline button. */
export interface AnswerView {
  readonly callback_query_id: string;
  readonly text?: string | undefined;
  readonly show_alert: boolean;
}

/** What the stream of events brings: the data of each kind. */
export interface Events {
  readonly message: ItemView;
  readonly edited: ItemView;
  readonly deleted: { readonly message_id: number };
  readonly callback_answer: AnswerView;
  /** Not kept: the bot is typing or sending something. */
  readonly action: { readonly action: string };
  readonly commands: { readonly commands: readonly BotCommand[] };
  readonly pinned: { readonly message?: ItemView | undefined };
  /** Read in another window of the same person. */
  readonly read: { readonly message_id: number };
  readonly blocked: { readonly blocked: boolean };
  /** Too much happened while the line was down: load the chat anew. */
  readonly reset: Record<string, never>;
  /** This session ended: nothing more will come. */
  readonly signed_out: Record<string, never>;
}
