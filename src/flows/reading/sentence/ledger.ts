import type { Placed } from "./attach.ts";
import type { Claims, Span } from "./claims.ts";
import type { Frame } from "./frame.ts";

/** A figure that was said; `derived`: by a word for all or for the rest, not by its number. */
export interface Entry extends Span {
  readonly count: number;
  readonly derived: boolean;
  readonly among: boolean;
  readonly inherited: boolean;
}

/** What was said of one row: altogether, by applicant, or both. */
export interface Line {
  readonly total?: Entry;
  readonly cells: ReadonlyMap<string, Entry>;
}

/** Everything said, row by row, with 都 and 其余 worked out. */
export interface Ledger {
  readonly intake: ReadonlyMap<string, Line>;
  readonly ends: ReadonlyMap<string, Line>;
}

type Counts = Map<Placed, number>;
type Numbers = readonly (number | undefined)[];

interface Slot {
  total?: Placed;
  readonly cells: Map<string, Placed>;
}

/** Undefined if something is said twice, or all of something whose number was never said. */
export function ledgerOf(
  placed: readonly Placed[],
  said: Claims,
  frame: Frame,
): Ledger | undefined {
  const slots = slotsOf(withWhole(placed, said, frame));
  if (slots === undefined) return undefined;
  for (const [row, { total, cells }] of slots) {
    if (frame.ends.has(row) && total !== undefined && [...cells.values()].some((it) => !it.part)) {
      return undefined;
    }
  }
  const counts = countsOf(slots, frame);
  if (counts === undefined) return undefined;
  const entry = (claim: Placed): Entry => ({
    from: claim.from,
    to: claim.to,
    count: counts.get(claim) ?? 0,
    derived: claim.count === "rest" && !claim.single,
    among: claim.among,
    inherited: claim.inherited === true,
  });
  const lines = [...slots].map(([row, { total, cells }]): [string, Line] => {
    const own = new Map([...cells].map(([column, claim]) => [column, entry(claim)]));
    if (total === undefined) return [row, { cells: own }];
    if (own.size === 0 && said.everyone !== undefined) own.set(said.everyone, entry(total));
    return [row, { total: entry(total), cells: own }];
  });
  return {
    intake: new Map(lines.filter(([row]) => frame.intake.has(row))),
    ends: new Map(lines.filter(([row]) => frame.ends.has(row))),
  };
}

/** 今年有12件申请: received, where nothing else is. */
function withWhole(
  placed: readonly Placed[],
  { wholes: [whole] }: Claims,
  { received, intake }: Frame,
): readonly Placed[] {
  const known = placed.some(({ row, who }) => intake.has(row) && who === undefined);
  if (whole === undefined || known) return placed;
  const told = {
    part: false,
    among: false,
    all: false,
    heads: false,
    single: false,
    received: false,
  };
  return [{ ...whole, ...told, row: received }, ...placed];
}

function slotsOf(placed: readonly Placed[]): ReadonlyMap<string, Slot> | undefined {
  const slots = new Map<string, Slot>();
  for (const claim of placed) {
    const slot: Slot = slots.get(claim.row) ?? { cells: new Map() };
    slots.set(claim.row, slot);
    if (claim.who === undefined) {
      if (slot.total !== undefined) return undefined;
      slot.total = claim;
    } else {
      if (slot.cells.has(claim.who)) return undefined;
      slot.cells.set(claim.who, claim);
    }
  }
  return slots;
}

/** The number of every claim: first those said, then what is left for 都 and 其余. */
function countsOf(slots: ReadonlyMap<string, Slot>, frame: Frame): Counts | undefined {
  const counts = new Map<Placed, number>();
  const of = (rows: ReadonlySet<string>) =>
    [...slots].flatMap(([row, slot]) => (rows.has(row) ? [slot] : []));
  const [intake, ends] = [of(frame.intake), of(frame.ends)];
  const all = [...intake, ...ends].flatMap(({ total, cells }) => [
    ...(total === undefined ? [] : [total]),
    ...cells.values(),
  ]);
  for (const claim of all) if (claim.count !== "rest") counts.set(claim, claim.count);
  for (const slot of intake) restOfRow(slot, counts);
  restOfColumns(intake, ends, counts);
  if (slots.has(frame.received)) restOfTable(intake, ends, counts);
  for (const slot of ends) restOfRow(slot, counts);
  return counts.size === all.length ? counts : undefined;
}

/** What the others leave of a whole, if that is anything; of one request said without a number, just one. */
function leave(claim: Placed, whole: number | undefined, others: Numbers, counts: Counts): void {
  const taken = sum(others);
  if (counts.has(claim) || whole === undefined || taken === undefined || whole <= taken) return;
  if (!claim.single || whole - taken === 1) counts.set(claim, whole - taken);
}

/** 给了3件，其中1件公司的，其余都是个人的. */
function restOfRow({ total, cells }: Slot, counts: Counts): void {
  if (total === undefined) return;
  for (const claim of cells.values()) {
    const others = [...cells.values()].filter((it) => it !== claim).map((it) => counts.get(it));
    leave(claim, counts.get(total), others, counts);
  }
}

/** 公司的都给了: where it is known how many are theirs. */
function restOfColumns(intake: readonly Slot[], ends: readonly Slot[], counts: Counts): void {
  const told = intake.every(
    ({ total, cells }) =>
      total === undefined ||
      counts.get(total) === sum([...cells.values()].map((it) => counts.get(it))),
  );
  if (!told) return;
  for (const claim of ends.flatMap(({ cells }) => [...cells.values()])) {
    if (claim.part) continue;
    const theirs = (slots: readonly Slot[]): Numbers =>
      slots.flatMap(({ cells }) => {
        const cell = cells.get(claim.who ?? "");
        return cell === undefined || cell === claim ? [] : [counts.get(cell)];
      });
    leave(claim, sum(theirs(intake)), theirs(ends), counts);
  }
}

/** 剩下的都给了. */
function restOfTable(intake: readonly Slot[], ends: readonly Slot[], counts: Counts): void {
  const whole = sum(intake.map((slot) => worth(slot, counts)));
  for (const slot of ends) {
    if (slot.total === undefined) continue;
    const others = ends.filter((it) => it !== slot).map((it) => worth(it, counts));
    leave(slot.total, whole, others, counts);
  }
}

/** A row's number: as said altogether, or added up. */
const worth = ({ total, cells }: Slot, counts: Counts): number | undefined =>
  total === undefined ? sum([...cells.values()].map((it) => counts.get(it))) : counts.get(total);

/** Undefined if one of them is. */
function sum(numbers: Numbers): number | undefined {
  let total = 0;
  for (const number of numbers) {
    if (number === undefined) return undefined;
    total += number;
  }
  return total;
}
