/** One thing that was changed, as the card says it and as the workbook lists it. */
export interface LogItem {
  /** The ids by which it can be asked for: its cell, its question, its table, its section; none: the whole report. */
  readonly places: readonly string[];
  /** In one breath: 行政许可 35 → 36. */
  readonly said: string;
  /** The path of its labels. */
  readonly path: string;
  readonly old?: string | number;
  readonly new?: string | number;
  /** Of a figure: many in one change are only counted; of one row only the first names it. */
  readonly cell?: Readonly<{ part: string; row: string; withoutRow: string }>;
  readonly why?: string;
  /** The part that it fills, or blanks, as a whole: its figures are not counted besides. */
  readonly fills?: string;
}

/** What somebody did in one step. */
export interface LogLine {
  readonly at: string;
  readonly by: number;
  /** In words; empty where it says nothing. */
  readonly through: string;
  /** Through what everything is done as a rule: said of a single place, not of a whole report. */
  readonly isUsual?: boolean;
  readonly why?: string;
  readonly items: readonly LogItem[];
}
