import { expect, test } from "vitest";
import {
  answerCountyPrompt,
  countyHandlers,
  searchUnits,
} from "#bot/hall/county/county-handlers.ts";
import type { HallAction } from "#bot/hall/hall-action.ts";
import type { Hall, HallHandler, HallTurn } from "#bot/hall/hall.ts";
import { waysOut } from "#bot/hall/ways-out.ts";
import { roles } from "#flows/directory/directory.ts";
import { countyOffice, fillerOf, firstLookOf, hallFor, people, townId } from "./a-county.ts";
import type { CountyOffice } from "./a-county.ts";

type CountyKind = keyof typeof countyHandlers;

function handle<Kind extends CountyKind>(
  hall: Hall,
  action: Extract<HallAction, { kind: Kind }>,
): Promise<HallTurn> {
  const { kind }: { kind: CountyKind } = action;
  const one = countyHandlers[kind] as unknown as HallHandler<Kind>;
  return one(hall, action);
}

/** Every action about one unit, every way to ask for it. */
const about = (unit: string): readonly Extract<HallAction, { kind: CountyKind }>[] => [
  ...roles.map((role) => ({ kind: "wear", unit, role }) as const),
  { kind: "look", unit },
  ...(["late", "filed", "review", "filling", "absent", "unbound", "all"] as const).flatMap(
    (group) => [0, 1, 9].map((page) => ({ kind: "county", unit, group, page }) as const),
  ),
  { kind: "unit", unit },
  { kind: "picture", unit },
  { kind: "export", unit },
  { kind: "nudge", unit },
  ...(["docx", "pdf", "html", "xlsx", "png"] as const).map(
    (format) => ({ kind: "draft", unit, format }) as const,
  ),
  { kind: "ask-extension", unit },
  { kind: "ask-due", unit },
];

const office = countyOffice(20);
const notYours = office.deps.words.people.notYours;

/** Nothing but the one sentence, and the ways to their own work: no file, nothing sent, opened, asked or changed. */
const nothingFor = (where: CountyOffice, person: number): HallTurn => {
  const ways = waysOut(hallFor(where, person));
  return { card: { text: notYours, buttons: ways.length === 0 ? [] : [ways] } };
};

async function turnsOf(
  where: CountyOffice,
  person: number,
  unit: string,
): Promise<readonly (readonly [string, HallTurn])[]> {
  const hall = hallFor(where, person);
  const turns: (readonly [string, HallTurn])[] = [];
  for (const action of about(unit)) {
    turns.push([JSON.stringify(action), await handle(hall, action)]);
  }
  for (const kind of ["extension", "due"] as const) {
    const turn = await answerCountyPrompt(hall, { kind, unit }, { text: "1月31日" });
    turns.push([`answer ${kind}`, turn]);
  }
  turns.push(["search", await searchUnits(hall, unit, "镇")]);
  return turns;
}

/** Of a town that is begun: nothing is above it for these people. */
const town = 2;

const outsiders: readonly (readonly [who: string, person: number, unit: string])[] = [
  ["a supervisor of another county", people.otherSupervisor, townId(town)],
  ["an administrator of another county", people.otherAdmin, townId(town)],
  ["a supervisor of another county, of the county", people.otherSupervisor, "u1"],
  ["a supervisor of another county, of the city", people.otherSupervisor, "home"],
  ["a supervisor of the county, of the other one", people.supervisor, "u2"],
  ["a supervisor of the county, of the other's town", people.supervisor, "u3"],
  ["a supervisor of the county, of the city", people.supervisor, "home"],
  ["a clerk, of the town next door", fillerOf(1), townId(town)],
  ["a clerk, of the county", fillerOf(town), "u1"],
  ["a reviewer, of the town next door", firstLookOf(1), townId(town)],
  ["a reviewer, of the county", firstLookOf(town), "u1"],
  ["a stranger", people.stranger, townId(town)],
  ["a stranger, of the county", people.stranger, "u1"],
  ["a supervisor, of a unit that is not there", people.supervisor, "uzzzz"],
  ["an administrator, of a unit that is not there", people.admin, "uzzzz"],
];

test.each(outsiders)("%s learns nothing", async (_, person, unit) => {
  const turns = await turnsOf(office, person, unit);
  expect(turns.length).toBeGreaterThan(30);
  const nothing = nothingFor(office, person);
  for (const [what, turn] of turns) expect({ what, turn }).toEqual({ what, turn: nothing });
});

const waysOf: readonly (readonly [who: string, person: number, ways: readonly string[]])[] = [
  ["a supervisor", people.supervisor, ["看全县进度 u1"]],
  ["an administrator", people.admin, ["看全县进度 u1"]],
  ["a clerk", fillerOf(2), [`接着填 ${townId(2)}`]],
  ["a reviewer", firstLookOf(2), ["看看等我审的 "]],
  ["a stranger", people.stranger, []],
];

test.each(waysOf)("%s who is refused is led to their own work", async (_, person, ways) => {
  const { card } = await handle(hallFor(office, person), { kind: "unit", unit: "u3" });
  const labels = card.buttons.flat().map(({ label, press }) => {
    const unit = press.on === "hall" && "unit" in press.action ? press.action.unit : "";
    return `${label} ${unit}`;
  });
  expect({ text: card.text, labels }).toEqual({ text: notYours, labels: ways });
});

test("whoever has many posts is led to where they choose one", async () => {
  const { directory } = office;
  const posts = directory.posts.map((post) =>
    post.role === "filler" ? { ...post, person: people.stranger } : post,
  );
  const hall = hallFor({ ...office, directory: { ...directory, posts } }, people.stranger);
  expect(waysOut(hall)).toEqual([
    { label: "换身份", press: { on: "hall", action: { kind: "home" } } },
  ]);
});

test("who is refused cannot tell a unit that is there from one that is not", async () => {
  const there = await turnsOf(office, people.otherSupervisor, townId(town));
  const notThere = await turnsOf(office, people.otherSupervisor, "uzzzz");
  expect(there.map(([, turn]) => turn)).toEqual(notThere.map(([, turn]) => turn));
});

const isRefused = ({ card }: HallTurn): boolean => card.text === notYours;

/** What a person may do about their own town; everything else is refused. */
const own: readonly (readonly [who: string, person: number, may: readonly string[]])[] = [
  ["the clerk", fillerOf(town), ["wear filler", "look", "unit", "draft"]],
  ["the reviewer", firstLookOf(town), ["wear reviewer", "look", "unit", "draft"]],
];

test.each(own)("%s has only their own unit", async (_, person, may) => {
  const turns = await turnsOf(office, person, townId(town));
  const allowed = new Set(turns.flatMap(([what, turn]) => (isRefused(turn) ? [] : nameOf(what))));
  expect([...allowed]).toEqual(may);
});

/** What reaches down from above. */
const above: readonly (readonly [who: string, person: number, refused: readonly string[]])[] = [
  [
    "the county's supervisor",
    people.supervisor,
    ["wear filler", "wear helper", "wear reviewer", "wear admin"],
  ],
  [
    "the county's administrator",
    people.admin,
    ["wear filler", "wear helper", "wear reviewer", "wear supervisor"],
  ],
  [
    "the city's supervisor",
    people.city,
    ["wear filler", "wear helper", "wear reviewer", "wear admin"],
  ],
];

test.each(above)("%s may do all but be somebody else", async (_, person, refused) => {
  const turns = await turnsOf(office, person, townId(town));
  const not = new Set(turns.flatMap(([what, turn]) => (isRefused(turn) ? nameOf(what) : [])));
  expect([...not]).toEqual(refused);
});

function nameOf(what: string): readonly string[] {
  if (!what.startsWith("{")) return [what];
  const action = JSON.parse(what) as { kind: string; role?: string };
  return [[action.kind, action.role].filter((part) => part !== undefined).join(" ")];
}

test("a supervisor who was removed learns nothing from the same buttons", async () => {
  const { directory } = office;
  const posts = directory.posts.filter(({ person }) => person !== people.supervisor);
  const after = { ...office, directory: { ...directory, posts } };
  for (const [, turn] of await turnsOf(after, people.supervisor, "u1")) {
    expect(turn).toEqual(nothingFor(after, people.supervisor));
  }
});
