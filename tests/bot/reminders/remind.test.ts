import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { openReminders } from "#bot/reminders/remind.ts";
import type { ReminderDependencies } from "#bot/reminders/remind.ts";
import type { ToldRecord } from "#bot/reminders/told.ts";
import type { Directory } from "#flows/directory/directory.ts";
import type { Standing } from "#flows/reminders/standing.ts";
import { county, post, unit } from "#tests/flows/reminders/county.ts";
import { memoryShelf } from "#tests/support/memory-shelf.ts";

const towns = ["u2", "u3", "u4"];
const three = county(
  towns.map((id) => unit(id)),
  towns.map((id, at) => post(101 + at, id, "filler")),
);

/** An office at a moment of Shanghai's time, whose messages go into a list. */
function office(change: Partial<ReminderDependencies> = {}, directory: Directory = three) {
  const sent: string[] = [];
  const log: string[] = [];
  let at = new Date("2026-01-20T09:00:00+08:00");
  const standings = new Map<string, Standing>();
  const deps: ReminderDependencies = {
    directory: () => Promise.resolve(directory),
    standingOf: (unit) => Promise.resolve(standings.get(unit) ?? { state: "absent" }),
    told: memoryShelf<ToldRecord>(),
    send: ({ to, reminders }) => {
      sent.push(
        [to, ...reminders.map(({ unit, kind, days }) => `${unit} ${kind} ${days}`)].join(" "),
      );
      return Promise.resolve();
    },
    now: () => at,
    log: (line) => log.push(line),
    rest: () => Promise.resolve(),
    ...change,
  };
  return {
    deps,
    sent,
    log,
    standings,
    reminders: openReminders(deps),
    setClock: (local: string) => {
      at = new Date(`${local}+08:00`);
    },
  };
}

const all = ["101 u2 today 0", "102 u3 today 0", "103 u4 today 0"];

describe("the hours", () => {
  test.each([
    ["2026-01-20T00:00:00", 0],
    ["2026-01-20T08:59:59", 0],
    ["2026-01-20T09:00:00", 3],
    ["2026-01-20T17:59:59", 3],
    ["2026-01-20T18:00:00", 0],
    ["2026-01-20T23:59:59", 0],
    ["2026-07-20T09:00:00", 0],
  ])("at %s %i go out", async (local, count) => {
    const { reminders, sent, setClock } = office();
    setClock(local);
    await reminders.tick();
    expect(sent).toHaveLength(count);
  });

  test("a day that is over is over: what changes at ten is not spoken of at eleven", async () => {
    const { reminders, sent, standings, setClock } = office();
    standings.set("u3", { state: "filed" });
    await reminders.tick();
    expect(sent).toEqual(["101 u2 today 0", "103 u4 today 0"]);
    standings.set("u3", { state: "returned" });
    setClock("2026-01-20T11:00:00");
    await reminders.tick();
    expect(sent).toHaveLength(2);
    setClock("2026-01-21T09:00:00");
    await reminders.tick();
    expect(sent.slice(2)).toEqual(["101 u2 late 1", "102 u3 late 1", "103 u4 late 1"]);
  });

  test("the same on a Sunday that is the last day before", async () => {
    const directory = county([unit("u2", { due: "01-19" })], [post(101, "u2", "filler")]);
    const { reminders, sent, standings, setClock } = office({}, directory);
    standings.set("u2", { state: "filed" });
    setClock("2026-01-18T09:00:00");
    await reminders.tick();
    standings.set("u2", { state: "returned" });
    setClock("2026-01-18T12:00:00");
    await reminders.tick();
    expect(sent).toEqual([]);
  });

  test("a quiet Sunday settles nothing: what Friday missed comes on Monday", async () => {
    const directory = county([unit("u2", { due: "01-23" })], [post(101, "u2", "filler")]);
    const told = memoryShelf<ToldRecord>();
    await told.save("2025", { done: "2026-01-15", since: "2026-01-15", told: [] });
    const { reminders, sent, setClock } = office({ told }, directory);
    for (const day of ["17", "18", "19"]) {
      setClock(`2026-01-${day}T09:00:00`);
      await reminders.tick();
    }
    expect(sent).toEqual(["101 u2 ahead 4"]);
  });

  test("when six o'clock comes in the middle, the rest waits for the next day, and is not lost", async () => {
    const told = memoryShelf<ToldRecord>();
    const late = office({
      told,
      rest: () => {
        late.setClock("2026-01-20T18:00:00");
        return Promise.resolve();
      },
    });
    late.setClock("2026-01-20T17:59:59");
    await late.reminders.tick();
    expect(late.sent).toEqual(all.slice(0, 1));
    const next = office({ told });
    next.setClock("2026-01-21T09:00:00");
    await next.reminders.tick();
    expect(next.sent).toEqual(["101 u2 late 1", "102 u3 late 1", "103 u4 late 1"]);
  });

  test("two ticks at once are one", async () => {
    const { reminders, sent } = office();
    await Promise.all([reminders.tick(), reminders.tick()]);
    await reminders.tick();
    expect(sent).toEqual(all);
  });
});

describe("never twice", () => {
  test("what is sent is on the shelf before", async () => {
    const told = memoryShelf<ToldRecord>();
    const keptWhenSent: number[] = [];
    const { reminders } = office({
      told,
      send: async () => {
        const kept = await told.load("2025");
        keptWhenSent.push(kept.kind === "found" ? kept.value.told.length : 0);
      },
    });
    await reminders.tick();
    expect(keptWhenSent).toEqual([1, 2, 3]);
  });

  test("died between writing down and sending: that one is missed, the others come after the restart", async () => {
    const told = memoryShelf<ToldRecord>();
    let saves = 0;
    const dying: typeof told = {
      ...told,
      save: async (id, value) => {
        await told.save(id, value);
        saves += 1;
        if (saves === 2) throw new Error("killed");
      },
    };
    const before = office({ told: dying });
    await expect(before.reminders.tick()).rejects.toThrow("killed");
    expect(before.sent).toEqual(["101 u2 today 0"]);
    const after = office({ told });
    await after.reminders.tick();
    expect(after.sent).toEqual(["103 u4 today 0"]);
  });

  test("one message a day, also when a restart brings up another unit of the same person", async () => {
    const told = memoryShelf<ToldRecord>();
    const directory = county(
      [unit("u2"), unit("u3")],
      [post(101, "u2", "filler"), post(101, "u3", "filler"), post(102, "u3", "helper")],
    );
    const key = "u2.2025.2026-01-20.D.101";
    await told.save("2025", { told: [{ key, to: 101, day: "2026-01-20" }] });
    await office({ told }, directory).reminders.tick();
    const kept = await told.load("2025");
    expect(kept.kind === "found" && kept.value.told.map(({ to }) => to)).toEqual([101, 102]);
  });

  test("after a clock that ran ahead is set right, what was told is not told again", async () => {
    const { reminders, sent, setClock } = office();
    setClock("2026-01-14T09:00:00");
    await reminders.tick();
    setClock("2026-02-24T09:00:00");
    await reminders.tick();
    expect(sent).toHaveLength(6);
    setClock("2026-01-15T09:00:00");
    await reminders.tick();
    expect(sent).toHaveLength(6);
    setClock("2026-01-16T09:00:00");
    await reminders.tick();
    expect(sent.slice(6)).toEqual(["101 u2 ahead 4", "102 u3 ahead 4", "103 u4 ahead 4"]);
  });

  test("when the disk refuses, nothing is sent, and the next hour tries again", async () => {
    const told = memoryShelf<ToldRecord>();
    let isFull = true;
    const { reminders, sent } = office({
      told: {
        ...told,
        save: (id, value) => (isFull ? Promise.reject(new Error("full")) : told.save(id, value)),
      },
    });
    await expect(reminders.tick()).rejects.toThrow("full");
    expect(sent).toEqual([]);
    isFull = false;
    await reminders.tick();
    expect(sent).toEqual(all);
  });

  test("when the record is damaged, the day is let go and the next one is as ever", async () => {
    const told = memoryShelf<ToldRecord>();
    let isDamaged = true;
    const { reminders, sent, log, setClock } = office({
      told: {
        ...told,
        load: (id) =>
          isDamaged ? Promise.resolve({ kind: "damaged", setAside: "x" }) : told.load(id),
        save: (id, value) => {
          isDamaged = false;
          return told.save(id, value);
        },
      },
    });
    await reminders.tick();
    await reminders.tick();
    expect(sent).toEqual([]);
    expect(log).toEqual([
      "what was sent of the reminders of 2025 cannot be read; they go on tomorrow",
    ]);
    setClock("2026-01-21T09:00:00");
    await reminders.tick();
    expect(sent).toHaveLength(3);
  });

  test("what lies long back is dropped from the record", async () => {
    const told = memoryShelf<ToldRecord>();
    const entry = (day: string) => ({ key: day, to: 1, day });
    await told.save("2025", { told: [entry("2025-11-20"), entry("2025-11-21")] });
    await office({ told }).reminders.tick();
    const kept = await told.load("2025");
    expect(kept.kind === "found" && kept.value).toMatchObject({
      done: "2026-01-20",
      since: "2026-01-20",
      told: [{ key: "2025-11-21" }, { to: 101 }, { to: 102 }, { to: 103 }],
    });
  });

  test("the reports of a large fleet are read a few at a time, and others have their turn between", async () => {
    const directory = county(
      Array.from({ length: 450 }, (_, at) => unit(`u${at + 2}`)),
      [],
    );
    let [reading, most, between] = [0, 0, 0];
    const { reminders } = office(
      {
        standingOf: async () => {
          reading += 1;
          most = Math.max(most, reading);
          await Promise.resolve();
          reading -= 1;
          return { state: "absent" };
        },
      },
      directory,
    );
    const clock = setInterval(() => (between += 1), 0);
    await reminders.tick();
    clearInterval(clock);
    expect(most).toBeLessThanOrEqual(50);
    expect(between).toBeGreaterThan(0);
  });

  test("a large fleet is written down in a hundred steps", async () => {
    const ids = Array.from({ length: 450 }, (_, at) => `u${at + 2}`);
    const directory = county(
      ids.map((id) => unit(id)),
      ids.map((id, at) => post(at + 1, id, "filler")),
    );
    const told = memoryShelf<ToldRecord>();
    let saves = 0;
    const save: typeof told.save = (id, value) => {
      saves += 1;
      return told.save(id, value);
    };
    const { reminders, sent } = office({ told: { ...told, save } }, directory);
    await reminders.tick();
    expect(sent).toHaveLength(450);
    expect(saves).toBeLessThanOrEqual(101);
  });
});

describe("when one fails, the others go on", () => {
  test("a blocked chat", async () => {
    const { reminders, sent, log, deps } = office();
    const blocked = openReminders({
      ...deps,
      send: (group) =>
        group.to === 102
          ? Promise.reject(new Error("Forbidden: bot was blocked by the user"))
          : deps.send(group),
    });
    await blocked.tick();
    await reminders.tick();
    expect(sent).toEqual(["101 u2 today 0", "103 u4 today 0"]);
    expect(log).toEqual([
      "a reminder to 102 did not arrive: Forbidden: bot was blocked by the user",
    ]);
  });

  test("a report that cannot be read: nobody is pressed about it", async () => {
    const directory = { ...three, posts: [...three.posts, post(9, "u1", "supervisor")] };
    const { reminders, sent, log } = office(
      {
        standingOf: (unit) =>
          unit === "u3"
            ? Promise.reject(new Error("damaged"))
            : Promise.resolve({ state: "absent" }),
      },
      directory,
    );
    await reminders.tick();
    expect(sent).toEqual(["9 u1 digest 0", "101 u2 today 0", "103 u4 today 0"]);
    expect(log).toEqual(["no reminder about u3, its report of 2025 cannot be read: damaged"]);
  });
});

describe("the schedule", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  test("once at the start, at nine, and every hour until five in the afternoon of Shanghai", async () => {
    vi.useFakeTimers({ now: new Date("2026-01-19T12:34:00+08:00") });
    const looked: string[] = [];
    const told = memoryShelf<ToldRecord>();
    const { deps } = office();
    const stop = openReminders({
      ...deps,
      now: () => {
        looked.push(new Date().toLocaleString("sv-SE", { timeZone: "Asia/Shanghai" }).slice(8, 16));
        return new Date("2026-08-01T09:00:00+08:00"); // Nothing is collected: only the looking counts.
      },
      told,
    }).start();
    await vi.advanceTimersByTimeAsync(29 * 3_600_000);
    const hours = (day: string, from: number, to: number) =>
      Array.from(
        { length: to - from + 1 },
        (_, at) => `${day} ${String(from + at).padStart(2, "0")}:00`,
      );
    expect(looked).toEqual(["19 12:34", ...hours("19", 13, 17), ...hours("20", 9, 17)]);
    await stop();
    await vi.advanceTimersByTimeAsync(48 * 3_600_000);
    expect(looked).toHaveLength(15);
  });

  test("stopping lets the message on its way out, and no other", async () => {
    const told = memoryShelf<ToldRecord>();
    const { promise: onItsWay, resolve: begin } = Promise.withResolvers<void>();
    const { promise: arrival, resolve: arrive } = Promise.withResolvers<void>();
    const { deps, sent } = office({ told });
    const stop = openReminders({
      ...deps,
      send: async (group) => {
        begin();
        await arrival;
        await deps.send(group);
      },
    }).start();
    await onItsWay;
    const stopped = stop();
    arrive();
    await stopped;
    expect(sent).toEqual(["101 u2 today 0"]);
    const next = office({ told });
    await next.reminders.tick();
    expect(next.sent).toEqual(["102 u3 today 0", "103 u4 today 0"]);
  });

  test("trouble is logged, and never thrown at the schedule", async () => {
    const { deps, log } = office({ directory: () => Promise.reject(new Error("gone")) });
    const stop = openReminders(deps).start();
    await vi.waitFor(() => expect(log).toEqual(["no reminders this hour: gone"]));
    await stop();
  });

  test("a process with nothing else to do ends", () => {
    const child = join(import.meta.dirname, "children", "start-reminders.ts");
    const output = execFileSync(process.execPath, [child], { encoding: "utf8", timeout: 20_000 });
    expect(output).toBe("started");
  });
});
