import type { Form } from "#flows/form.ts";
import type { Report } from "#flows/report.ts";
import type { DeskRecord, ReportRecord } from "./records.ts";
import type { Words } from "./words/words.ts";
import type { Shelf } from "#db/store.ts";

/** Everything the bot needs from outside. */
export interface Dependencies {
  readonly desks: Shelf<DeskRecord>;
  readonly reports: Shelf<ReportRecord>;
  readonly forms: readonly Form[];
  readonly words: Words;
  /** A report as a file; the finished one when the report is finished, a draft otherwise. */
  readonly render: (form: Form, report: Report) => Promise<RenderedFile>;
  readonly now: () => Date;
  readonly log: (line: string) => void;
  readonly access: Access;
}

export interface RenderedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** How many questions are still open. */
  readonly missing: number;
}

/**
 * Who may come in, until roles exist: `everyone` on a messenger that only the office can reach; `first` makes the
 * first person the clerk; a number is the clerk's id, set by the operator.
 */
export type Access = "everyone" | "first" | number;
