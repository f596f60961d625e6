import { expect, test } from "vitest";
import { wordsIn } from "#bot/words/words.ts";
import type { Directory } from "#flows/directory/directory.ts";
import { hatsOn } from "#flows/directory/hats.ts";
import { forbiddenFor } from "./canaries.ts";
import { reportsIn, stateNames } from "./reports.ts";
import { openStage } from "./stage.ts";
import type { Doing, Outcome } from "./stage.ts";
import { ample, openWalk, places, usualDesk } from "./walk.ts";
import {
  directory as world,
  hasPost,
  idOf,
  linkId,
  payloadOf,
  people,
  personNames,
  unitNames,
} from "./world.ts";
import type { Fate, UnitName } from "./world.ts";

const { people: words } = wordsIn["zh-CN"];

const opening = (payload: string): Doing => ({ kind: "start", payload });
const secretOf = (place: UnitName, fate: Fate): string =>
  payloadOf(place, fate).split("-").slice(1).join("-");
const other = (place: UnitName): UnitName => (place === "own" ? "foreign" : "own");
const nobodys = `nope00-${"x".repeat(32)}`;

/** Everything that a link may carry but a good one: what it says, and what whoever opens it hears. */
const badLinks: Readonly<Record<string, readonly [(place: UnitName) => string, string]>> = {
  used: [(place) => payloadOf(place, "used"), words.usedLink],
  revoked: [(place) => payloadOf(place, "revoked"), words.revokedLink],
  expired: [(place) => payloadOf(place, "expired"), words.expiredLink],
  "with its last letter another one": [
    (place) => payloadOf(place, "fresh").replace(/.$/, (last) => (last === "A" ? "B" : "A")),
    words.unknownLink,
  ],
  "with its first letter another one": [
    (place) =>
      `${linkId(place, "fresh")}-${secretOf(place, "fresh").replace(/^./, (one) => (one === "A" ? "B" : "A"))}`,
    words.unknownLink,
  ],
  "with the secret of another unit": [
    (place) => `${linkId(place, "fresh")}-${secretOf(other(place), "fresh")}`,
    words.unknownLink,
  ],
  "with its secret under another id": [
    (place) => `nope00-${secretOf(place, "fresh")}`,
    words.unknownLink,
  ],
  "as the code of the first start": [
    (place) => `claim0-${secretOf(place, "fresh")}`,
    words.unknownLink,
  ],
  "cut short": [(place) => payloadOf(place, "fresh").slice(0, -1), words.unknownLink],
  "its id alone": [(place) => linkId(place, "fresh"), words.unknownLink],
  "its hash instead of its secret": [
    (place) => `${linkId(place, "fresh")}-${"A".repeat(32)}`,
    words.unknownLink,
  ],
};

test(
  "no link that is used, old, taken back or garbled lets anybody in, or tells of anything",
  { timeout: ample },
  async () => {
    const walk = openWalk(stateNames);
    for (const state of stateNames) {
      for (const person of personNames) {
        for (const [what, [payload, says]] of Object.entries(badLinks)) {
          for (const place of places) {
            const outcome = await walk.step({
              person,
              place,
              state,
              desk: usualDesk(person),
              doing: opening(place === "nowhere" ? nobodys : payload(place)),
              // Whoever has the secret of a link hears what has become of it; of its unit they hear nothing.
              expected: { kind: "no" },
              refusedWith: { says: place === "nowhere" ? words.unknownLink : says, leadsTo: [] },
              what,
            });
            if (!hasPost(person)) expect(outcome.writes).toEqual([]);
          }
        }
      }
    }
    walk.tell("bad links");
    expect(walk.faults).toEqual([]);
    expect(walk.walked).toBe(
      stateNames.length * personNames.length * Object.keys(badLinks).length * places.length,
    );
    // It is a walk in which nobody is to see anything.
    expect(walk.seen()).toEqual([]);
  },
);

const reports = reportsIn("filling").complete;

const directoryAfter = ({ writes }: Outcome): Directory | undefined =>
  writes.findLast(({ shelf }) => shelf === "directories")?.after as Directory | undefined;

const said = ({ answer }: Outcome): string => (answer.said.send ?? answer.said.edit)?.text ?? "";

const pairs = personNames.flatMap((person) => unitNames.map((unit) => [person, unit] as const));

test.each(pairs)(
  "a good link lets %s in to %s, once: forwarded after that, it is worth nothing",
  async (person, unit) => {
    const stage = openStage();
    stage.setUp(person, { desk: usualDesk(person), reports });
    const first = await stage.act(person, opening(payloadOf(unit, "fresh")));
    const directory = directoryAfter(first);
    const used = directory?.invitations.find(({ id }) => id === linkId(unit, "fresh"))?.used;
    expect(used?.by).toBe(people[person].id);
    expect(hatsOn(directory!, people[person].id, idOf(unit)).map(({ role }) => role)).toContain(
      "helper",
    );
    // Nothing else has changed hands, and no report was touched.
    const others = directory?.posts.filter((post) => post.person !== people[person].id);
    expect(others).toHaveLength(
      world.posts.filter((one) => one.person !== people[person].id).length,
    );
    expect(first.writes.every(({ shelf }) => shelf === "directories" || shelf === "desks")).toBe(
      true,
    );
    for (const { to, text } of first.told) {
      if (to !== people[person].id) expect(text).not.toMatch(forbiddenFor(to));
    }
    for (const next of personNames.filter((one) => one !== person)) {
      const outcome = await stage.act(next, opening(payloadOf(unit, "fresh")));
      expect([next, said(outcome)]).toEqual([next, words.usedLink]);
      expect(directoryAfter(outcome)).toBeUndefined();
    }
    // Whoever came in by it finds everything as it is.
    const again = await stage.act(person, opening(payloadOf(unit, "fresh")));
    expect(directoryAfter(again)).toBeUndefined();
    expect(said(again)).toMatch(/^已经进来过了/);
  },
);

test("a link that a stranger pastes as words is as good as opened, and somebody else's words are only words", async () => {
  const stage = openStage();
  for (const [person, comesIn] of [
    ["stranger", true],
    ["left", true],
    ["filler", false],
  ] as const) {
    stage.setUp(person, { desk: usualDesk(person), reports });
    const typed = { kind: "text", text: ` ${payloadOf("own", "fresh")} `, message: 5 } as const;
    const outcome = await stage.act(person, typed);
    expect([person, directoryAfter(outcome) !== undefined]).toEqual([person, comesIn]);
  }
});

test("whose link it was is told to whoever invited, and to nobody else", async () => {
  const stage = openStage();
  stage.setUp("stranger", { desk: undefined, reports });
  const { answer } = await stage.act("stranger", opening(payloadOf("foreign", "fresh")));
  expect(answer.sendings?.map(({ to }) => to)).toEqual([people.adminTop.id]);
});
