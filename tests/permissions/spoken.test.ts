import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { everything } from "./canaries.ts";
import { stateNames } from "./reports.ts";
import type { StateName } from "./reports.ts";
import { knownWords, spokenRows, wordsToShown } from "./spoken-table.ts";
import type { SpokenRow } from "./spoken-table.ts";
import { ample, deskAt, isWalked, openWalk, places } from "./walk.ts";
import type { Step } from "./walk.ts";
import { hasPost, personNames } from "./world.ts";
import type { PersonName, Place } from "./world.ts";

function stepOf(row: SpokenRow, person: PersonName, place: Place, state: StateName): Step {
  const { put } = row;
  return {
    person,
    place,
    state,
    desk: { ...deskAt(person, place), ...row.desk },
    doing: row.does,
    on: row.on,
    ...(put === undefined || place === "nowhere"
      ? {}
      : { put: (report) => put(report, person, place) }),
    expected: row.expected(person, place, state),
    sends: row.sends === true && hasPost(person),
    what: row.name,
  };
}

test(
  "everything typed, sent or named with a report in hand, by everybody, in every state",
  { timeout: ample },
  async () => {
    const walk = openWalk(stateNames);
    let all = 0;
    for (const person of personNames) {
      for (const [at, row] of spokenRows.entries()) {
        for (const [turn, state] of stateNames.entries()) {
          for (const place of places) {
            if (!isWalked(person, place, at + turn)) continue;
            all += 1;
            await walk.step(stepOf(row, person, place, state));
          }
        }
      }
    }
    walk.tell("words");
    expect(walk.faults).toEqual([]);
    expect(walk.walked).toBe(all);
    expect(walk.seen()).toEqual(everything);
  },
);

/** The words stand in the source as lists of their spellings, and in patterns. */
test("no word that does anything was left out", () => {
  const source = (path: string): string =>
    readFileSync(fileURLToPath(new URL(`../../src/${path}`, import.meta.url)), "utf8");
  const lists = [...source("flows/escape-words.ts").matchAll(/, "([^"]+)"\]/g)].map(
    ([, list = ""]) => list.split(" "),
  );
  const patterns = [...source("bot/hall-event.ts").matchAll(/\^\(([^()?]+)\)\$/g)].map(
    ([, list = ""]) => list.split("|"),
  );
  expect(lists.length).toBe(25);
  expect(patterns.length).toBe(6);
  const toShown = [...source("flows/propose/words-for.ts").matchAll(/\^\(\?:([^()?]+)\)\$/g)].map(
    ([, list = ""]) => list.split("|"),
  );
  expect(toShown.length).toBe(5);
  expect(toShown.flat().filter((word) => !wordsToShown.has(word))).toEqual([]);
  const cancelling = new Set(["取消", "算了", "不用了", "返回", "cancel"]);
  const missing = [...lists, ...patterns]
    .flat()
    .filter((word) => !knownWords.has(word) && !cancelling.has(word));
  expect(missing).toEqual([]);
});
