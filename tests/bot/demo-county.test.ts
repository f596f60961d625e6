import { expect, test } from "vitest";
import { createAnswerer } from "#bot/answer.ts";
import { encodePress } from "#bot/callback-data.ts";
import { decodePress, drawnForDesk } from "#bot/callback-data.ts";
import { loadDirectory } from "#bot/directory.ts";
import type { Input } from "#bot/input.ts";
import type { Unit } from "#flows/directory/directory.ts";
import { holdersOf } from "#flows/directory/posts.ts";
import { demoPeople, setUpDemo } from "#src/demo-county.ts";
import { testDependencies } from "#tests/support/dependencies.ts";

const at = "2027-01-12T02:00:00.000Z";
const everybody = demoPeople.map(({ name }, place) => ({ id: 500 + place, name }));

async function demo(people = everybody) {
  const deps = testDependencies({ access: "invited", now: () => new Date(at) });
  const begin = async (some = people): Promise<void> =>
    setUpDemo(deps, await loadDirectory(deps), some, at);
  await begin();
  return { deps, begin };
}

const townsOf = async ({ deps }: Awaited<ReturnType<typeof demo>>): Promise<readonly Unit[]> =>
  (await loadDirectory(deps)).units.filter(({ parent }) => parent !== undefined);

test("every town has somebody to press, but for one; and everybody can be turned into", async () => {
  const one = await demo();
  const directory = await loadDirectory(one.deps);
  const empty = (await townsOf(one))
    .filter(({ id }) => holdersOf(directory, { unit: id, role: "filler" }).length === 0)
    .map(({ name }) => name);
  expect(empty).toEqual(["财政局"]);
  const ids = new Set(everybody.map(({ id }) => id));
  expect(directory.posts.filter(({ person }) => !ids.has(person))).toEqual([]);
  expect(new Set(directory.posts.map(({ person }) => person))).toEqual(ids);
});

test.each([
  ["白水镇", "已经交了"],
  ["松林镇", "催过了，老周"],
  ["东坪乡", "催过了，小陈"],
  ["大坝镇", "催过了，小陈"],
  ["石桥乡", "催过了，小陈"],
  ["财政局", "先发一个邀请？"],
])("%s is pressed, and it has its effect", async (name, said) => {
  const one = await demo();
  const unit = (await townsOf(one)).find((town) => town.name === name)?.id ?? "";
  const data = encodePress({ on: "hall", action: { kind: "nudge", unit } }, drawnForDesk) ?? "";
  const watcher = everybody[2]!;
  const press = { kind: "press", update: 1, person: watcher, pressed: decodePress(data) } as Input;
  const answer = await createAnswerer(one.deps)(press);
  expect((answer.said.edit ?? answer.said.send)?.text).toContain(said);
  const told = (answer.sendings ?? []).map(({ to }) => to);
  expect(told).toEqual(said.startsWith("催过了") ? [said.endsWith("老周") ? 504 : 503] : []);
});

test("a demo of earlier days gets its people once, and nobody is moved from their seat", async () => {
  const one = await demo(everybody.slice(0, 3));
  await one.begin(everybody);
  const staffed = await loadDirectory(one.deps);
  expect(staffed.posts).toHaveLength(4 + 2 * 7);
  await one.begin(everybody);
  expect(await loadDirectory(one.deps)).toEqual(staffed);
});
