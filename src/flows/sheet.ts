import type { CellId, Severity } from "./form.ts";
import type { ReviewStep } from "./directory/directory.ts";
import type { Question } from "./outline.ts";
import type { Prompt } from "./workflow/place.ts";

/**
 * A report worked out: what `evaluate` makes of a form and its answers. Computed afresh on each turn, never stored.
 */
export interface Sheet {
  /** Every cell that has a value, derived ones included. A total with a blank part is blank. */
  readonly values: ReadonlyMap<CellId, number>;
  readonly findings: readonly Finding[];
  /** How many single comparisons were made, for "我核对了 43 项". */
  readonly compared: number;
  /** Every question that is asked at all with these answers, in order. */
  readonly asked: readonly AskedQuestion[];
  readonly next: Next;
}

export interface AskedQuestion {
  readonly question: Question;
  readonly state: "answered" | "blank" | "skipped";
}

/** What stands in front of the person now. */
export type Next =
  | Readonly<{ kind: "question"; question: Question; revisited: boolean }>
  /** What a reviewer said, for the clerk to mend or to explain. */
  | Readonly<{ kind: "remark"; remark: string }>
  | Readonly<{ kind: "finding"; finding: Finding }>
  | Readonly<{ kind: "end" }>
  /** The sections handed over are done; the rest is somebody else's. */
  | Readonly<{ kind: "part-end" }>
  /** Words that were asked for. */
  | Readonly<{ kind: "prompt"; prompt: Prompt }>
  /** A report to decide on: in a step of the review, or for the office above. */
  | Readonly<{ kind: "review"; step?: ReviewStep }>
  /** Nothing to fill and nothing to decide: where it stands, and what else this person may do. */
  | Readonly<{ kind: "locked" }>;

/** Names what stands in front, so that what was asked then can be told from what is asked now. */
export function nextId(next: Next): string {
  switch (next.kind) {
    case "question":
      return next.question.id;
    case "finding":
      return next.finding.key;
    case "remark":
      return next.remark;
    case "prompt":
    case "review":
    case "end":
    case "part-end":
    case "locked":
      return next.kind;
  }
}

/** A check that fails: facts only, no sentence; wording lives in the bot. */
export type Finding = Readonly<{
  /** Names the finding with its figures: looked-at once, it stays so until a figure changes. */
  key: string;
  severity: Severity;
  cells: readonly CellId[];
}> &
  FindingFacts;

export type FindingFacts =
  | Readonly<{ kind: "blank"; question: Question; cells: readonly CellId[] }>
  | Readonly<{
      kind: "balance";
      check: string;
      table: string;
      column: string;
      /** received + carried in, and handled + carried out, in one column */
      left: number;
      right: number;
    }>
  | Readonly<{ kind: "at-most"; check: string; value: number; limit: number }>
  | Readonly<{ kind: "at-least"; check: string; value: number; floor: number }>
  /** The gate said "none", but there are figures; or "yes", and all is 0. */
  | Readonly<{ kind: "gate"; gate: string; said: "none" | "some"; total: number }>;
