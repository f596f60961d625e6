import { expect, test } from "vitest";
import { wordsIn } from "#bot/words/words.ts";
import { everything } from "./canaries.ts";
import { hallRows } from "./hall-table.ts";
import type { Act, HallRow } from "./hall-table.ts";
import { stateNames } from "./reports.ts";
import { ample, openWalk, places, usualDesk } from "./walk.ts";
import type { Step } from "./walk.ts";
import { waysOut } from "./ways-out.ts";
import { hasPost, hatsOf, personNames } from "./world.ts";
import type { PersonName } from "./world.ts";

const { people, stranger } = wordsIn["zh-CN"];

/** The same of every unit that is not theirs: whoever asks who is who hears whose that is. */
function refusal({ name }: HallRow, person: PersonName): string {
  if (!hasPost(person)) return stranger;
  if (name !== "people 0") return people.notYours;
  return person.startsWith("supervisor")
    ? `${people.peopleBy}\n${people.peopleBelow}`
    : people.peopleBy;
}

function stepOf(row: HallRow, act: Act): Step {
  const { person, place } = act;
  const desk = usualDesk(person);
  const may = row.may(act);
  return {
    ...act,
    desk: desk === undefined ? undefined : { ...desk, ...row.desk(place) },
    doing: row.does(place),
    expected: may
      ? row.effect(act)
      : { kind: hatsOf(person, place).length === 0 ? "unseen" : "no" },
    sends: row.sends && may,
    ...(may ? {} : { refusedWith: { says: refusal(row, person), leadsTo: waysOut(person) } }),
    what: row.name,
  };
}

test(
  "everything in the hall, by everybody, about every unit, in every state",
  { timeout: ample },
  async () => {
    const walk = openWalk(stateNames);
    for (const person of personNames) {
      for (const row of hallRows) {
        for (const state of stateNames) {
          for (const place of places) await walk.step(stepOf(row, { state, person, place }));
        }
      }
    }
    walk.tell("the hall");
    expect(walk.faults).toEqual([]);
    expect(walk.walked).toBe(
      stateNames.length * personNames.length * hallRows.length * places.length,
    );
    expect(walk.seen()).toEqual(everything);
  },
);
