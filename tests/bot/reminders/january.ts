import { openReminders } from "#bot/reminders/remind.ts";
import { toldSchema } from "#bot/reminders/told.ts";
import type { ToldRecord } from "#bot/reminders/told.ts";
import { inShanghai } from "#flows/calendar.ts";
import type { Directory } from "#flows/directory/directory.ts";
import type { ReminderGroup } from "#flows/reminders/plan.ts";
import type { Standing } from "#flows/reminders/standing.ts";
import { openDataFolder } from "#db/lowdb/open-data-folder.ts";
import { createDice } from "#tests/support/dice.ts";

/** What a county is from some moment on. */
export interface County {
  readonly directoryAt: (moment: string) => Directory;
  readonly standingAt: (unit: string, moment: string) => Standing;
}

export interface Sending {
  readonly to: number;
  /** In Shanghai, `2026-01-20 09:00`. */
  readonly at: string;
  readonly group: ReminderGroup;
}

interface Winter {
  readonly county: County;
  readonly dir: string;
  readonly seed: number;
  readonly from: string;
  readonly until: string;
  /** Is the server off? */
  readonly isDown: (moment: string) => boolean;
  /** Whose chat is blocked. */
  readonly blocked: ReadonlySet<number>;
  /** May the process die with this message written down and not sent? */
  readonly mayLose: (to: number, day: string) => boolean;
  /** It shall die so. */
  readonly mustLose: (to: number, day: string) => boolean;
}

export interface Outcome {
  readonly sent: readonly Sending[];
  /** Written down when the process died, and so never sent. */
  readonly lost: readonly Readonly<{ to: number; key: string; day: string }>[];
  readonly log: readonly string[];
  readonly restarts: number;
  readonly deaths: number;
}

const hourMs = 3_600_000;

/**
 * Drives the clock through a winter, hour by hour and through the nights, with a real data folder. The server is
 * restarted now and then; it also dies in the middle of its work: before it has written, between writing and sending,
 * and after sending.
 */
export async function driveWinter(winter: Winter): Promise<Outcome> {
  const dice = createDice(winter.seed);
  const sent: Sending[] = [];
  const lost: { to: number; key: string; day: string }[] = [];
  const log: string[] = [];
  let restarts = 0;
  let deaths = 0;
  let clock = Date.parse(`${winter.from}T00:00:00+08:00`);
  const end = Date.parse(`${winter.until}T23:00:00+08:00`);
  const moment = (): string => {
    const { day, clock: time } = inShanghai(new Date(clock).toISOString());
    return `${day} ${time}`;
  };

  /** One run of the server; `life` tells how many steps it has before it dies. */
  const run = async (life: number) => {
    let steps = life;
    let isDead = false;
    const die = (): never => {
      if (!isDead) deaths += 1;
      isDead = true;
      throw new Error("killed");
    };
    const step = (): void => {
      steps -= 1;
      if (isDead || steps === 0) die();
    };
    const folder = await openDataFolder(winter.dir, { log: (line) => log.push(line) });
    const shelf = folder.shelf("reminders", toldSchema);
    const save = async (id: string, value: ToldRecord): Promise<void> => {
      step(); // before it is written
      const before = await shelf.load(id);
      const known = new Set(before.kind === "found" ? before.value.told.map(({ key }) => key) : []);
      await shelf.save(id, value);
      const fresh = value.told.filter(({ key }) => !known.has(key));
      const must = fresh.some(({ to, day }) => winter.mustLose(to, day));
      const may = fresh.length > 0 && fresh.every(({ to, day }) => winter.mayLose(to, day));
      if (!must && !(may && steps <= 2 && steps > 0)) return;
      lost.push(...fresh);
      die(); // between writing and sending
    };
    const reminders = openReminders({
      told: { ...shelf, save },
      directory: () => Promise.resolve(winter.county.directoryAt(moment())),
      standingOf: (unit) => Promise.resolve(winter.county.standingAt(unit, moment())),
      send: (group) => {
        if (isDead) throw new Error("the dead do not send");
        if (winter.blocked.has(group.to)) throw new Error("blocked");
        sent.push({ to: group.to, at: moment(), group });
        step(); // after it was sent
        return Promise.resolve();
      },
      now: () => new Date(clock),
      log: (line) => {
        if (!line.endsWith("killed")) log.push(line);
      },
      rest: () => {
        clock += 250;
        return Promise.resolve();
      },
    });
    return { folder, reminders, isDead: () => isDead };
  };

  const lifetime = (): number => (dice.falls(0.5) ? 1 + dice.below(60) : Number.POSITIVE_INFINITY);
  let server = await run(lifetime());
  const restart = async (): Promise<void> => {
    restarts += 1;
    await server.folder.close();
    server = await run(lifetime());
  };

  for (; clock <= end; clock = Math.ceil((clock + 1) / hourMs) * hourMs) {
    if (winter.isDown(moment())) continue;
    // As `start` does: at every hour, and again as soon as there is a new process.
    for (;;) {
      await server.reminders.tick().catch((error: unknown) => {
        if (!server.isDead()) throw error;
      });
      if (!server.isDead()) break;
      await restart();
    }
    if (dice.falls(0.08)) {
      clock += dice.below(50) * 60_000;
      await restart();
      await server.reminders.tick().catch((error: unknown) => {
        if (!server.isDead()) throw error;
      });
      if (server.isDead()) await restart();
    }
  }
  await server.folder.close();
  return { sent, lost, log, restarts, deaths };
}
