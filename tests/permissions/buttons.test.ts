import { expect, test } from "vitest";
import type { Doing } from "./stage.ts";
import { ages, reportActions, revisionOf } from "./report-actions.ts";
import type { Age, ReportAction } from "./report-actions.ts";
import { stateNames } from "./reports.ts";
import type { StateName } from "./reports.ts";
import { mayIn, needs, neverOld } from "./table.ts";
import { deskAt, openWalk, places, usualDesk } from "./walk.ts";
import type { Expected } from "./walk.ts";
import { idOf, personNames, reportHats, year } from "./world.ts";
import type { PersonName, Place, UnitName } from "./world.ts";

/** What lies before somebody when they press: their own work, that very report, or nothing yet. */
const desks = {
  usual: usualDesk,
  there: deskAt,
  blank: () => undefined,
} as const satisfies Readonly<Record<string, (person: PersonName, place: Place) => unknown>>;
type DeskName = keyof typeof desks;
const deskNames = Object.keys(desks) as readonly DeskName[];

function expectedOf(
  { action, section, effect }: ReportAction,
  age: Age,
  person: PersonName,
  place: Place,
  state: StateName,
): Expected {
  const hats = reportHats(person, place);
  if (hats.length === 0) return { kind: "unseen" };
  const { kind } = action("own");
  const right = needs[kind];
  const isOpen = state === "filling" || state === "returned";
  if (!mayIn(right, right === "fill" && !isOpen ? "whole" : section, state, hats))
    return { kind: "no" };
  return age === "old" && !neverOld.has(kind) ? { kind: "no" } : effect(state);
}

test("every button of a report, by everybody, of every unit, in every state, fresh and old", async () => {
  const { walk, record, faults, seen, kinds, ...rest } = openWalk();
  const began = performance.now();
  const counter = { walked: 0 };
  for (const state of stateNames) {
    for (const person of personNames) {
      for (const [at, one] of reportActions.entries()) {
        for (const age of ages) {
          for (const deskName of deskNames) {
            for (const place of places) {
              const at_ = place === "nowhere" ? "own" : place;
              const fresh = record(state, at_, one.on).revision;
              const doing = press(one, place, at_, revisionOf(age, fresh));
              counter.walked += 1;
              await walk({
                person,
                place,
                state,
                desk: desks[deskName](person, place),
                doing,
                on: one.on,
                expected: expectedOf(one, age, person, place, state),
                what: `${at} ${JSON.stringify(one.action("own"))} ${age} ${deskName}`,
              });
            }
          }
        }
      }
    }
  }
  const all =
    stateNames.length *
    personNames.length *
    reportActions.length *
    ages.length *
    deskNames.length *
    places.length;
  console.log(
    `buttons of reports: ${counter.walked} of ${all}, ${Math.round(performance.now() - began)} ms`,
    Object.fromEntries(kinds),
    Object.fromEntries(seen),
  );
  void rest;
  expect(faults).toEqual([]);
  expect(counter.walked).toBe(all);
});

function press({ action }: ReportAction, place: Place, unit: UnitName, revision: number): Doing {
  return {
    kind: "press",
    pressed: {
      press: { on: "report", action: action(unit) },
      drawn: { unit: idOf(place), year, revision },
    },
  };
}
