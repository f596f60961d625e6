import type { CellId, Severity } from "./form.ts";
import type { Question } from "./outline.ts";

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
  | Readonly<{ kind: "finding"; finding: Finding }>
  | Readonly<{ kind: "end" }>;

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
