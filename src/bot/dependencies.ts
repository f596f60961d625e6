import type { FileFormat, Wanted } from "#flows/file-format.ts";
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
 * Who may come in, until roles exist: `everyone` on a messenger that only the office can reach; `first` makes the
 * first person the clerk; a number is the clerk's id, set by the operator.
 */
export type Access = "everyone" | "first" | number;
