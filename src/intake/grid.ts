/** A source cut into lines and cells, all of them cleaned; lines without any text are left out. */
export interface Grid {
  readonly rows: readonly Row[];
  readonly sheet?: string;
  /** What lies beyond the most that is read, from this line on. */
  readonly left?: Readonly<{ line: number; last: number }>;
}

export interface Row {
  /** From 1, in the source. */
  readonly line: number;
  readonly cells: readonly string[];
  /** The columns whose text stands in the row above, in a cell merged over both. */
  readonly merged?: readonly number[];
  /** Longer than a line may be: only its beginning is here. A table can do without the rest. */
  readonly tooLong?: boolean;
}
