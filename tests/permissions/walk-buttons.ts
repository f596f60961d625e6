import type { Doing } from "./stage.ts";
import { reportActions } from "./report-actions.ts";
import type { ReportAction } from "./report-actions.ts";
import { oldRevision } from "./reports.ts";
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
} as const;

const kinds = new Set(reportActions.map(({ action }) => action("own").kind));
/** The first button of each kind. */
const oneEach = [...kinds].map((kind) =>
  reportActions.find(({ action }) => action("own").kind === kind)!,
);

/** A button drawn for what is there now, or for what was there before anybody's last step. */
const ways = [
  { desk: "usual", age: "fresh", rows: reportActions },
  // Once each kind: neither what is old nor how a report comes to hand depends on what exactly is done.
  { desk: "usual", age: "old", rows: oneEach },
  { desk: "there", age: "fresh", rows: oneEach },
  { desk: "blank", age: "fresh", rows: oneEach },
] as const;
type Way = (typeof ways)[number];

const isTheirs = (person: PersonName, place: Place): boolean =>
  reportHats(person, place).length > 0;

/**
 * Every button of a report, by everybody, of every unit: against the table. Where somebody has nothing to do with a
 * unit, one button of each kind, in every state with their own work before them, and in one state otherwise.
 */
export async function walkButtons(states: readonly StateName[]) {
  const walk = openWalk(states);
  for (const state of states) {
    for (const person of personNames) {
      for (const way of ways) {
        for (const [at, row] of way.rows.entries()) {
          const once = oneEach.includes(row) && (way.desk === "usual" || state === states[0]);
          for (const place of places) {
            if (once || isTheirs(person, place)) {
              await press(walk, { state, person, way, row, place, at });
            }
          }
        }
      }
    }
  }
  return { walk, all: combinations(states.length) };
}

/** As many as there are, counted otherwise. */
function combinations(states: number): number {
  const pairs = personNames.flatMap((person) => places.map((place) => isTheirs(person, place)));
  const theirs = pairs.filter(Boolean).length;
  const buttons = ways.reduce((sum, { rows }) => sum + rows.length, 0);
  return (
    theirs * states * buttons +
    (pairs.length - theirs) * kinds.size * (2 * states + ways.length - 2)
  );
}

interface Press {
  readonly state: StateName;
  readonly person: PersonName;
  readonly way: Way;
  readonly row: ReportAction;
  readonly place: Place;
  readonly at: number;
}

async function press(
  { step, report }: ReturnType<typeof openWalk>,
  { state, person, way, row, place, at }: Press,
): Promise<void> {
  const unit = place === "nowhere" ? "own" : place;
  const revision = way.age === "old" ? oldRevision : report(state, unit, row.on).revision;
  await step({
    person,
    place,
    state,
    desk: desks[way.desk](person, place),
    doing: pressing(row, place, unit, revision),
    on: row.on,
    expected: expectedOf(row, way, person, place, state),
    what: `${JSON.stringify(row.action("own"))} ${at} ${way.age} ${way.desk}`,
  });
}

function pressing({ action }: ReportAction, place: Place, unit: UnitName, revision: number): Doing {
  const drawn = { unit: idOf(place), year, revision };
  return { kind: "press", pressed: { press: { on: "report", action: action(unit) }, drawn } };
}

function expectedOf(
  { action, section, effect }: ReportAction,
  { age }: Way,
  person: PersonName,
  place: Place,
  state: StateName,
): Expected {
  const hats = reportHats(person, place);
  if (hats.length === 0) return { kind: "unseen" };
  const { kind } = action("own");
  if (!mayIn(needs[kind], section, state, hats)) return { kind: "no" };
  return age === "old" && !neverOld.has(kind) ? { kind: "no" } : effect(state);
}
