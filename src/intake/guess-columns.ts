import { withoutPhones } from "./clean.ts";
import type { Row } from "./grid.ts";
import { isLikelyPerson, readPeople } from "./read-people.ts";
import type { Field } from "./unit-list.ts";
import { hasLetter, isRegionName, isUnitName, withoutBullet } from "./unit-words.ts";

/** What the columns of a table without a head are: the unit, the one who fills, perhaps the county before the unit. */
export function guessColumns(rows: readonly Row[]): ReadonlyMap<number, Field> {
  const width = Math.max(0, ...rows.slice(0, sample).map(({ cells }) => cells.length));
  const columns = Array.from({ length: width }, (_, column) => look(rows, column));
  const named = columns.filter(({ share }) => share.letters >= 0.5);
  const unit =
    named.find(({ share }) => share.units >= 0.5 && share.regions < 0.9) ??
    named.find(({ share }) => share.units >= 0.5) ??
    named[0];
  if (unit === undefined) return new Map();
  const people = named.filter(({ column, share }) => column !== unit.column && share.people >= 0.5);
  const filler = people.find(({ column }) => column > unit.column) ?? people[0];
  const region = named.find(({ column, share }) => column < unit.column && share.regions >= 0.9);
  return new Map<number, Field>([
    ...(region === undefined ? [] : [[region.column, "region"] as const]),
    [unit.column, "unit"],
    ...(filler === undefined ? [] : [[filler.column, "filler"] as const]),
  ]);
}

/** So many rows show what a column is. */
const sample = 200;

function look(rows: readonly Row[], column: number) {
  const cells = rows
    .slice(0, sample)
    .map((row) => withoutBullet(withoutPhones(row.cells[column] ?? "")))
    .filter((cell) => cell !== "");
  const share = (test: (cell: string) => boolean): number =>
    cells.length === 0 ? 0 : cells.filter(test).length / cells.length;
  return {
    column,
    share: {
      letters: share(hasLetter),
      units: share(isUnitName),
      regions: share(isRegionName),
      people: share((cell) => isLikelyPerson(cell) || readPeople(cell).names.length > 0),
    },
  } as const;
}
