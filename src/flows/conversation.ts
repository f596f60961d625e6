import type { Wanted } from "./file-format.ts";
import type { CellId } from "./form.ts";
import type { Change, Report } from "./report.ts";
import type { Next, Sheet } from "./sheet.ts";
import type { RowReading } from "./reading/read-row.ts";
import type { OpenTotal, Said } from "./reading/sentence/read-sentence.ts";
import type { FactReading } from "./compose-draft.ts";
import type { Proposal } from "./proposal.ts";
import type { Role } from "./directory/directory.ts";
import type { Hat } from "./directory/hats.ts";
import type { Meanwhile } from "./workflow/meanwhile.ts";
import type { Notice } from "./workflow/notice.ts";
import type { CorrectionKind } from "./workflow/place.ts";
import type { Refused as NotPublished } from "./workflow/read-published.ts";

export type Refusal = Extract<RowReading, { kind: "refused" }>;
type Ambiguity = Extract<RowReading, { kind: "ambiguous" }>;

/**
 * Something a person did. The shell gives it the time and the person, and what they are to the unit (absent: its
 * filler); the core has neither clock nor names.
 */
export type Event = Readonly<{ at: string; by: string; hats?: readonly Hat[] }> &
  (
    | Readonly<{
        kind: "text";
        text: string;
        message?: number;
        replyTo?: Target;
        /** Heard, not typed: figures are shown before they are written. */
        spoken?: true;
      }>
    /** An earlier message was edited. */
    | Readonly<{ kind: "edited"; text: string; message: number }>
    /** A button, and the revision it was drawn for; commands are actions without a button. */
    | Readonly<{ kind: "tap"; action: Action; revision: number }>
    | Readonly<{ kind: "command"; action: Action }>
    /** Read or written elsewhere, for this person to take or leave; and what is to be said of it. */
    | Readonly<{ kind: "proposed"; proposal?: Proposal; say?: readonly ProposalRemark[] }>
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
  // Of the proposal in front, by its id: all that is left of it, one piece, none.
  | Readonly<{ kind: "take"; proposal: string }>
  | Readonly<{ kind: "take-this"; proposal: string; at: number }>
  | Readonly<{ kind: "leave-this"; proposal: string; at: number }>
  | Readonly<{ kind: "one-by-one"; proposal: string }>
  | Readonly<{ kind: "drop"; proposal: string }>
  | Readonly<{ kind: "redraft"; proposal: string; how: "another" | "shorter" }>
  /** A paragraph from facts; `anew`: they are asked again. */
  | Readonly<{ kind: "write"; text: string; part: string; anew: boolean }>
  | Readonly<{ kind: "fact"; fact: string; answer: "none" | "yes" | "skip" }>
  | Readonly<{ kind: "finish" }>
  | Readonly<{ kind: "reopen" }>
  | Readonly<{ kind: "undo" }>
  // The report goes from hand to hand; `finish` submits it, `reopen` takes back what needed no review.
  | Readonly<{ kind: "withdraw" }>
  /** `sure`: what a secrecy step asks first has been confirmed. */
  | Readonly<{ kind: "approve"; sure: boolean }>
  | Readonly<{ kind: "return" }>
  | Readonly<{ kind: "drop-remarks" }>
  | Readonly<{ kind: "file-report" }>
  | Readonly<{ kind: "accept" }>
  | Readonly<{ kind: "send-back" }>
  // Asks for words; nothing is written until they come.
  | Readonly<{ kind: "justify"; finding: string }>
  /** On a question or a section by id; empty: on the whole. */
  | Readonly<{ kind: "remark"; on: string }>
  | Readonly<{ kind: "explain-remark"; remark: string }>
  | Readonly<{ kind: "publish" }>
  | Readonly<{ kind: "correct" }>
  | Readonly<{ kind: "correct-as"; correction: CorrectionKind }>
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
  /** The whole report to a reviewer, and one section of it. */
  | Readonly<{ kind: "review-all" }>
  | Readonly<{ kind: "review-section"; section: string }>
  | Readonly<{ kind: "pause" }>
  /** Something for the assistant: other words for the draft in front, or for a text. */
  | Readonly<{ kind: "wish"; wish: Wish["kind"]; text: string }>;

/** What is asked of whoever proposes, outside the core. */
export type Wish =
  | Readonly<{ kind: "another" | "shorter" | "formal"; text: string }>
  | Readonly<{ kind: "polish" | "proofread"; text: string }>;

/** Why nothing came of a wish. */
export const unfulfilled = [
  "not-set-up",
  "timeout",
  "unreachable",
  "unusable",
  "refused",
  "busy",
  "spent",
  "no-slips",
  "nothing-better",
  "nothing-heard",
  "nothing-seen",
] as const;
export type Unfulfilled = (typeof unfulfilled)[number];

/** What there is to say of something that was read or written elsewhere. */
export type ProposalRemark =
  /** A whole and its parts, as they were said, that do not agree. */
  | Readonly<{ kind: "contradiction"; whole: Said; parts: readonly Said[] }>
  | Readonly<{ kind: "unfulfilled"; why: Unfulfilled }>
  /** Numbers that were said, and that nothing was made of. */
  | Readonly<{ kind: "left-unread"; numbers: readonly string[] }>
  /** Rows whose figures do not add up, as they were read. */
  | Readonly<{ kind: "doubtful"; rows: readonly string[] }>
  /** Sentences that were not let through, with what was wrong with them. */
  | Readonly<{ kind: "sentences-refused"; count: number }>
  /** Places to look at, that have no other words to offer. */
  | Readonly<{ kind: "slips"; slips: readonly Readonly<{ at: string; why: string }>[] }>;

/** Facts for the bot to word, in the order to be said. */
export type Reply =
  | ProposalRemark
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
  /** Totals that were said, whose figures by applicant were not. */
  | Readonly<{ kind: "open-totals"; table: string; totals: readonly OpenTotal[] }>
  | Readonly<{ kind: "taken"; changed: readonly CellChange[]; rest: boolean }>
  | Readonly<{ kind: "dropped" }>
  | Readonly<{ kind: "revised"; text: string; count: number }>
  | Readonly<{ kind: "fact-refused"; reason: Extract<FactReading, { kind: "refused" }>["reason"] }>
  | Readonly<{ kind: "no-draft"; text: string }>
  | Readonly<{ kind: "wished"; wish: Wish }>
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
  /** What others did since this person's last turn. */
  | Readonly<{ kind: "meanwhile"; changes: readonly Meanwhile[] }>
  /** Typed for a question that is not in front any more. */
  | Readonly<{ kind: "not-recorded"; text: string }>
  /** Whose it is instead; `people` by their ids, where it was handed to somebody. */
  | Readonly<{
      kind: "not-yours";
      whose: readonly Role[];
      step?: string;
      question?: string;
      people?: readonly string[];
    }>
  | Readonly<{ kind: "not-now" }>
  | Readonly<{ kind: "is-in-review" }>
  | Readonly<{ kind: "is-being-filled" }>
  | Readonly<{ kind: "no-reviewers" }>
  | Readonly<{ kind: "remarks-open"; remarks: readonly string[] }>
  | Readonly<{ kind: "submitted"; step: string }>
  | Readonly<{ kind: "withdrawn" }>
  /** `next`: the step that it waits for now; absent: it is final. */
  | Readonly<{ kind: "approved"; next?: string }>
  | Readonly<{ kind: "own-work" }>
  | Readonly<{ kind: "confirm-secrecy" }>
  | Readonly<{ kind: "remarks-unsent"; count: number }>
  | Readonly<{ kind: "remarks-dropped"; count: number }>
  | Readonly<{ kind: "remark-kept"; remark: string; unsent: number }>
  | Readonly<{ kind: "returned"; count: number }>
  | Readonly<{ kind: "sent-back"; count: number }>
  | Readonly<{ kind: "explained"; remark: string }>
  | Readonly<{ kind: "reason-kept" }>
  | Readonly<{ kind: "too-wordy"; characters: number; limit: number }>
  | Readonly<{ kind: "review-all" }>
  | Readonly<{ kind: "review-section"; section: string }>
  | Readonly<{ kind: "filed" }>
  | Readonly<{ kind: "accepted" }>
  | Readonly<{ kind: "published"; on: string; url: string }>
  | Readonly<{ kind: "publish-refused"; reason: NotPublished; today: string }>
  | Readonly<{ kind: "correct-kinds" }>
  | Readonly<{ kind: "correcting"; correction: CorrectionKind }>
  | Readonly<{ kind: "ask"; next: Next }>;

export type CellChange = Readonly<{ cell: CellId; old: number | null; new: number | null }>;

/** The report after the step, worked out, what to say, and what others are to hear of it. */
export type Turn = Readonly<{
  report: Report;
  sheet: Sheet;
  replies: readonly Reply[];
  notices: readonly Notice[];
}>;
