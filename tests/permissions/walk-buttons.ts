import type { Report } from "#flows/report.ts";
import { reportActions } from "./report-actions.ts";
import type { ReportAction } from "./report-actions.ts";
import { waiting } from "./proposals.ts";
import { oldRevision } from "./reports.ts";
import type { StateName } from "./reports.ts";
import type { Doing } from "./stage.ts";
import { decidesOnAll, mayIn, needs, neverOld } from "./table.ts";
import { deskAt, isWalked, openWalk, places, usualDesk } from "./walk.ts";
import type { Expected } from "./walk.ts";
import { idOf, people, personNames, reportHats, year } from "./world.ts";
import type { PersonName, Place } from "./world.ts";

/** What lies before somebody when they press: their own work, that very report, or nothing yet. */
const desks = {
  usual: usualDesk,
  there: deskAt,
  blank: () => undefined,
} as const;
/** A button drawn for what is there now, or for what was there before anybody's last step. */
const ways = [
  { desk: "usual", age: "fresh" },
  { desk: "usual", age: "old" },
  { desk: "there", age: "fresh" },
] as const;
/** Drawn after what they did last themselves, and before what others did since. */
const passed = { desk: "usual", age: "passed" } as const;
/** WALK=all presses with nothing in hand, and old ones from everywhere, too. */
const more = [
  { desk: "blank", age: "fresh" },
  { desk: "there", age: "old" },
  { desk: "blank", age: "old" },
] as const;

type Way = (typeof ways | typeof more)[number] | typeof passed;
type Button = ReportAction & Way & Readonly<{ what: string }>;

const isAll = process.env["WALK"] === "all";
const buttons: readonly Button[] = reportActions.flatMap((row, at) =>
  [
    ...ways,
    ...(decidesOnAll.has(row.action("own").kind) ? [passed] : []),
    ...(isAll ? more : []),
  ].map((way) => ({
    ...row,
    ...way,
    what: `${JSON.stringify(row.action("own"))} ${at} ${way.age} ${way.desk}`,
  })),
);

/** Every button of a report, fresh and old, by everybody, of every unit: against the table. */
export async function walkButtons(states: readonly StateName[]) {
  const walk = openWalk(states);
  let all = 0;
  for (const person of personNames) {
    for (const [at, button] of buttons.entries()) {
      for (const [turn, state] of states.entries()) {
        for (const place of places) {
          if (!isWalked(person, place, at + turn)) continue;
          all += 1;
          await press(walk, button, person, place, state);
        }
      }
    }
  }
  return { walk, all };
}

function press(
  { step, report }: ReturnType<typeof openWalk>,
  button: Button,
  person: PersonName,
  place: Place,
  state: StateName,
): Promise<unknown> {
  const { age, on, what, shown } = button;
  const unit = place === "nowhere" ? "own" : place;
  const now = report(state, unit, on);
  const revision = drawnAt[age](now, person);
  return step({
    person,
    place,
    state,
    desk: desks[button.desk](person, place),
    doing: pressing(button, place, revision),
    on,
    ...(shown === undefined || place === "nowhere"
      ? {}
      : { put: (report) => waiting(shown)(report, person, place) }),
    expected: expectedOf(button, person, place, state, revision < now.revision),
    what,
  });
}

const drawnAt: Readonly<Record<Way["age"], (report: Report, person: PersonName) => number>> = {
  fresh: ({ revision }) => revision,
  old: () => oldRevision,
  passed: ({ changes }, person) =>
    changes.findLast(({ by }) => by === String(people[person].id))?.revision ?? oldRevision,
};

function pressing({ action }: ReportAction, place: Place, revision: number): Doing {
  const unit = place === "nowhere" ? "own" : place;
  const drawn = { unit: idOf(place), year, revision };
  return { kind: "press", pressed: { press: { on: "report", action: action(unit) }, drawn } };
}

function expectedOf(
  { action, section, effect }: Button,
  person: PersonName,
  place: Place,
  state: StateName,
  isOld: boolean,
): Expected {
  const hats = reportHats(person, place);
  if (hats.length === 0) return { kind: "unseen" };
  const { kind } = action("own");
  if (!mayIn(needs[kind], section, state, hats)) return { kind: "no" };
  return isOld && !neverOld.has(kind) ? { kind: "no" } : effect(state);
}
