import { setImmediate } from "node:timers/promises";
import { inShanghai } from "#flows/calendar.ts";
import { reportedOf } from "#flows/county/reported.ts";
import type { Reported } from "#flows/county/reported.ts";
import { countyStatus, unitStatus } from "#flows/county/status.ts";
import type { CountyStatus, StatusFacts, UnitStatus } from "#flows/county/status.ts";
import { reportId } from "#flows/directory/directory.ts";
import type { Unit } from "#flows/directory/directory.ts";
import { allBelow } from "#flows/directory/index-of.ts";
import { dueDay } from "#flows/reminders/due.ts";
import type { Hall } from "../hall.ts";

/** Where all units below one stand, from their reports. */
export async function readCounty(hall: Hall, unit: string): Promise<CountyStatus> {
  const found = await readReports(hall, allBelow(hall.directory, unit));
  return countyStatus({ ...factsOf(hall, found), unit });
}

/** Where some units stand, in the order given. */
export async function readSome(hall: Hall, units: readonly Unit[]): Promise<readonly UnitStatus[]> {
  const facts = factsOf(hall, await readReports(hall, units));
  return units.map((unit) => unitStatus(facts, unit));
}

/** Where one unit stands. */
export async function readUnit(hall: Hall, unit: Unit): Promise<UnitStatus> {
  return unitStatus(factsOf(hall, await readReports(hall, [unit])), unit);
}

function factsOf(
  { directory, year, at }: Hall,
  found: ReadonlyMap<string, Reported>,
): Omit<StatusFacts, "unit"> {
  return {
    directory,
    year,
    today: inShanghai(at).day,
    progress: (id) => found.get(id) ?? "absent",
    dueOf: (id) => dueDay(directory, id, year),
  };
}

/** Between batches everything else has its turn: thousands of reports take seconds when they are read first. */
const batch = 50;

async function readReports(
  hall: Hall,
  units: readonly Unit[],
): Promise<ReadonlyMap<string, Reported>> {
  const begun = await begunAmong(hall, units);
  const found = new Map<string, Reported>();
  for (let at = 0; at < begun.length; at += batch) {
    if (at > 0) await setImmediate();
    await Promise.all(
      begun.slice(at, at + batch).map(async ({ id }) => {
        const reported = await readOne(hall, id);
        if (reported !== undefined) found.set(id, reported);
      }),
    );
  }
  return found;
}

/** What was never begun need not be looked for, unit by unit. */
async function begunAmong({ deps, year }: Hall, units: readonly Unit[]): Promise<readonly Unit[]> {
  if (units.length <= 1) return units;
  const ids = new Set(await deps.reports.ids());
  return units.filter(({ id }) => ids.has(reportId(id, year)));
}

async function readOne({ deps, report }: Hall, unit: string): Promise<Reported | undefined> {
  const found = await report(unit);
  if (found === undefined) return undefined;
  const form = deps.forms.find(({ id }) => id === found.form);
  if (form === undefined) {
    deps.log(`no form ${found.form} for the report of ${unit}: it counts as not begun`);
    return undefined;
  }
  return reportedOf(form, found);
}
