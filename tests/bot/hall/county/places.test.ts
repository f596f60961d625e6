import { describe, expect, test } from "vitest";
import { countyHandlers } from "#bot/hall/county/county-handlers.ts";
import type { HallTurn } from "#bot/hall/hall.ts";
import type { Role } from "#flows/directory/directory.ts";
import { reportId } from "#flows/directory/directory.ts";
import {
  countyOffice,
  fillerOf,
  firstLookOf,
  hallFor,
  people,
  secondLookOf,
  townId,
  year,
} from "./a-county.ts";
import type { CountyOffice } from "./a-county.ts";

const office = countyOffice(20);

const wear = (person: number, unit: string, role: Role): Promise<HallTurn> =>
  countyHandlers.wear(hallFor(office, person), { kind: "wear", unit, role });
const queue = (where: CountyOffice, person: number): Promise<HallTurn> =>
  countyHandlers.queue(hallFor(where, person), { kind: "queue" });
const look = (where: CountyOffice, person: number, unit: string): Promise<HallTurn> =>
  countyHandlers.look(hallFor(where, person), { kind: "look", unit });

describe("to where a post has its work", () => {
  test("a clerk to their report", async () => {
    expect((await wear(fillerOf(2), townId(2), "filler")).open).toEqual({
      unit: townId(2),
      role: "filler",
      year,
    });
  });

  test("a clerk who has not begun begins the year that is collected", async () => {
    expect((await wear(fillerOf(1), townId(1), "filler")).open).toEqual({
      unit: townId(1),
      role: "filler",
      year,
    });
  });

  test("a reviewer to what waits for them", async () => {
    const turn = await wear(firstLookOf(5), townId(5), "reviewer");
    expect(turn.card.text).toContain("有 1 份报告等着看");
    expect(turn.now).toEqual({ unit: townId(5), role: "reviewer" });
  });

  test.each([
    ["supervisor", people.supervisor],
    ["admin", people.admin],
  ] as const)("a %s to the county", async (role, person) => {
    const turn = await wear(person, "u1", role);
    expect(turn.card.text).toContain("朝阳县各单位 2026 年年报");
    expect(turn.now).toEqual({ unit: "u1", role });
  });

  test("an administrator of an office with nothing below it to its own report", async () => {
    const empty = countyOffice(0);
    const hall = hallFor(empty, people.admin);
    const turn = await countyHandlers.wear(hall, { kind: "wear", unit: "u1", role: "admin" });
    expect(turn.card.text).toContain("朝阳县 2026 年年报\n还没有人接");
  });
});

describe("what waits for a look", () => {
  test("each step has its own", async () => {
    const seen = async (person: number): Promise<readonly string[]> =>
      (await queue(office, person)).card.buttons.flat().map(({ label }) => label);
    expect(await seen(firstLookOf(5))).toEqual(["第5镇 10天"]);
    expect(await seen(secondLookOf(5))).toEqual(["进度"]);
    expect(await seen(firstLookOf(6))).toEqual(["进度"]);
    expect(await seen(secondLookOf(6))).toEqual(["第6镇 11天"]);
  });

  test("nothing: one calm sentence, and how far it is", async () => {
    const { card } = await queue(office, firstLookOf(2));
    expect(card.text).toBe("现在没有等着看的报告，送来了会在这里提醒。");
    expect(card.buttons).toEqual([
      [{ label: "进度", press: { on: "hall", action: { kind: "unit", unit: townId(2) } } }],
    ]);
    expect((await queue(office, people.stranger)).card.buttons).toEqual([]);
    const watching = (await queue(office, people.supervisor)).card.buttons.flat();
    expect(watching.map(({ label }) => label)).toEqual(["看全县进度"]);
  });

  test("of several units the longest waiting first", async () => {
    const { directory, deps } = countyOffice(20);
    const loaded = await deps.reports.load(reportId(townId(15), year));
    if (loaded.kind !== "found") throw new Error("the fixture has no such report");
    const { report } = loaded.value;
    const changes = report.changes.map((change, at) =>
      at === report.changes.length - 1 ? { ...change, at: "2027-01-03T02:00:00.000Z" } : change,
    );
    await deps.reports.save(report.id, { ...loaded.value, report: { ...report, changes } });
    const posts = directory.posts.map((post) =>
      post.person === firstLookOf(15) ? { ...post, person: firstLookOf(5) } : post,
    );
    const turn = await queue({ directory: { ...directory, posts }, deps }, firstLookOf(5));
    expect(turn.card.buttons.flat().map(({ label }) => label)).toEqual([
      "第15镇 19天",
      "第5镇 10天",
    ]);
    expect(turn.card.buttons[0]?.[0]?.press).toEqual({
      on: "hall",
      action: { kind: "look", unit: townId(15) },
    });
  });
});

describe("a report taken in hand", () => {
  const table: readonly (readonly [who: string, person: number, at: number, role: Role])[] = [
    ["the supervisor", people.supervisor, 2, "supervisor"],
    ["the administrator", people.admin, 2, "admin"],
    ["the clerk", fillerOf(2), 2, "filler"],
    ["the reviewer", firstLookOf(5), 5, "reviewer"],
  ];
  test.each(table)("by %s", async (_, person, at, role) => {
    expect((await look(office, person, townId(at))).open).toEqual({
      unit: townId(at),
      role,
      year,
    });
  });

  const both: readonly (readonly [at: number, role: Role])[] = [
    [2, "filler"],
    [4, "filler"],
    [5, "reviewer"],
    [8, "supervisor"],
  ];
  test.each(both)("of several hats, whose turn it is: town %i, %s", async (at, role) => {
    const { directory, deps } = countyOffice(20);
    const mine = new Set([fillerOf(at), firstLookOf(at)]);
    const posts = directory.posts.map((post) =>
      mine.has(post.person) ? { ...post, person: people.supervisor } : post,
    );
    const where = { directory: { ...directory, posts }, deps };
    expect((await look(where, people.supervisor, townId(at))).open?.role).toBe(role);
  });

  test("not begun: there is nothing to see", async () => {
    const turn = await look(office, people.supervisor, townId(1));
    expect(turn.open).toBeUndefined();
    expect(turn.card.text).toBe("第1镇还没开始填 2026 年的年报，没有可看的。");
  });
});
