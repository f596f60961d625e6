import { cellRef, rangeRef } from "hucre/xlsx";

/** Where a figure stands in its sheet; rows and columns count from 0. */
export interface Place {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** Over so many columns it is merged. */
  readonly columns: number;
}

/** The arguments of a SUM over these places: as few ranges as there are, `D8:D29` or `A6:B6,D6`. */
function sumArguments(places: readonly Place[]): string {
  const ordered = places.toSorted((a, b) => a.row - b.row || a.column - b.column);
  return joinedDown(ordered.reduce(joinedRight, []))
    .map(({ top, left, bottom, right }) =>
      top === bottom && left === right ? cellRef(top, left) : rangeRef(top, left, bottom, right),
    )
    .join(",");
}

/** A total that is alive; while one of its figures is blank, it says so as they do. */
export const totalFormula = (places: readonly Place[], pending?: string): string => {
  const figures = sumArguments(places);
  return pending === undefined
    ? `SUM(${figures})`
    : `IF(COUNT(${figures})=${places.length},SUM(${figures}),"${pending}")`;
};

/** The value of another sheet's cell. */
export const reference = ({ sheet, row, column }: Place): string =>
  `${quoted(sheet)}!${cellRef(row, column)}`;

export const quoted = (sheet: string): string => `'${sheet.replaceAll("'", "''")}'`;

interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  /** The first column behind it, merged ones included. */
  readonly end: number;
}

function joinedRight(ranges: readonly Range[], { row, column, columns }: Place): readonly Range[] {
  const last = ranges.at(-1);
  const end = column + columns;
  return last !== undefined && last.top === row && last.end === column
    ? [...ranges.slice(0, -1), { ...last, right: column, end }]
    : [...ranges, { top: row, left: column, bottom: row, right: column, end }];
}

/** Equal stretches of neighbouring rows, as one range. */
function joinedDown(ranges: readonly Range[]): readonly Range[] {
  const joined: Range[] = [];
  for (const range of ranges) {
    const above = joined.findIndex(
      ({ left, end, bottom }) =>
        left === range.left && end === range.end && bottom === range.top - 1,
    );
    const found = joined[above];
    if (found === undefined) joined.push(range);
    else joined[above] = { ...found, bottom: range.bottom, right: range.right };
  }
  return joined;
}
