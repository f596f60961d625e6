import { describe, expect, test } from "vitest";
import type { Directory, Role } from "#flows/directory/directory.ts";
import { hatsOn } from "#flows/directory/hats.ts";
import { indexOf } from "#flows/directory/index-of.ts";
import { mayEnd } from "#flows/directory/may-end.ts";
import { mayInvite } from "#flows/directory/may-invite.ts";
import { endPost, grant } from "#flows/directory/posts.ts";
import { aCounty, aPost, byAdmin, today } from "./a-directory.ts";

const roles: readonly Role[] = ["filler", "helper", "reviewer", "supervisor", "admin"];

describe("a hat reaches", () => {
  const holder = (role: Role): Directory => ({
    ...aCounty,
    units: [...aCounty.units, { ...aCounty.units[1]!, id: "u3", parent: "u1" }],
    posts: [aPost(7, "u1", role)],
  });
  test.each([
    ["filler", ["u1"]],
    ["helper", ["u1"]],
    ["reviewer", ["u1"]],
    ["supervisor", ["u3"]],
    ["admin", ["u1", "u3"]],
  ] as const)("%s of u1: %j", (role, reached) => {
    const directory = holder(role);
    const units = directory.units.map(({ id }) => id);
    expect(units.filter((unit) => hatsOn(directory, 7, unit).length > 0)).toEqual(reached);
    expect(hatsOn(directory, 8, "u1")).toEqual([]);
  });
});

test("who may let whom in, and end whose post", () => {
  const table = roles.map((role) => {
    const hats = [{ role, at: "u1" }];
    const may = roles.filter((other) => mayInvite(hats, other));
    const ends = roles.filter((other) => mayEnd(hats, 1, { person: 2, role: other }));
    return [role, may.join(" "), ends.join(" ")];
  });
  const all = roles.join(" ");
  expect(table).toEqual([
    ["filler", "helper reviewer", "helper"],
    ["helper", "", ""],
    ["reviewer", "", ""],
    ["supervisor", "", ""],
    ["admin", all, all],
  ]);
  expect(mayEnd([], 1, { person: 1, role: "reviewer" })).toBe(true);
});

describe("ending a post", () => {
  test("at once, and in the log", () => {
    const after = endPost(
      aCounty,
      { person: 3, unit: "u1", role: "reviewer", step: "r3" },
      { ...byAdmin, why: "调走了" },
    );
    if (after.kind !== "ended") throw new Error(after.kind);
    expect(hatsOn(after.directory, 3, "u1")).toEqual([]);
    expect(after.directory.log.at(-1)).toEqual({
      at: today,
      by: 1,
      what: "post-ended",
      unit: "u1",
      person: 3,
      role: "reviewer",
      why: "调走了",
    });
  });

  test.each([
    ["nobody there", 9, "filler", undefined],
    ["another step", 3, "reviewer", "r1"],
    ["no step", 3, "reviewer", undefined],
  ] as const)("%s: there is nothing to end", (_, person, role, step) => {
    expect(endPost(aCounty, { person, unit: "u1", role, step }, byAdmin).kind).toBe("no-such-post");
  });

  test("the last administrator at the top stays; one of two may go, and one further down", () => {
    const last = { person: 1, unit: "home", role: "admin" } as const;
    expect(endPost(aCounty, last, byAdmin).kind).toBe("last-admin");
    const two = grant(aCounty, { person: 2, unit: "home", role: "admin" }, byAdmin).directory;
    expect(endPost(two, last, byAdmin).kind).toBe("ended");
    const below = grant(aCounty, { person: 2, unit: "u1", role: "admin" }, byAdmin).directory;
    expect(endPost(below, last, byAdmin).kind).toBe("last-admin");
    expect(endPost(below, { person: 2, unit: "u1", role: "admin" }, byAdmin).kind).toBe("ended");
  });
});

test("a post given once more keeps its day", () => {
  const { directory, again, post } = grant(
    aCounty,
    { person: 2, unit: "u1", role: "filler" },
    byAdmin,
  );
  expect(again).toBe(true);
  expect(post.since).toBe("2026-12-01T00:00:00.000Z");
  expect(indexOf(directory).postsOf.get(2)).toEqual([post]);
});
