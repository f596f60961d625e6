import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays, daysBetween } from "#flows/calendar.ts";
import type { Directory, Post } from "#flows/directory/directory.ts";
import type { Nudge, Reminder } from "#flows/reminders/plan.ts";
import type { Standing } from "#flows/reminders/standing.ts";
import { temporaryFolder } from "#tests/db/data-folder.ts";
import { county, isWorkday, post, unit } from "#tests/flows/reminders/county.ts";
import { createDice } from "#tests/support/dice.ts";
import { driveWinter } from "./january.ts";
import type { County, Outcome } from "./january.ts";

/*
 * A county of fifty units and its reports of 2025: the towns are due on Tuesday 20 January 2026, the departments on
 * Saturday the 31st. The server is off the whole of Tuesday the 13th, and on Thursday the 22nd until one o'clock.
 */

const isDown = (moment: string): boolean =>
  moment.startsWith("2026-01-13") || (moment >= "2026-01-22 07:00" && moment < "2026-01-22 13:00");

const hourOf = (day: string): string => (day === "2026-01-22" ? "13:00" : "09:00");
const supervisor = 900;
const hand = new Set(["u2", "u3", "u4", "u5", "u6", "u7", "u8", "u9", "u10", "u11", "u12", "u13"]);
const ids = Array.from({ length: 50 }, (_, at) => `u${at + 2}`);
const clerkOf = (id: string): number => 100 + Number(id.slice(1));
const isDepartment = (id: string): boolean => id === "u3" || Number(id.slice(1)) > 44;

const steps = [
  { id: "a", kind: "review", name: "初审" },
  { id: "b", kind: "review", name: "终审" },
] as const;

const units = ids.map((id) =>
  unit(id, {
    ...(isDepartment(id) ? { level: "department" } : {}),
    ...(id === "u8" ? { due: "01-15" } : {}),
    ...(id === "u4" || id === "u5" ? { review: [...steps] } : {}),
  }),
);

const posts: readonly Post[] = [
  post(supervisor, "u1", "supervisor"),
  // u7 has nobody until the 15th; u9 and u10 have the same clerk.
  ...ids.filter((id) => id !== "u7" && id !== "u10").map((id) => post(clerkOf(id), id, "filler")),
  post(109, "u10", "filler"),
  post(204, "u4", "reviewer", { step: "a" }),
  post(304, "u4", "reviewer", { step: "b" }),
  post(205, "u5", "reviewer", { step: "a" }),
  post(305, "u5", "helper", { sections: ["requests"] }),
];

/** From which minute on a report stands how. */
type Course = readonly (readonly [from: string, standing: Standing])[];

const courses: Readonly<Record<string, Course>> = {
  u4: [
    ["2026-01-08 10:00", { state: "filling" }],
    ["2026-01-15 11:00", { state: "review", step: "a" }],
    ["2026-01-19 15:00", { state: "finished" }],
    ["2026-01-20 14:00", { state: "filed" }],
  ],
  u5: [
    ["2026-01-07 10:00", { state: "filling", open: ["requests", "problems"] }],
    ["2026-01-15 16:00", { state: "review", step: "a" }],
    ["2026-01-16 10:30", { state: "returned", open: ["problems"] }],
    ["2026-01-20 08:00", { state: "filed" }],
  ],
  u6: [["2026-01-28 12:00", { state: "filed" }]],
  u8: [["2026-01-15 10:30", { state: "accepted" }]],
  u9: [["2026-01-19 20:00", { state: "filed" }]],
  u11: [
    ["2026-01-05 09:30", { state: "filed" }],
    ["2026-01-09 09:30", { state: "published" }],
  ],
  u12: [["2026-01-22 16:00", { state: "filed" }]],
};

/** The others begin, send in and file when chance has it; some never do. */
function chanceCourse(id: string): Course {
  const dice = createDice(Number(id.slice(1)));
  if (dice.falls(0.25)) return [];
  const at = (day: string): string => `${day} ${String(8 + dice.below(12)).padStart(2, "0")}:30`;
  const begun = addDays("2026-01-02", dice.below(18));
  const sentIn = addDays(begun, 1 + dice.below(8));
  const back = addDays(sentIn, 1 + dice.below(3));
  const final = addDays(back, 1 + dice.below(4));
  return [
    [at(begun), { state: "filling" }],
    [at(sentIn), { state: "review" }],
    [at(back), { state: "returned" }],
    [at(final), { state: "finished" }],
    [at(addDays(final, 1 + dice.below(3))), { state: dice.pick(["filed", "accepted"] as const) }],
  ];
}

const courseOf = (id: string): Course => (hand.has(id) ? (courses[id] ?? []) : chanceCourse(id));

const standingAt = (id: string, moment: string): Standing =>
  courseOf(id).findLast(([from]) => from <= moment)?.[1] ?? { state: "absent" };

function directoryAt(moment: string): Directory {
  const joined = moment >= "2026-01-15 11:00" ? [post(107, "u7", "filler")] : [];
  const extended = moment >= "2026-01-19 16:00" ? { "2025": "2026-01-28" } : {};
  return county(
    units.map((unit) => (unit.id === "u6" ? { ...unit, extended } : unit)),
    [...posts, ...joined],
  );
}

const place: County = { directoryAt, standingAt };

/* The expected lists, written out by hand from the rule and a wall calendar. */

const silentTown = [
  "2026-01-06 ahead 14",
  "2026-01-14 ahead 6",
  "2026-01-16 ahead 4",
  "2026-01-19 ahead 1",
  "2026-01-20 today 0",
  "2026-01-21 late 1",
  "2026-01-22 late 2",
  "2026-01-23 late 3",
  "2026-01-26 late 6",
  "2026-02-02 late 13",
];
const silentDepartment = [
  "2026-01-16 ahead 15",
  "2026-01-23 ahead 8",
  "2026-01-28 ahead 3",
  "2026-01-30 ahead 1",
  "2026-01-31 today 0",
  "2026-02-02 late 2",
  "2026-02-03 late 3",
];

const expected: readonly (readonly [
  who: string,
  person: number,
  unit: string,
  list: readonly string[],
])[] = [
  ["a town that never answers", 102, "u2", silentTown.map((line) => `${line} begin`)],
  ["a department that never answers", 103, "u3", silentDepartment.map((line) => `${line} begin`)],
  [
    "the clerk of a report that is reviewed and filed on the last day",
    104,
    "u4",
    ["2026-01-06 ahead 14 begin", "2026-01-14 ahead 6 fill", "2026-01-20 today 0 file"],
  ],
  ["its reviewer", 204, "u4", ["2026-01-16 ahead 4 review", "2026-01-19 ahead 1 review"]],
  ["the reviewer whose step it never was", 304, "u4", []],
  [
    "the clerk of a report that comes back",
    105,
    "u5",
    ["2026-01-06 ahead 14 begin", "2026-01-14 ahead 6 fill", "2026-01-19 ahead 1 mend"],
  ],
  ["its reviewer before it came back", 205, "u5", ["2026-01-16 ahead 4 review"]],
  [
    "its helper, who was done by then",
    305,
    "u5",
    ["2026-01-06 ahead 14 help", "2026-01-14 ahead 6 help"],
  ],
  [
    "a town that is given until the 28th",
    106,
    "u6",
    [
      "2026-01-06 ahead 14 begin",
      "2026-01-14 ahead 6 begin",
      "2026-01-16 ahead 4 begin",
      "2026-01-19 ahead 1 begin",
      "2026-01-21 ahead 7 begin",
      "2026-01-23 ahead 5 begin",
      "2026-01-27 ahead 1 begin",
      "2026-01-28 today 0 begin",
    ],
  ],
  ["a clerk who comes on the 15th", 107, "u7", silentTown.slice(2).map((line) => `${line} begin`)],
  [
    "a town with a day of its own, around New Year",
    108,
    "u8",
    [
      "2025-12-31 ahead 15 begin",
      "2026-01-08 ahead 7 begin",
      "2026-01-12 ahead 3 begin",
      "2026-01-14 ahead 1 begin",
      "2026-01-15 today 0 begin",
    ],
  ],
  [
    "a clerk of two towns: the one that is filed on the 19th",
    109,
    "u9",
    silentTown.slice(0, 4).map((line) => `${line} begin`),
  ],
  ["and the other", 109, "u10", silentTown.map((line) => `${line} begin`)],
  ["a town that was early", 111, "u11", []],
  ["a chat that is blocked", 112, "u12", []],
  [
    "a clerk whose message of the 16th was written down when the server died",
    113,
    "u13",
    silentTown.filter((line) => !line.includes("01-16")).map((line) => `${line} begin`),
  ],
];

/** Every workday from New Year on, the worked Sunday among them, but the day of downtime. */
const mornings =
  `2026-01-04 2026-01-05 2026-01-06 2026-01-07 2026-01-08 2026-01-09 2026-01-12 2026-01-14
  2026-01-15 2026-01-16 2026-01-19 2026-01-20 2026-01-21 2026-01-22 2026-01-23 2026-01-26 2026-01-27
  2026-01-28 2026-01-29 2026-01-30 2026-02-02 2026-02-03`.split(/\s+/);

const protectedPeople = new Set([supervisor, ...expected.map(([, person]) => person)]);

const home = process.env["TZ"];

describe.each([
  ["America/New_York", 1],
  ["Asia/Shanghai", 2],
  ["Pacific/Kiritimati", 3],
  ["America/New_York", 4],
])("a January on a server in %s, by chance no. %i", (zone, seed) => {
  let outcome: Outcome;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;

  beforeAll(async () => {
    process.env["TZ"] = zone;
    folder = await temporaryFolder();
    outcome = await driveWinter({
      county: place,
      dir: folder.dir,
      seed,
      from: "2025-12-30",
      until: "2026-02-03",
      isDown,
      blocked: new Set([112]),
      mustLose: (to, day) => to === 113 && day === "2026-01-16",
      mayLose: (to) => !protectedPeople.has(to),
    });
  });

  afterAll(async () => {
    if (home === undefined) delete process.env["TZ"];
    else process.env["TZ"] = home;
    await folder.remove();
  });

  const all = (): readonly Readonly<{ at: string; reminder: Reminder }>[] =>
    outcome.sent.flatMap(({ at, group }) => group.reminders.map((reminder) => ({ at, reminder })));

  const nudges = (): readonly Readonly<{ at: string; reminder: Nudge }>[] =>
    all().flatMap(({ at, reminder }) => (reminder.kind === "digest" ? [] : { at, reminder }));

  test("the server is where it should be, and was not spared", () => {
    expect(new Date("2026-01-20T00:00:00Z").getHours()).toBe(
      { "America/New_York": 19, "Asia/Shanghai": 8, "Pacific/Kiritimati": 14 }[zone],
    );
    expect(outcome.restarts).toBeGreaterThan(30);
    expect(outcome.deaths).toBeGreaterThan(5);
    expect(outcome.lost.length).toBeGreaterThan(0);
    expect(outcome.sent.length).toBeGreaterThan(200);
  });

  test.each(expected)("%s (%i, %s)", (_, person, unit, list) => {
    const heard = nudges()
      .filter(({ reminder }) => reminder.to === person && reminder.unit === unit)
      .map(
        ({ at, reminder: { kind, days, task } }) => `${at.slice(0, 10)} ${kind} ${days} ${task}`,
      );
    expect(heard).toEqual(list);
  });

  test("the clerk of two towns gets one message about both", () => {
    const groups = outcome.sent.filter(({ to }) => to === 109);
    expect(groups.map(({ group }) => group.reminders.length)).toEqual([
      2, 2, 2, 2, 1, 1, 1, 1, 1, 1,
    ]);
  });

  test("the county's morning: every workday at nine, or as soon as there is a server, none after the day of downtime for it", () => {
    const digests = all().filter(({ reminder }) => reminder.kind === "digest");
    expect(digests.map(({ at }) => at)).toEqual(mornings.map((day) => `${day} ${hourOf(day)}`));
    for (const { at, reminder } of digests) {
      if (reminder.kind !== "digest") continue;
      const { counts, late } = reminder.facts;
      expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(50);
      expect(counts.unbound).toBe(at < "2026-01-15 11:00" ? 1 : 0);
      expect(late.some(({ id }) => id === "u2")).toBe(at > "2026-01-21");
      expect(late.some(({ id }) => id === "u11")).toBe(false);
    }
  });

  test("nothing twice: no reminder, and nobody two messages on one day", () => {
    const keys = all().map(({ reminder }) => reminder.key);
    expect(new Set(keys).size).toBe(keys.length);
    const daily = outcome.sent.map(({ to, at }) => `${to} ${at.slice(0, 10)}`);
    expect(new Set(daily).size).toBe(daily.length);
  });

  test("nothing at night, on the day of downtime, or on a day off unless it is due that day or the next", () => {
    for (const { at, reminder } of all()) {
      const [day = "", clock = ""] = at.split(" ");
      expect(clock >= "09:00" && clock < "18:00").toBe(true);
      expect(isDown(at)).toBe(false);
      if (isWorkday(day)) continue;
      expect(reminder).toMatchObject({ kind: reminder.days === 0 ? "today" : "ahead" });
      expect(reminder.days).toBeLessThanOrEqual(1);
    }
  });

  test("nothing to people who are done", () => {
    for (const { at, reminder } of nudges()) {
      const { state } = standingAt(reminder.unit, at);
      expect(["filed", "accepted", "published"]).not.toContain(state);
      expect(reminder.task === "review").toBe(state === "review");
      expect(reminder.task === "file").toBe(state === "finished");
    }
  });

  test("who stays silent hears each milestone exactly once, or the process died with it in its hand", () => {
    const silent = ids.filter(
      (id) => courseOf(id).length === 0 && !["u6", "u7", "u12"].includes(id),
    );
    expect(silent.length).toBeGreaterThan(8);
    for (const id of silent) {
      const to = id === "u10" ? 109 : clerkOf(id);
      const heard = nudges()
        .filter(({ reminder }) => reminder.unit === id)
        .map(({ at }) => at.slice(0, 10));
      const lost = outcome.lost.filter((entry) => entry.to === to).map(({ day }) => day);
      const promised = isDepartment(id) ? silentDepartment : silentTown;
      expect([...heard, ...lost].toSorted()).toEqual(promised.map((line) => line.slice(0, 10)));
    }
  });

  test("of all the others every promised day is kept as long as they owe something", () => {
    for (const id of ids.filter((id) => !hand.has(id))) {
      const promised = (isDepartment(id) ? silentDepartment : silentTown).map((line) =>
        line.slice(0, 10),
      );
      const heard = new Set([
        ...nudges()
          .filter(({ reminder }) => reminder.unit === id)
          .map(({ at }) => at.slice(0, 10)),
        ...outcome.lost.filter(({ to }) => to === clerkOf(id)).map(({ day }) => day),
      ]);
      const owes = (day: string): boolean =>
        ["absent", "filling", "returned", "finished"].includes(
          standingAt(id, `${day} ${hourOf(day)}`).state,
        );
      expect([...heard].toSorted()).toEqual(promised.filter(owes));
    }
  });

  test("the days that are named are the days that are left", () => {
    for (const { at, reminder } of nudges()) {
      const left = daysBetween(at.slice(0, 10), reminder.due);
      expect(reminder.days).toBe(Math.abs(left));
      expect(reminder.kind).toBe(left > 0 ? "ahead" : left === 0 ? "today" : "late");
    }
  });

  test("the blocked chat is tried once a milestone and spoken of in the log, nothing else is", () => {
    expect(outcome.log).toEqual(
      silentTown.slice(0, 7).map(() => "a reminder to 112 did not arrive: blocked"),
    );
  });
});
