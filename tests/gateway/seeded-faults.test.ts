import { expect, test } from "vitest";
import { seededFaults } from "#gateway/seeded-faults.ts";
import type { Update } from "#gateway/wire.ts";
import { createDice } from "#tests/support/dice.ts";

const update = (update_id: number): Update => ({ update_id }) as Update;

/**
 * A bot confirms by the newest number it has seen. A batch that shows a newer update than one held back would lose
 * that one, and no bot could help it: a line that does so proves nothing. Answers to polls may break off on the way.
 */
test("nothing that a batch shows is newer than what it holds back", () => {
  let [held, doubled] = [0, 0];
  for (let seed = 1; seed <= 400; seed += 1) {
    const faults = seededFaults(seed, { double: 0.3, hold: 0.4, reorder: 0.3 });
    const dice = createDice(seed);
    let [confirmed, newest] = [0, 0];
    for (let poll = 0; poll < 40; poll += 1) {
      newest += dice.below(4);
      const waiting = Array.from({ length: newest - confirmed }, (_, at) => confirmed + 1 + at);
      if (waiting.length === 0) continue;
      const shown = faults.batch(waiting.map(update)).map(({ update_id }) => update_id);
      const missing = waiting.filter((id) => !shown.includes(id));
      if (missing.length > 0) {
        held += 1;
        expect([seed, poll, Math.max(0, ...shown) < Math.min(...missing)]).toEqual([
          seed,
          poll,
          true,
        ]);
      }
      if (new Set(shown).size < shown.length) doubled += 1;
      if (dice.falls(0.7)) confirmed = Math.max(confirmed, ...shown);
    }
  }
  expect(Math.min(held, doubled)).toBeGreaterThan(100);
});
