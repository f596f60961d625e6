import type { Directory, Role } from "#flows/directory/directory.ts";
import type { Hat } from "#flows/directory/hats.ts";
import type { Report } from "#flows/report.ts";
import type { Wanted } from "#flows/file-format.ts";
import type { Drawn } from "../callback-data.ts";
import type { Dependencies } from "../dependencies.ts";
import type { Card } from "../say/card.ts";
import type { Worn } from "../seat.ts";
import type { Person, Who } from "../who.ts";
import type { SentFile } from "../input.ts";
import type { DeskRecord } from "../records.ts";
import type { HallAction, HallPrompt } from "./hall-action.ts";

/** What a handler of the hall sees: everything is read already but the reports, of which there may be thousands. */
export interface Hall {
  readonly deps: Dependencies;
  readonly directory: Directory;
  readonly person: Person;
  readonly record: DeskRecord;
  readonly posts: Who["posts"];
  /** As what they are here just now; none while they hold several posts and have not said which. */
  readonly worn: Worn | undefined;
  /** ISO instant, UTC. */
  readonly at: string;
  /** The year that reports are collected for now, or that this person has chosen. */
  readonly year: number;
  readonly hatsOn: (unit: string) => readonly Hat[];
  /** A unit's report of a year; none if it was never begun or cannot be read. */
  readonly report: (unit: string, year?: number) => Promise<Report | undefined>;
}

/** What a handler decides; the shell keeps it all before a word is said. */
export interface HallTurn {
  readonly card: Card;
  /** The card that was pressed stays as it is, for what was asked follows below it. */
  readonly keepsCard?: true;
  readonly directory?: Directory;
  /** Asked now; the next thing sent is the answer. Absent: nothing is asked any more. */
  readonly prompt?: HallPrompt;
  /** Take this report in hand, in this role; without a year: ask which one. Nothing else of the turn is said then. */
  readonly open?: Readonly<{ unit: string; role: Role; year?: number }>;
  /** From now on they are this here, and look at this year. */
  readonly now?: Readonly<{ role?: Role; unit?: string; year?: number }>;
  /** Files of a unit's report for this chat. */
  readonly files?: Readonly<{ unit: string; year: number; wanted: Wanted }>;
  /** What is to be sent beside the answer, into this chat or another. */
  readonly sendings?: readonly Sending[];
  /** People who are let out at once, on every device. */
  readonly signOut?: readonly number[];
  /** Words that no unit is called by: perhaps a question, for whoever can tell. */
  readonly unheard?: string;
  /** Proposed units, until they are accepted. */
  readonly proposal?: NonNullable<DeskRecord["proposal"]>;
}

/** A card, a picture or a document for somebody; made when it is sent, never in the queue. */
export type Sending =
  /** `drawn`: the report that its buttons are for. */
  | Readonly<{
      kind: "card";
      to: number;
      card: Card;
      drawn?: Drawn;
      /** Where it is kept until it is out; `settle` is called then. */
      owed?: Readonly<{ desk: string; key: string }>;
      settle?: () => Promise<void>;
    }>
  | Readonly<{
      kind: "picture" | "document";
      to: number;
      name: string;
      caption: string;
      make: () => Promise<readonly Uint8Array[]>;
    }>;

export type HallHandler<Kind extends HallAction["kind"]> = (
  hall: Hall,
  action: Extract<HallAction, { kind: Kind }>,
) => Promise<HallTurn>;

export type HallHandlers<Kind extends HallAction["kind"]> = {
  readonly [K in Kind]: HallHandler<K>;
};

/** Answers to what the hall has asked: words, or a file. */
export type PromptAnswer = Readonly<{ text?: string; file?: SentFile }>;
