/**
 * A form: one edition of a statutory report, as plain data.
 *
 * Everything that differs between editions and between reports lives here: the labels as the statute prints
 * them, the totals, the gates, the checks, the guidance. The code reads it and never branches on an edition.
 */

/** A sentence of the form itself (not of the statute), in both languages of the product. */
export type Words = Readonly<{ zh: string; en: string }>;

/** Stable ASCII address of one figure: `table.row.column`. Never reused, never renamed. */
export type CellId = string;

/** What a figure is: a count ≥ 0, a change that may be negative, or money in integer fen (0.01 元). */
export type FigureKind = "count" | "change" | "money";

export const levels = ["township", "department", "county", "city", "province"] as const;
export type Level = (typeof levels)[number];

export interface Form {
  readonly id: string;
  /** Raised with every change of the data that a half-filled report could notice; a report keeps its own. */
  readonly version: number;
  /** `{unit}` and `{year}` are replaced. */
  readonly title: string;
  /** The notice that prescribes this edition, e.g. 国办公开办函〔2021〕30号. */
  readonly source: string;
  readonly name: Words;
  readonly years: Readonly<{ from: number; to?: number }>;
  /** In the order of the document. */
  readonly sections: readonly Section[];
  /** The order in which sections are asked: tables first, so that texts can be offered from figures. */
  readonly interview: readonly string[];
  readonly gates: readonly Gate[];
  readonly checks: readonly CheckSpec[];
}

export type Section = NarrativeSection | TableSection;

export interface TableSection {
  readonly kind: "tables";
  readonly id: string;
  /** As the statute prints it, number included: `三、收到和处理政府信息公开申请情况`. */
  readonly title: string;
  readonly short: Words;
  readonly tables: readonly Table[];
}

/**
 * How a table is printed. `blocks`: stacked blocks, each with its own header; `matrix`: one block with merged
 * row and column labels; `line`: all rows of one block side by side in a single printed row.
 */
export type TableLayout = "blocks" | "matrix" | "line";

export interface Table {
  readonly id: string;
  readonly layout: TableLayout;
  /** The note printed in the corner cell above the row labels. */
  readonly corner?: string;
  readonly blocks: readonly Block[];
  /** The column that a lone number belongs to; the row's others are then 0. */
  readonly lone?: string;
  readonly cases?: CaseEntry;
}

export interface Block {
  readonly title?: string;
  /** Header of the row-label column. */
  readonly rowHeader?: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

export interface Column {
  readonly key: string;
  readonly label: string;
  /** Merged header labels above this column, outermost first; the label itself is the last. */
  readonly path?: readonly string[];
  /** Default: count. */
  readonly kind?: FigureKind;
  /** Measure word in the chat (件, 项); for money the unit a bare number has, where the statute prints one. */
  readonly unit?: string;
  /** A derived column: the sum of these columns, in every row. */
  readonly sum?: readonly string[];
  /** What people also call it. */
  readonly aliases?: readonly string[];
}

export interface Row {
  readonly key: string;
  readonly label: string;
  /** Merged row labels, outermost first; the label itself is the last. Default: the label alone. */
  readonly path?: readonly string[];
  /** A derived row: the sum of these rows, in every column. */
  readonly sum?: readonly string[];
  /** What counts here and what does not, for the clerk. */
  readonly help?: Words;
  readonly aliases?: readonly string[];
}

/**
 * Case entry for a balanced table: a case is an applicant (column) and an outcome (row, or carried over).
 * Received counts follow from the cases, so that the table balances by construction.
 */
export interface CaseEntry {
  readonly received: string;
  readonly carriedIn: string;
  readonly outcomes: readonly string[];
  readonly carriedOut: string;
  /** A short name per outcome that fits a phone button. */
  readonly names: Readonly<Record<string, string>>;
}

/** A yes-no question which, answered with "none", fills a whole table with explicit zeros. */
export interface Gate {
  readonly id: string;
  readonly table: string;
  readonly ask: Words;
  readonly none: Words;
  readonly some: Words;
}

export interface NarrativeSection {
  readonly kind: "narrative";
  readonly id: string;
  readonly title: string;
  readonly short: Words;
  /** What reviewers expect of the whole section. */
  readonly guide: Words;
  /** The aspects that may be written one by one; a section with a single part has no aspects. */
  readonly parts: readonly Part[];
  /** The text that stands for "nothing to report", where the practice knows one. */
  readonly empty?: string;
}

export interface Part {
  readonly key: string;
  /** The sub-heading printed above the part, without its number. Absent: no sub-heading. */
  readonly heading?: string;
  readonly name: Words;
  readonly guide: Words;
  /** Words by which this aspect is recognised in a text. */
  readonly keywords: readonly string[];
  /** Paragraphs offered from the figures; the first whose condition holds, of each. */
  readonly offers?: readonly (readonly Offer[])[];
  /** Small questions on what happened this year; their answers go into the phrases. */
  readonly facts?: readonly Fact[];
  /**
   * The paragraph, sentence by sentence: of each sentence several variants, of which one is taken. Which of them may
   * be said depends on the facts and the figures; a sentence none of whose variants may be said is left out.
   */
  readonly phrases?: readonly (readonly Phrase[])[];
}

/** `count`: a whole number ≥ 0; `words`: a few words of the person's own; `yes-no`. */
export type FactKind = "count" | "words" | "yes-no";

export interface Fact {
  readonly key: string;
  readonly kind: FactKind;
  readonly ask: Words;
  /** Measure word of a count: 次, 人, 条. */
  readonly unit?: string;
  /** What an answer looks like. */
  readonly example?: Words;
  /** The levels that are asked; absent: all. */
  readonly levels?: readonly Level[];
}

/**
 * `[a|b|c]` is a list: what was not given, or is 0, is left out of it, and a list with nothing left takes its sentence
 * away. `{fact}` stands for an answer by its key, `{{cell}}` for a figure, `{year}`, `{unit}` and `{self}` as in offers.
 * A sentence that names a fact which was not given, or a count of 0, may not be said; what 0 sounds like has a
 * sentence of its own.
 */
export interface Phrase {
  readonly text: string;
  readonly when?: PhraseCondition;
  /** For whoever wants it shorter. */
  readonly brief?: true;
}

export type PhraseCondition =
  | Condition
  /** These facts are 0 or no. */
  | Readonly<{ kind: "none"; facts: readonly string[] }>
  /** These facts were given, and are neither 0 nor no. */
  | Readonly<{ kind: "some"; facts: readonly string[] }>;

/** `{{cell}}` is bound to the figure for good; `{year}`, `{unit}` and `{self}` likewise follow the report. */
export interface Offer {
  readonly when?: Condition;
  readonly text: string;
}

export type Condition =
  | Readonly<{ kind: "zero"; cells: readonly CellId[] }>
  | Readonly<{ kind: "positive"; cells: readonly CellId[] }>;

/**
 * A check as data; each kind has one file in `checks/`. Severity: **error** blocks the finished file,
 * **warning** asks for a look, **hint** is only said. No check ever blocks entry.
 */
export type CheckSpec =
  | Readonly<{
      kind: "balance";
      id: string;
      table: string;
      /** Row keys: in each column, left sums to the same as right. */
      left: readonly string[];
      right: readonly string[];
    }>
  | Readonly<{
      kind: "at-most";
      id: string;
      cells: readonly CellId[];
      /** In the unit of the cell (money: fen). */
      limit: number;
      levels: readonly Level[];
      /** Why a reviewer would care. */
      why: Words;
    }>
  | Readonly<{
      kind: "at-least";
      id: string;
      cell: CellId;
      floor: CellId;
      why: Words;
    }>;

export type Severity = "error" | "warning" | "hint";
