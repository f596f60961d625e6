import type { Wanted } from "./file-format.ts";
import type { CellId } from "./form.ts";
import type { Change, Report } from "./report.ts";
import type { Next, Sheet } from "./sheet.ts";
import type { RowReading } from "./reading/read-row.ts";

export type Refusal = Extract<RowReading, { kind: "refused" }>;
type Ambiguity = Extract<RowReading, { kind: "ambiguous" }>;

/** Something a person did. The shell gives it the time and the person; the core has neither clock nor names. */
export type Event = Readonly<{ at: string; by: string }> &
  (
    | Readonly<{ kind: "text"; text: string; message?: number; replyTo?: Target }>
    /** An earlier message was edited. */
    | Readonly<{ kind: "edited"; text: string; message: number }>
    /** A button, and the revision it was drawn for; commands are actions without a button. */
    | Readonly<{ kind: "tap"; action: Action; revision: number }>
    | Readonly<{ kind: "command"; action: Action }>
    /** A sticker, photo, voice message …: nothing to read in it. */
    | Readonly<{ kind: "unreadable"; what: string }>
  );

/** What a reply points at: the person's own earlier message, or the question on a card of the bot. */
export type Target =
  | Readonly<{ kind: "message"; message: number }>
  | Readonly<{ kind: "question"; question: string }>;

/** Everything a person can do by a button; the words for it live in the bot. */
export type Action =
  // Answers: they write, so a button drawn for an older revision does not.
  | Readonly<{ kind: "gate"; gate: string; answer: "none" | "some" }>
  | Readonly<{ kind: "mode"; table: string; mode: "cases" | "rows" }>
  | Readonly<{ kind: "zero"; row: string }>
  | Readonly<{ kind: "zero-rest"; table: string }>
  /** One of several readings: the row's cells in order, `null` for one left blank. */
  | Readonly<{ kind: "values"; row: string; values: readonly (number | null)[] }>
  /** What is left over goes to next year: in one column by place, or in all. */
  | Readonly<{ kind: "carry"; table: string; column: number | "all" }>
  /** More were handled than received: received is raised to match, in one column. */
  | Readonly<{ kind: "raise"; table: string; column: number }>
  /** A case: applicant column and outcome (the last one is carry-over), by place, and how many alike. */
  | Readonly<{ kind: "case"; table: string; column: number; outcome: number; count: number }>
  | Readonly<{ kind: "cases-done"; table: string }>
  | Readonly<{ kind: "parts"; section: string }>
  | Readonly<{ kind: "offer"; text: string; part: string }>
  | Readonly<{ kind: "none"; section: string }>
  | Readonly<{ kind: "done"; text: string }>
  | Readonly<{ kind: "rewrite"; text: string }>
  | Readonly<{ kind: "acknowledge"; finding: string }>
  | Readonly<{ kind: "later"; what: string }>
  | Readonly<{ kind: "finish" }>
  | Readonly<{ kind: "reopen" }>
  | Readonly<{ kind: "undo" }>
  // Looks and moves: welcome from any card, however old.
  | Readonly<{ kind: "go"; question: string }>
  | Readonly<{ kind: "back" }>
  | Readonly<{ kind: "continue" }>
  | Readonly<{ kind: "pick"; table: string; column: number }>
  | Readonly<{ kind: "pick-applicant"; table: string }>
  | Readonly<{ kind: "help"; question: string }>
  | Readonly<{ kind: "commands" }>
  | Readonly<{ kind: "status" }>
  | Readonly<{ kind: "check" }>
  /** The pages as pictures. */
  | Readonly<{ kind: "preview" }>
  /** Which file? */
  | Readonly<{ kind: "files" }>
  | Readonly<{ kind: "file"; wanted: Wanted }>
  | Readonly<{ kind: "edit"; section: string }>
  | Readonly<{ kind: "pause" }>;

/** Facts for the bot to word, in the order to be said. */
export type Reply =
  | Readonly<{ kind: "gate-set"; gate: string; answer: "none" | "some"; cells: number }>
  | Readonly<{ kind: "mode-set"; table: string; mode: "cases" | "rows" }>
  | Readonly<{ kind: "recorded"; row: string; changed: readonly CellChange[]; corrected: boolean }>
  | Readonly<{ kind: "zeroed-rest"; table: string; rows: number }>
  | Readonly<{
      kind: "case-added";
      table: string;
      column: number;
      outcome: number;
      count: number;
      /** How many of this applicant and outcome there are now. */
      now: number;
    }>
  | Readonly<{ kind: "cases-closed"; table: string; total: number }>
  | Readonly<{ kind: "text-added"; text: string }>
  | Readonly<{ kind: "text-done"; text: string; characters: number }>
  | Readonly<{ kind: "text-cleared"; text: string }>
  | Readonly<{ kind: "text-missing"; text: string }>
  | Readonly<{ kind: "text-too-long"; characters: number; limit: number }>
  | Readonly<{ kind: "put-off"; what: string }>
  | Readonly<{ kind: "acknowledged"; cells: readonly CellId[] }>
  | Readonly<{ kind: "undone"; change: Change }>
  | Readonly<{ kind: "nothing-to-undo" }>
  | Readonly<{ kind: "nothing-changed"; row: string }>
  | Readonly<{ kind: "refused"; row: string; refusal: Refusal }>
  | Readonly<{
      kind: "which-reading";
      row: string;
      readings: Ambiguity["readings"];
      reason: Ambiguity["reason"] | "which-column";
    }>
  | Readonly<{ kind: "which-row"; rows: readonly string[] }>
  | Readonly<{ kind: "not-understood"; text: string }>
  | Readonly<{ kind: "unknown-message" }>
  | Readonly<{ kind: "unreadable"; what: string }>
  | Readonly<{ kind: "help"; question: string }>
  | Readonly<{ kind: "commands" }>
  | Readonly<{ kind: "status" }>
  | Readonly<{ kind: "findings" }>
  | Readonly<{ kind: "files" }>
  | Readonly<{ kind: "file"; wanted: Wanted }>
  | Readonly<{ kind: "edit-menu"; section: string }>
  | Readonly<{ kind: "pick-outcome"; table: string; column: number }>
  | Readonly<{ kind: "stale" }>
  | Readonly<{ kind: "paused" }>
  | Readonly<{ kind: "finished" }>
  | Readonly<{ kind: "reopened" }>
  | Readonly<{ kind: "is-finished" }>
  | Readonly<{ kind: "section-complete"; section: string }>
  | Readonly<{ kind: "ask"; next: Next }>;

export type CellChange = Readonly<{ cell: CellId; old: number | null; new: number | null }>;

/** The report after the step, worked out, and what to say. */
export type Turn = Readonly<{ report: Report; sheet: Sheet; replies: readonly Reply[] }>;
