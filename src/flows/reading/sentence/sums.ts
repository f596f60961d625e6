import type { Entry, Ledger, Line } from "./ledger.ts";

export const sum = (entries: Iterable<Entry>): number =>
  [...entries].reduce((total, { count }) => total + count, 0);

/** A row altogether, as said or added up. */
export const worth = ({ total, cells }: Line): number => total?.count ?? sum(cells.values());

/** A row with nothing left to be told apart. */
export const isSplit = ({ total, cells }: Line): boolean =>
  total === undefined || total.count === sum(cells.values());

/** All requests there were, if it was said how many were received. */
export const wholeOf = ({ intake }: Ledger, received: string): number | undefined =>
  intake.has(received)
    ? [...intake.values()].reduce((all, line) => all + worth(line), 0)
    : undefined;

/** How many each applicant's are; undefined as long as one of them is not told apart. */
export function supplyOf(
  ledger: Ledger,
  received: string,
): ReadonlyMap<string, number> | undefined {
  const lines = [...ledger.intake.values()];
  if (!ledger.intake.has(received) || !lines.every(isSplit)) return undefined;
  const supply = new Map<string, number>();
  for (const [column, { count }] of lines.flatMap(({ cells }) => [...cells])) {
    supply.set(column, (supply.get(column) ?? 0) + count);
  }
  return supply;
}

export const entriesOf = ({ total, cells }: Line): readonly Entry[] => [
  ...(total === undefined ? [] : [total]),
  ...cells.values(),
];

/** What a row says by itself: the total where there is one, else its cells. */
export const said = ({ total, cells }: Line): readonly Entry[] =>
  total === undefined ? [...cells.values()] : [total];
