import type { Fault, Failure, Faults } from "./faults.ts";
import type { Update } from "./wire.ts";

/** How often each thing goes wrong, 0 to 1; what is not named does not happen. */
export interface FaultRates {
  /** The line breaks before a request is read, or before its answer is out. */
  readonly hangUp?: number;
  /** 429, 500 or 502 instead of an answer. */
  readonly refuse?: number;
  readonly delay?: number;
  /** An update comes twice in one batch, or once more with the next one. */
  readonly double?: number;
  /** The last updates of a batch come with the next one. */
  readonly hold?: number;
  readonly reorder?: number;
  /** A person's request arrives twice. */
  readonly twice?: number;
  /** A person's stream of events is cut. */
  readonly cut?: number;
}

/** Faults that the seed decides: the nth request of a name, and the nth batch, fare alike in each run. */
export function seededFaults(seed: number, rates: FaultRates): Faults {
  const dice = new Map<string, Dice>();
  const failed = new Map<string, number>();
  const diceOf = (name: string): Dice => {
    const known = dice.get(name) ?? createDice(`${seed} ${name}`);
    dice.set(name, known);
    return known;
  };
  let late: readonly Update[] = [];

  return {
    of: (side, name) => {
      const dice = diceOf(`${side} ${name}`);
      const wait = dice.falls(rates.delay) ? { wait: dice.below(LONGEST_DELAY) } : {};
      if (name === "events") {
        return dice.falls(rates.cut) ? { cut: dice.below(LONGEST_STREAM) } : {};
      }
      const failure = failureOf(dice, side, rates);
      const twice = side === "person" && dice.falls(rates.twice) ? { twice: true } : {};
      // A line that never works proves nothing: after a few failures one gets through.
      const inARow = (failure.before ?? failure.after) ? (failed.get(name) ?? 0) + 1 : 0;
      const spared = inARow > MOST_FAILURES;
      failed.set(name, spared ? 0 : inARow);
      return { ...wait, ...twice, ...(spared ? {} : failure) };
    },
    batch: (updates) => {
      const dice = diceOf("batch");
      const kept =
        updates.length > 0 && dice.falls(rates.hold)
          ? updates.slice(0, dice.below(updates.length))
          : updates;
      const doubled = kept.filter(() => dice.falls(rates.double));
      const atOnce = new Set(doubled.filter(() => dice.falls(0.5)));
      // The batch that first showed a late one may have broken off on the way: it may be newer than what is held.
      const held = updates[kept.length]?.update_id ?? Infinity;
      const batch = [...late.filter(({ update_id }) => update_id < held), ...kept, ...atOnce];
      late = doubled.filter((update) => !atOnce.has(update));
      return dice.falls(rates.reorder) ? dice.shuffle(batch) : batch;
    },
  };
}

/** Milliseconds. */
const LONGEST_DELAY = 30;
const LONGEST_STREAM = 400;

const MOST_FAILURES = 3;

function failureOf(dice: Dice, side: "bot" | "person", rates: FaultRates): Fault {
  const failures: readonly Failure[] | undefined = dice.falls(rates.hangUp)
    ? ["hang-up"]
    : dice.falls(rates.refuse)
      ? ["too-many", 500, 502]
      : undefined;
  if (failures === undefined) return {};
  const failure = failures[dice.below(failures.length)] ?? 500;
  // Nobody is told to slow down after the work was done; and people are not told at all.
  if (failure === "too-many") return side === "bot" ? { before: failure } : { before: 500 };
  return dice.falls(0.5) ? { before: failure } : { after: failure };
}

interface Dice {
  falls(rate: number | undefined): boolean;
  /** A whole number from 0, below the limit. */
  below(limit: number): number;
  shuffle<T>(list: readonly T[]): readonly T[];
}

/** Mulberry32, started from the letters of a name. */
function createDice(name: string): Dice {
  let state = 0;
  for (const letter of name) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x9e3779b1);
  const roll = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(roll() * limit);
  return {
    falls: (rate = 0) => roll() < rate,
    below,
    shuffle: (list) => {
      const left = [...list];
      return list.flatMap(() => left.splice(below(left.length), 1));
    },
  };
}
