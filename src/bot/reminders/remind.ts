import { setImmediate } from "node:timers/promises";
import { Cron } from "croner";
import { inShanghai } from "#flows/calendar.ts";
import type { Day } from "#flows/calendar.ts";
import type { Directory } from "#flows/directory/directory.ts";
import type { IsWorkday } from "#flows/reminders/milestones.ts";
import { groupByPerson, remindersOf } from "#flows/reminders/plan.ts";
import type { ReminderGroup } from "#flows/reminders/plan.ts";
import { reportYearOn } from "#flows/reminders/season.ts";
import type { Standing } from "#flows/reminders/standing.ts";
import type { Shelf } from "#db/store.ts";
import { reason } from "../trouble.ts";
import { loadTold, settle } from "./told.ts";
import type { ToldRecord } from "./told.ts";
import { loadWorkdays } from "./workdays.ts";

export interface ReminderDependencies {
  readonly directory: () => Promise<Directory>;
  readonly standingOf: (unit: string, year: number) => Promise<Standing>;
  /** One document per year of reports. */
  readonly told: Shelf<ToldRecord>;
  /** One message to one person, about all that is theirs. */
  readonly send: (group: ReminderGroup) => Promise<void>;
  readonly now: () => Date;
  readonly log: (line: string) => void;
  /** Between two messages; a few per second when left out. */
  readonly rest?: () => Promise<void>;
}

export interface Reminders {
  /** Sends what is due now; nothing before nine, after six, and nothing twice. */
  tick(): Promise<void>;
  /** Ticks at once and every hour of the day's work, in Shanghai's time; gives how to end it. */
  start(): () => Promise<void>;
}

/**
 * Reminders, sent. What goes out is written down first: a process that dies in between leaves one message unsent, not
 * one sent twice. A day is over when all its messages are out; after that nothing more comes before the next.
 */
export function openReminders(deps: ReminderDependencies): Reminders {
  const { log } = deps;
  let running: Promise<void> | undefined;
  let isStopped = false;

  const tick = (): Promise<void> => {
    running ??= work(deps, () => isStopped).finally(() => {
      running = undefined;
    });
    return running;
  };

  const quietTick = (): Promise<void> =>
    tick().catch((error: unknown) => log(`no reminders this hour: ${reason(error)}`));

  return {
    tick,
    start: () => {
      isStopped = false;
      const job = new Cron(everyHour, { timezone: "Asia/Shanghai", unref: true }, quietTick);
      void quietTick();
      return async () => {
        isStopped = true;
        job.stop();
        await running?.catch(() => undefined);
      };
    },
  };
}

const opens = "09:00";
const closes = "18:00";
/** The first is the day's; the others make up for hours in which the server was down. */
const everyHour = "0 9-17 * * *";

/** Where the day is, if reminders may go out now. */
function today(now: Date): Day | undefined {
  const { day, clock } = inShanghai(now.toISOString());
  return clock >= opens && clock < closes ? day : undefined;
}

async function work(deps: ReminderDependencies, isStopped: () => boolean): Promise<void> {
  const day = today(deps.now());
  const year = day === undefined ? undefined : reportYearOn(day);
  if (day === undefined || year === undefined) return;
  let record = await loadTold(deps.told, year, day, deps.log);
  if (record.done === day) return;
  const isWorkday = await loadWorkdays();
  const keep = (next: ToldRecord): Promise<void> => {
    record = next;
    return deps.told.save(String(year), next);
  };
  for (const batch of batches(await due(deps, record, day, year, isWorkday))) {
    if (isStopped() || today(deps.now()) !== day) return;
    const sent = batch.flatMap(({ to, reminders }) =>
      reminders.map(({ key }) => ({ key, to, day })),
    );
    await keep({ ...record, told: [...record.told, ...sent] });
    for (const group of batch) await deliver(deps, group);
  }
  await keep(settle(record, day, isWorkday(day)));
}

/** Reports read together: thousands at once would keep everybody else waiting for seconds. */
const atOnce = 50;

/** What is to be said to whom; to nobody who has heard something today. */
async function due(
  { directory, standingOf, log }: ReminderDependencies,
  { told, since }: ToldRecord,
  day: Day,
  year: number,
  isWorkday: IsWorkday,
): Promise<readonly ReminderGroup[]> {
  const now = await directory();
  const unread = new Set<string>();
  const standing = async (unit: string): Promise<readonly [string, Standing]> => {
    try {
      return [unit, await standingOf(unit, year)];
    } catch (error) {
      log(`no reminder about ${unit}, its report of ${year} cannot be read: ${reason(error)}`);
      unread.add(unit);
      return [unit, { state: "filling" }];
    }
  };
  const standings = new Map<string, Standing>();
  for (let at = 0; at < now.units.length; at += atOnce) {
    if (at > 0) await setImmediate();
    const some = now.units.slice(at, at + atOnce);
    for (const [id, one] of await Promise.all(some.map(({ id }) => standing(id)))) {
      standings.set(id, one);
    }
  }
  const reminders = remindersOf({
    directory: now,
    day,
    year,
    standingOf: (unit) => standings.get(unit) ?? { state: "absent" },
    isWorkday,
    told: new Set(told.map(({ key }) => key)),
    since,
  });
  const heard = new Set(told.flatMap((entry) => (entry.day === day ? entry.to : [])));
  return groupByPerson(
    reminders.filter(
      ({ kind, unit, to }) => !heard.has(to) && (kind === "digest" || !unread.has(unit)),
    ),
  );
}

/**
 * Written down together, a hundredth of all at most: one by one in a county, and in a large fleet not the whole
 * record anew for every message.
 */
function batches<T>(all: readonly T[]): readonly (readonly T[])[] {
  const size = Math.max(1, Math.ceil(all.length / 100));
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size),
  );
}

async function deliver(deps: ReminderDependencies, group: ReminderGroup): Promise<void> {
  try {
    await deps.send(group);
  } catch (error) {
    // A blocked chat, most often. It is not tried again: whether it arrived nobody can say.
    deps.log(`a reminder to ${group.to} did not arrive: ${reason(error)}`);
  }
  await (deps.rest ?? shortRest)();
}

const restMs = 250;

const shortRest = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, restMs).unref();
  });
