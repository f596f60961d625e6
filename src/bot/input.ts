import type { Action, Target } from "#flows/conversation.ts";
import type { Pressed } from "./callback-data.ts";
import type { UnitList } from "#intake/unit-list.ts";
import type { HallAction } from "./hall/hall-action.ts";
import type { Person } from "./who.ts";

/** One update, read: what somebody did, free of the messenger it came by. */
export type Input = Readonly<{ update: number; person: Person }> &
  /** `payload`: what a deep link carried. */
  (
    | Readonly<{ kind: "start"; payload?: string }>
    | Readonly<{ kind: "command"; action: Action }>
    /** A command of the hall, which is about the unit that the person is in. */
    | Readonly<{ kind: "hall"; hall: (unit: string) => HallAction }>
    | Readonly<{ kind: "unknown-command" }>
    | Readonly<{ kind: "text"; text: string; message: number; replyTo?: Target }>
    | Readonly<{ kind: "edited"; text: string; message: number }>
    /** A button; undefined for data that this bot never drew. */
    | Readonly<{ kind: "press"; pressed: Pressed | undefined }>
    | Readonly<{ kind: "unreadable"; what: string; file?: SentFile; media?: SentMedia }>
  );

/** A recording or a photo; read only where a model for it is set up. */
export type SentMedia = Readonly<{ what: "voice" | "photo"; file: SentFile; message: number }>;

/** A document that somebody sent; read only where one was asked for. */
export interface SentFile {
  readonly name: string;
  /** Bytes, as the messenger says. */
  readonly size: number;
  readonly read: () => Promise<Uint8Array>;
  /** What it says, of one that was asked for as a list of units. */
  readonly units?: () => Promise<UnitList>;
}
