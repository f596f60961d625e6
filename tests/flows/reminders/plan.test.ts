import { describe, expect, test } from "vitest";
import type { Directory } from "#flows/directory/directory.ts";
import { groupByPerson, remindersOf } from "#flows/reminders/plan.ts";
import type { Facts, Reminder } from "#flows/reminders/plan.ts";
import type { Standing } from "#flows/reminders/standing.ts";
import { county, isWorkday, post, unit } from "./county.ts";

/* One town, due on Tuesday 20 January 2026, with everybody a report may need. */

const filler = 11;
const helper = 12;
const first = 13;
const second = 14;
const supervisor = 15;
const town = county(
  [
    unit("u2", {
      review: [
        { id: "a", kind: "review", name: "初审" },
        { id: "b", kind: "review", name: "终审" },
      ],
    }),
  ],
  [
    post(filler, "u2", "filler"),
    post(helper, "u2", "helper", { sections: ["requests"] }),
    post(first, "u2", "reviewer", { step: "a" }),
    post(second, "u2", "reviewer", { step: "b" }),
    post(supervisor, "u1", "supervisor"),
  ],
);

const plan = (change: Partial<Facts> & { standing?: Standing } = {}): readonly Reminder[] => {
  const { standing = { state: "absent" }, ...facts } = change;
  return remindersOf({
    directory: town,
    day: "2026-01-20",
    year: 2025,
    standingOf: (unit) => (unit === "u1" ? { state: "published" } : standing),
    isWorkday,
    told: new Set(),
    since: "2026-01-05",
    ...facts,
  });
};

/** `11 begin ahead 14`, digests aside. */
const nudges = (reminders: readonly Reminder[]): readonly string[] =>
  reminders.flatMap((reminder) =>
    reminder.kind === "digest"
      ? []
      : `${reminder.to} ${reminder.task} ${reminder.kind} ${reminder.days}`,
  );

describe("who hears what", () => {
  test.each<[string, Standing, string, readonly string[]]>([
    ["not begun", { state: "absent" }, "2026-01-06", ["11 begin ahead 14", "12 help ahead 14"]],
    ["being filled", { state: "filling" }, "2026-01-13", ["11 fill ahead 7", "12 help ahead 7"]],
    [
      "being filled, and the helper's part still open",
      { state: "filling", open: ["requests", "problems"] },
      "2026-01-13",
      ["11 fill ahead 7", "12 help ahead 7"],
    ],
    [
      "being filled, the helper is done",
      { state: "filling", open: ["problems"] },
      "2026-01-13",
      ["11 fill ahead 7"],
    ],
    [
      "complete, but not sent in",
      { state: "filling", open: [] },
      "2026-01-13",
      ["11 fill ahead 7"],
    ],
    [
      "returned",
      { state: "returned", open: ["requests"] },
      "2026-01-16",
      ["11 mend ahead 4", "12 help ahead 4"],
    ],
    ["in review, two weeks ahead", { state: "review", step: "a" }, "2026-01-06", []],
    ["in review, a week ahead", { state: "review", step: "a" }, "2026-01-13", []],
    ["in review, D-3", { state: "review", step: "a" }, "2026-01-16", ["13 review ahead 4"]],
    ["the next step", { state: "review", step: "b" }, "2026-01-19", ["14 review ahead 1"]],
    ["the due day", { state: "review", step: "b" }, "2026-01-20", ["14 review today 0"]],
    ["in review and late", { state: "review", step: "a" }, "2026-01-22", ["13 review late 2"]],
    ["final, not filed", { state: "finished" }, "2026-01-20", ["11 file today 0"]],
    ["final, not filed, late", { state: "finished" }, "2026-01-26", ["11 file late 6"]],
    ["filed", { state: "filed" }, "2026-01-20", []],
    ["accepted", { state: "accepted" }, "2026-01-22", []],
    ["published", { state: "published" }, "2026-01-20", []],
  ])("%s", (_, standing, day, heard) => {
    expect(nudges(plan({ standing, day }))).toEqual(heard);
  });

  test("a reviewer without a step has every one; a helper without sections helps with all", () => {
    const directory = county(
      [unit("u2")],
      [post(first, "u2", "reviewer"), post(helper, "u2", "helper")],
    );
    const on = (standing: Standing) => nudges(plan({ directory, standing }));
    expect(on({ state: "review", step: "a" })).toEqual(["13 review today 0"]);
    expect(on({ state: "review" })).toEqual(["13 review today 0"]);
    expect(on({ state: "filling", open: ["problems"] })).toEqual(["12 help today 0"]);
    expect(on({ state: "filling", open: [] })).toEqual([]);
  });

  test("who fills and helps in one unit hears of it once", () => {
    const directory = county(
      [unit("u2")],
      [post(filler, "u2", "helper"), post(filler, "u2", "filler")],
    );
    expect(nudges(plan({ directory }))).toEqual(["11 begin today 0"]);
  });

  test("a unit with nobody in it is silent", () => {
    expect(plan({ directory: county([unit("u2")]) })).toEqual([]);
  });
});

describe("on which days", () => {
  const days = (standing: Standing, from: number, to: number): readonly string[] => {
    const heard: string[] = [];
    for (let date = from; date <= to; date += 1) {
      const day = `2026-01-${String(date).padStart(2, "0")}`;
      const yesterday = `2026-01-${String(date - 1).padStart(2, "0")}`;
      for (const line of nudges(plan({ day, standing, since: yesterday }))) {
        if (line.startsWith("11")) heard.push(`${date}: ${line}`);
      }
    }
    return heard;
  };

  test("a whole January of silence", () => {
    expect(days({ state: "absent" }, 2, 31)).toEqual([
      "6: 11 begin ahead 14",
      "13: 11 begin ahead 7",
      "16: 11 begin ahead 4",
      "19: 11 begin ahead 1",
      "20: 11 begin today 0",
      "21: 11 begin late 1",
      "22: 11 begin late 2",
      "23: 11 begin late 3",
      "26: 11 begin late 6",
    ]);
  });

  test("after downtime only the newest comes, and says how many days are left now", () => {
    expect(nudges(plan({ day: "2026-01-15", since: "2026-01-05" }))).toEqual([
      "11 begin ahead 5",
      "12 help ahead 5",
    ]);
  });

  test("what was missed waits for a workday", () => {
    const since = "2026-01-12";
    expect(nudges(plan({ day: "2026-01-17", since }))).toEqual([]);
    expect(nudges(plan({ day: "2026-01-18", since }))).toEqual([]);
    expect(nudges(plan({ day: "2026-01-19", since }))).toHaveLength(2);
  });

  test("the last day before and the due day come on a weekend, one that was missed does not", () => {
    const { units, posts, ...rest } = town;
    const directory: Directory = {
      ...rest,
      posts,
      units: units.map((unit) => ({ ...unit, due: "01-17" })),
    };
    const on = (day: string, since: string) => nudges(plan({ directory, day, since }));
    expect(on("2026-01-16", "2026-01-15")).toHaveLength(2);
    expect(on("2026-01-17", "2026-01-16")).toEqual(["11 begin today 0", "12 help today 0"]);
    expect(on("2026-01-18", "2026-01-15")).toEqual([]);
    expect(on("2026-01-19", "2026-01-15")).toEqual(["11 begin late 2", "12 help late 2"]);
  });

  test("what is settled does not come again, whatever has changed since", () => {
    expect(nudges(plan({ day: "2026-01-15", since: "2026-01-13" }))).toEqual([]);
    expect(
      nudges(plan({ day: "2026-01-15", since: "2026-01-14", standing: { state: "returned" } })),
    ).toEqual([]);
    // Extended by two days on the 7th: the 8th is D-14 now, but 12 days ahead is no time to repeat it.
    const { units, ...rest } = town;
    const extended = units.map((unit) => ({ ...unit, extended: { "2025": "2026-01-21" } }));
    const directory = { ...rest, units: extended };
    expect(nudges(plan({ directory, day: "2026-01-08", since: "2026-01-07" }))).toEqual([]);
    expect(nudges(plan({ directory, day: "2026-01-14", since: "2026-01-13" }))).toHaveLength(2);
  });

  test("a clock that ran ahead silences nobody, and nothing comes twice", () => {
    const sent = plan({ day: "2026-01-20" });
    const told = new Set(sent.map(({ key }) => key));
    expect(plan({ day: "2026-01-20", since: "2026-03-02", told })).toEqual([]);
    expect(nudges(plan({ day: "2026-01-21", since: "2026-03-02", told }))).toHaveLength(2);
  });

  test("never begun anywhere: the newest comes at once", () => {
    expect(nudges(plan({ since: undefined, day: "2026-01-09" }))).toHaveLength(2);
  });
});

describe("keys", () => {
  test("are stable, and one for each person, unit, due day and milestone", () => {
    expect(plan({ day: "2026-01-13" }).map(({ key }) => key)).toEqual([
      "digest.u1.2026-01-13.15",
      "u2.2025.2026-01-20.D-7.11",
      "u2.2025.2026-01-20.D-7.12",
    ]);
    // A day late it is still the same reminder.
    expect(plan({ day: "2026-01-14" }).map(({ key }) => key)).toContain(
      "u2.2025.2026-01-20.D-7.11",
    );
  });

  test("what was told is not told again", () => {
    const told = new Set(["u2.2025.2026-01-20.D-7.11", "digest.u1.2026-01-13.15"]);
    expect(plan({ day: "2026-01-13", told }).map(({ to }) => to)).toEqual([helper]);
  });

  test("several units of one person make one message", () => {
    const directory = county(
      [unit("u2"), unit("u3"), unit("u4")],
      [
        post(filler, "u2", "filler"),
        post(helper, "u3", "filler"),
        post(filler, "u4", "filler"),
        post(filler, "u1", "supervisor"),
      ],
    );
    const groups = groupByPerson(plan({ directory }));
    expect(groups.map(({ to, reminders }) => [to, reminders.map(({ unit }) => unit)])).toEqual([
      [filler, ["u1", "u2", "u4"]],
      [helper, ["u3"]],
    ]);
  });
});

describe("the supervisor's morning", () => {
  const standings: Readonly<Record<string, Standing>> = {
    u1: { state: "absent" },
    u2: { state: "filed" },
    u3: { state: "review" },
    u4: { state: "returned" },
    u5: { state: "absent" },
    u6: { state: "absent" },
    u7: { state: "finished" },
    u8: { state: "filling" },
  };
  const directory = county(
    [
      unit("u2"),
      unit("u3", { due: "01-16" }),
      unit("u4"),
      unit("u5"),
      unit("u6", { parent: "u5" }),
      unit("u7", { due: "01-15" }),
      unit("u8", { due: "01-31" }),
    ],
    [
      post(filler, "u5", "filler"),
      post(supervisor, "u1", "supervisor"),
      post(16, "u5", "supervisor"),
    ],
  );
  const digests = (change: Partial<Facts> = {}) =>
    plan({
      directory,
      day: "2026-01-19",
      since: "2026-01-16",
      standingOf: (unit) => standings[unit] ?? { state: "absent" },
      ...change,
    }).filter((reminder) => reminder.kind === "digest");

  test("counts all units below, the late ones by name, the longest first; the own office is not among them", () => {
    const [one, other, ...none] = digests();
    expect(none).toEqual([]);
    expect(one).toMatchObject({ to: supervisor, unit: "u1", days: -4, day: "2026-01-19" });
    expect(one?.facts).toMatchObject({
      counts: { filed: 1, review: 1, filling: 3, absent: 1, unbound: 1 },
      late: [{ id: "u7" }, { id: "u3" }],
      next: "2026-01-20",
    });
    expect(other).toMatchObject({ to: 16, unit: "u5", days: 1 });
    expect(other?.facts).toMatchObject({ counts: { unbound: 1 }, late: [], next: "2026-01-20" });
  });

  test.each([
    // 14 days before the 15th is New Year's Day; the first workday after it is a Sunday.
    ["2025-12-31", 0],
    ["2026-01-01", 0],
    ["2026-01-03", 0],
    ["2026-01-04", 1],
    ["2026-01-05", 1],
    ["2026-01-06", 2],
    ["2026-01-17", 0],
    ["2026-01-18", 0],
    ["2026-02-14", 2],
    ["2026-02-16", 0],
  ])("on %s there are %i", (day, count) => {
    expect(digests({ day, since: "2025-12-20" })).toHaveLength(count);
  });

  test("ends when all are done", () => {
    expect(digests({ standingOf: () => ({ state: "filed" }) })).toEqual([]);
    expect(
      digests({ standingOf: (unit) => ({ state: unit === "u8" ? "finished" : "published" }) }),
    ).toMatchObject([{ to: supervisor, days: 12, facts: { late: [], next: "2026-01-31" } }]);
  });

  test("one each for two supervisors of a unit, none for a unit that is gone or has nothing below", () => {
    const posts = [
      post(supervisor, "u1", "supervisor"),
      post(16, "u1", "supervisor"),
      post(17, "u2", "supervisor"),
      post(18, "u99", "supervisor"),
    ];
    expect(digests({ directory: { ...directory, posts } }).map(({ to }) => to)).toEqual([
      supervisor,
      16,
    ]);
  });
});
