import { describe, expect, test } from "vitest";
import { countyStatus, isInTime, percent } from "#flows/county/status.ts";
import type { CountyStatus, UnitStatus } from "#flows/county/status.ts";
import type { Reported } from "#flows/county/reported.ts";
import { waitsFor } from "#flows/county/waits-for.ts";
import { emptyDirectory } from "#flows/directory/directory.ts";
import type { Directory, Post, Unit } from "#flows/directory/directory.ts";
import { digestOf } from "#flows/reminders/digest.ts";
import { states } from "#flows/workflow/states.ts";
import type { State } from "#flows/workflow/states.ts";

const today = "2027-01-22";

interface Town {
  readonly name: string;
  readonly due: string;
  readonly state: State | "absent";
  readonly step?: number;
  readonly open?: number;
  readonly filedOn?: string;
  readonly corrected?: true;
  readonly filler?: false;
  readonly below?: string;
}

const reported = ({ state, open = 0, filedOn, corrected, step }: Town): Reported | "absent" =>
  state === "absent"
    ? "absent"
    : {
        progress: {
          state,
          sections: [{ id: "requests", open, wrong: 0, skipped: 0 }],
          done: 0.5,
          findings: { errors: 0, warnings: 0 },
          remarks: 0,
          ...(step === undefined ? {} : { step }),
        },
        untouched: new Set<string>(),
        open: [],
        isCorrected: corrected === true,
        ...(filedOn === undefined ? {} : { filedOn }),
      };

const review: Unit["review"] = [
  { id: "a", kind: "review", name: "初审" },
  { id: "b", kind: "review", name: "复审" },
];

function directoryOf(towns: readonly Town[]): Directory {
  const unit = (id: string, short: string, parent?: string): Unit => ({
    id,
    name: short,
    short,
    self: "我镇",
    level: "township",
    region: "朝阳县",
    review,
    extended: {},
    ...(parent === undefined ? {} : { parent }),
  });
  const post = (person: number, at: string, role: Post["role"], step?: string): Post => ({
    person,
    unit: at,
    role,
    since: "2026-12-01T00:00:00Z",
    ...(step === undefined ? {} : { step }),
  });
  const id = (name: string): string => `u${towns.findIndex((town) => town.name === name) + 1}`;
  return {
    ...emptyDirectory,
    units: [
      unit("home", "朝阳县"),
      ...towns.map(({ name, below }) =>
        unit(id(name), name, below === undefined ? "home" : id(below)),
      ),
    ],
    posts: towns.flatMap(({ name, filler }, at) => [
      ...(filler === false ? [] : [post(10 + at, id(name), "filler")]),
      post(100 + at, id(name), "reviewer", "a"),
      post(200 + at, id(name), "reviewer", "b"),
    ]),
  };
}

function statusOf(towns: readonly Town[], unit = "home"): CountyStatus {
  const at = (id: string): Town => towns[Number(id.slice(1)) - 1]!;
  return countyStatus({
    directory: directoryOf(towns),
    unit,
    year: 2026,
    today,
    progress: (id) => reported(at(id)),
    dueOf: (id) => at(id).due,
  });
}

const only = (town: Omit<Town, "name">): UnitStatus =>
  statusOf([{ name: "瓦房子镇", ...town }]).units[0]!;

const past = "2027-01-20";
const ahead = "2027-01-31";

test("the morning's digest and the county's card count the same units alike", () => {
  const towns = (["absent", ...states] as const).flatMap((state): Town[] => [
    { name: `${state}镇`, state, due: ahead },
    { name: `${state}乡`, state, due: past, filler: false },
  ]);
  const directory = directoryOf(towns);
  const { counts } = statusOf(towns);
  const units = directory.units.slice(1);
  const stateOf = (unit: string): Town["state"] => towns[Number(unit.slice(1)) - 1]!.state;
  const digest = digestOf(directory, units, 2026, today, (unit) => ({ state: stateOf(unit) }));
  expect(digest?.counts).toEqual(counts);
  expect(counts.filling).toBeGreaterThan(2);
});

describe("one unit", () => {
  const table: readonly (readonly [
    Omit<Town, "name">,
    pile: string,
    stand: string,
    late: boolean,
  ])[] = [
    [{ state: "absent", due: past, filler: false }, "unbound", "unbound", true],
    [{ state: "absent", due: ahead, filler: false }, "unbound", "unbound", false],
    [{ state: "absent", due: past }, "absent", "absent", true],
    [{ state: "filling", due: past }, "filling", "filling", true],
    // Whoever filled it has left: the work is there all the same.
    [{ state: "filling", due: ahead, filler: false }, "filling", "filling", false],
    [{ state: "returned", due: ahead }, "filling", "returned", false],
    [{ state: "finished", due: past }, "filling", "finished", true],
    [{ state: "review", due: past }, "review", "review", true],
    [{ state: "filed", due: past, filedOn: "2027-01-22" }, "filed", "filed", false],
    [{ state: "accepted", due: past, filedOn: past }, "filed", "accepted", false],
    [{ state: "published", due: past, filedOn: past }, "filed", "published", false],
    [{ state: "filling", due: past, filedOn: past, corrected: true }, "filed", "published", false],
    // Due today is not late.
    [{ state: "filling", due: today }, "filling", "filling", false],
    [{ state: "filling", due: "2027-01-21" }, "filling", "filling", true],
  ];

  test.each(table)("%o is %s, %s, late: %s", (town, pile, stand, late) => {
    expect(only(town)).toMatchObject({ pile, stand, late });
  });

  test("days until it is due, and since", () => {
    expect(only({ state: "filling", due: ahead }).daysLeft).toBe(9);
    expect(only({ state: "filling", due: past }).daysLeft).toBe(-2);
  });

  const inTime: readonly (readonly [filedOn: string, boolean])[] = [
    ["2027-01-19", true],
    ["2027-01-20", true],
    ["2027-01-21", false],
  ];
  test.each(inTime)("due on the 20th and filed on %s is in time: %s", (filedOn, expected) => {
    expect(isInTime(only({ state: "filed", due: past, filedOn }))).toBe(expected);
  });
});

describe("the county", () => {
  const towns: readonly Town[] = [
    { name: "甲镇", state: "filed", due: past, filedOn: past },
    { name: "乙镇", state: "accepted", due: past, filedOn: "2027-01-21" },
    { name: "丙镇", state: "filling", due: past, open: 3 },
    { name: "丁镇", state: "review", due: ahead },
    { name: "戊镇", state: "absent", due: ahead },
    { name: "己镇", state: "absent", due: ahead, filler: false },
    { name: "庚局", state: "published", due: ahead, filedOn: "2027-01-15" },
    { name: "辛站", state: "returned", due: "2027-01-15", below: "庚局" },
  ];

  test("counts every unit below, however deep", () => {
    const { counts, late, units } = statusOf(towns);
    expect(units).toHaveLength(8);
    expect(counts).toEqual({ filed: 3, review: 1, filling: 2, absent: 1, unbound: 1 });
    expect(late).toBe(2);
  });

  test("rates: filed of all, in time of those that are due or filed", () => {
    const { completeness, timeliness } = statusOf(towns);
    expect(completeness).toEqual({ count: 3, of: 8 });
    // Due or filed: 甲 乙 丙 庚 辛; in time: 甲 庚.
    expect(timeliness).toEqual({ count: 2, of: 5 });
    expect([completeness, timeliness].map((rate) => percent(rate!))).toEqual([37, 40]);
  });

  test("no rate where there is nothing to divide by", () => {
    expect(statusOf([]).completeness).toBeUndefined();
    expect(statusOf([{ name: "甲镇", state: "absent", due: ahead }]).timeliness).toBeUndefined();
  });

  test("due today and not filed is not counted against anybody yet", () => {
    const { timeliness } = statusOf([
      { name: "甲镇", state: "filling", due: today },
      { name: "乙镇", state: "filling", due: past },
    ]);
    expect(timeliness).toEqual({ count: 0, of: 1 });
  });

  test("is 100 % only when nobody is missing", () => {
    expect(percent({ count: 199, of: 200 })).toBe(99);
    expect(percent({ count: 200, of: 200 })).toBe(100);
  });

  test("only what is below the one who asks", () => {
    expect(statusOf(towns, "u7").units.map(({ unit }) => unit.short)).toEqual(["辛站"]);
    expect(statusOf(towns, "u1").units).toEqual([]);
  });

  test("late first, then what most can be done about; within by day, then as entered", () => {
    const order: readonly Town[] = [
      { name: "已交", state: "filed", due: past, filedOn: past },
      { name: "送审", state: "review", due: ahead },
      { name: "定稿", state: "finished", due: ahead },
      { name: "在填二", state: "filling", due: "2027-02-10" },
      { name: "在填一", state: "filling", due: ahead },
      { name: "退回", state: "returned", due: ahead },
      { name: "未开始甲", state: "absent", due: ahead },
      { name: "未开始乙", state: "absent", due: ahead },
      { name: "未绑定", state: "absent", due: ahead, filler: false },
      { name: "逾期两天", state: "review", due: past },
      { name: "逾期七天", state: "filling", due: "2027-01-15" },
    ];
    expect(statusOf(order).units.map(({ unit }) => unit.short)).toEqual([
      "逾期七天",
      "逾期两天",
      "未绑定",
      "未开始甲",
      "未开始乙",
      "退回",
      "在填一",
      "在填二",
      "定稿",
      "送审",
      "已交",
    ]);
  });
});

describe("whose turn it is", () => {
  const table: readonly (readonly [
    Omit<Town, "name">,
    wanted: string | undefined,
    people: readonly number[],
  ])[] = [
    [{ state: "absent", due: past }, "begin", [10]],
    [{ state: "absent", due: past, filler: false }, "begin", []],
    [{ state: "filling", due: past, open: 3 }, "fill", [10]],
    [{ state: "filling", due: past, open: 0 }, "submit", [10]],
    [{ state: "returned", due: past, open: 2 }, "mend", [10]],
    [{ state: "finished", due: past }, "file", [10]],
    [{ state: "review", due: past, step: 0 }, "review", [100]],
    [{ state: "review", due: past, step: 1 }, "review", [200]],
    [{ state: "filed", due: past, filedOn: past }, undefined, []],
    [{ state: "filling", due: past, corrected: true, filedOn: past }, undefined, []],
  ];
  test.each(table)("%o waits for: %s", (town, wanted, people) => {
    const towns = [{ name: "瓦房子镇", ...town }];
    const waits = waitsFor(directoryOf(towns), statusOf(towns).units[0]!);
    expect(waits).toEqual(wanted === undefined ? undefined : { wanted, people });
  });
});
