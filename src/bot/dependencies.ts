import type { FileFormat, Wanted } from "#flows/file-format.ts";
import type { Form } from "#flows/form.ts";
import type { Report } from "#flows/report.ts";
import type { DeskRecord, ReportRecord } from "./records.ts";
import type { Directory } from "#flows/directory/directory.ts";
import type { Words } from "./words/words.ts";
import type { Shelf } from "#db/store.ts";
import type { UnitListInput } from "#intake/read-unit-list.ts";
import type { UnitList } from "#intake/unit-list.ts";
import type { CountyWorkbook } from "#render/county/county-workbook.ts";
import type { InvitationList } from "#render/county/invitation-list.ts";
import type { QrPicture } from "#render/county/qr-picture.ts";
import type { RecordWorkbook } from "#render/county/record-workbook.ts";
import type { StatusPicture } from "#render/county/status-picture.ts";
import type { Model } from "#assist/model.ts";
import type { AssistLog } from "./assist/log.ts";
import type { NotesRecord } from "./hall/county/notes.ts";

/** Everything the bot needs from outside. */
export interface Dependencies {
  readonly desks: Shelf<DeskRecord>;
  /** One document: `directory`. */
  readonly directories: Shelf<Directory>;
  readonly reports: Shelf<ReportRecord>;
  readonly forms: readonly Form[];
  readonly words: Words;
  /** A report as files; the finished ones when the report is finished, drafts otherwise. */
  readonly render: (
    form: Form,
    report: Report,
    wanted: Wanted,
    progress: (step: RenderStep) => void,
  ) => Promise<Rendered>;
  readonly now: () => Date;
  readonly log: (line: string) => void;
  readonly access: Access;
  /** May people review what they have filled in themselves? Only where the operator says so. */
  readonly selfReview: boolean;
  readonly door: BotDoor;
  readonly pictures: Pictures;
  /** Units and people from a list, as proposals. */
  readonly readUnitList: (input: UnitListInput) => Promise<UnitList>;
  readonly notes: Shelf<NotesRecord>;
  /** Absent: no model is set up, and everything else is as with one. */
  readonly assistant?: AssistantDoor;
}

/** The language model, what was asked of it, and how much may be. */
export interface AssistantDoor {
  readonly model: Model;
  /** By unit. */
  readonly log: Shelf<AssistLog>;
  /** Of one unit. */
  readonly tokensADay: number;
}

export interface Rendered {
  readonly files: readonly RenderedFile[];
  readonly isDraft: boolean;
  /** How many questions are still open. */
  readonly missing: number;
}

export interface RenderedFile {
  readonly format: FileFormat;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What is being drawn: of pages, so many are done of so many. */
export interface RenderStep {
  readonly format: FileFormat;
  readonly done: number;
  readonly of: number;
}

/**
 * Who may come in: `everyone` on a messenger that only this computer can reach, where whoever has no post fills in the
 * first unit's report and looks after it; otherwise only who was invited.
 */
export type Access = "everyone" | "invited";

/** How people get to the bot, and away from it. */
export interface BotDoor {
  /** A link that brings its opener to the bot with `/start <payload>`; `personId`: a further device of theirs. */
  readonly link: (
    options: Readonly<{ start?: string; name?: string; personId?: number }>,
  ) => Promise<string>;
  /**
   * Links that were made for the invitations of these ids let nobody in any more. Absent where a link lets nobody in by
   * itself, and only carries what the bot knows to be taken back.
   */
  readonly takeBack?: (invitations: readonly string[]) => Promise<void>;
  /** Ends what a person has open, on every device. */
  readonly signOut: (person: number) => Promise<void>;
  /** Are tall pictures made so small that nobody can read them? Then they go as files. */
  readonly shrinksPictures: boolean;
  /** Can one person have several devices by links of ours? Telegram has its own way. */
  readonly hasDevices: boolean;
}

/** What is drawn outside a report, in a thread of its own: pictures for the phone, and workbooks. */
export interface Pictures {
  readonly status: Draw<StatusPicture>;
  readonly qr: Draw<QrPicture>;
  readonly countyWorkbook: Draw<CountyWorkbook>;
  readonly recordWorkbook: Draw<RecordWorkbook>;
  readonly invitationList: Draw<InvitationList>;
}

type Draw<Input> = (input: Input) => Promise<readonly Uint8Array[]>;
