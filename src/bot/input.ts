import type { Action, Target } from "#flows/conversation.ts";
import type { Pressed } from "./callback-data.ts";
import type { Person } from "./who.ts";

/** One update, read: what somebody did, free of the messenger it came by. */
export type Input = Readonly<{ update: number; person: Person }> &
  (
    | Readonly<{ kind: "start" }>
    | Readonly<{ kind: "command"; action: Action }>
    | Readonly<{ kind: "unknown-command" }>
    | Readonly<{ kind: "text"; text: string; message: number; replyTo?: Target }>
    | Readonly<{ kind: "edited"; text: string; message: number }>
    /** A button; undefined for data that this bot never drew. */
    | Readonly<{ kind: "press"; pressed: Pressed | undefined }>
    | Readonly<{ kind: "unreadable"; what: string }>
  );
