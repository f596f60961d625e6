import { expect, test } from "vitest";
import { createAnswerer } from "#bot/answer.ts";
import type { HallAction } from "#bot/hall/hall-action.ts";
import type { Input } from "#bot/input.ts";
import { handOver, remember } from "#bot/records.ts";
import type { Directory } from "#flows/directory/directory.ts";
import { testDependencies } from "#tests/support/dependencies.ts";
import { aCounty, aPost } from "../flows/directory/a-directory.ts";

/* What somebody did in one report is delivered again after they have gone on to something else, as after a kill. */

type Without<T, Key extends string> = T extends unknown ? Omit<T, Key> : never;
type Doing = Without<Input, "update" | "person">;

const year = 2025;
const directory: Directory = {
  ...aCounty,
  posts: [...aCounty.posts, aPost(2, "u2", "filler"), aPost(2, "home", "admin")],
};

/** Clerk 2 fills in two towns and looks after their county; the report of the first is in hand. */
async function twoReports() {
  const deps = testDependencies({
    access: "invited",
    now: () => new Date("2026-01-12T08:00:00Z"),
  });
  await deps.directories.save("directory", directory);
  const does = (doing: Doing, update: number) =>
    createAnswerer(deps)({ ...doing, update, person: { id: 2, name: "张三" } });
  await does(hall({ kind: "look", unit: "u1" }), 100);
  return { deps, does, reports: async () => JSON.stringify(await reportsIn(deps)) };
}

const reportsIn = async ({ reports }: Pick<ReturnType<typeof testDependencies>, "reports">) =>
  Promise.all(
    ["u1", "u2"].map(async (unit) => {
      const loaded = await reports.load(`${unit}-${year}`);
      return loaded.kind === "found" ? loaded.value.report : undefined;
    }),
  );

const hall = (action: HallAction): Doing => ({
  kind: "press",
  pressed: { press: { on: "hall", action }, drawn: { unit: "home", year: 0, revision: 0 } },
});

const figure: Doing = { kind: "text", text: "没有", message: 90 };

const goingOn: readonly (readonly [string, Doing])[] = [
  ["to the next report", hall({ kind: "look", unit: "u2" })],
  [
    "to the next report, by a button of it",
    {
      kind: "press",
      pressed: {
        press: { on: "report", action: { kind: "continue" } },
        drawn: { unit: "u2", year, revision: 0 },
      },
    },
  ],
  ["to all the reports of the county", hall({ kind: "wear", unit: "home", role: "admin" })],
  ["to a question outside any report", hall({ kind: "ask-units", unit: "home" })],
];

test.each(goingOn)("gone on %s, nothing comes of it again", async (_, next) => {
  const { deps, does, reports } = await twoReports();
  // The second report has been begun, too.
  await does(hall({ kind: "look", unit: "u2" }), 101);
  await does(hall({ kind: "look", unit: "u1" }), 102);
  const { said } = await does(figure, 103);
  const gone = await does(next, 104);
  expect(gone.said.edit ?? gone.said.send).toBeDefined();
  const [before, desk] = [await reports(), await deps.desks.load("p2")];
  expect((await does(figure, 103)).said).toEqual(said);
  expect(await reports()).toBe(before);
  expect(await deps.desks.load("p2")).toEqual(desk);
});

test("from report to report the list stays short", () => {
  const many = (from: number) =>
    Array.from({ length: 120 }, (_, at) => from + at).reduce(
      (handled, update) =>
        remember(handled, { update, person: { id: 2, name: "" } }, { send: aMessage }),
      [] as ReturnType<typeof remember>,
    );
  const both = handOver(many(1), many(1000));
  expect(both).toEqual(many(1000));
  expect(handOver(both, many(1000))).toEqual(both);
  expect(handOver(many(1), many(100)).map(({ update }) => update)).toEqual(
    Array.from({ length: 120 }, (_, at) => 100 + at),
  );
});

const aMessage = { text: "好的", keyboard: [] };
