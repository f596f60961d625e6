import { describe, expect, test } from "vitest";
import {
  directorySchema,
  emptyDirectory,
  reportId,
  unitAndYear,
} from "#flows/directory/directory.ts";
import type { Directory } from "#flows/directory/directory.ts";
import { allBelow, indexOf, lineOf } from "#flows/directory/index-of.ts";
import { invite, isOpen } from "#flows/directory/invitations.ts";
import {
  addUnits,
  changeUnit,
  extend,
  foundUnit,
  setReview,
  setReviews,
} from "#flows/directory/units.ts";
import type { NewUnit } from "#flows/directory/units.ts";
import { aCounty, anInvitation, byAdmin, today } from "./a-directory.ts";

const town = (name: string): NewUnit => ({
  name,
  short: name,
  self: "我镇",
  level: "township",
  region: "云山县",
});

test("the first unit is home, and what stands below it stays", () => {
  const { parent: _, ...county } = { ...town("云山县"), parent: undefined };
  const found = foundUnit(emptyDirectory, county, byAdmin);
  expect(found.units.map(({ id }) => id)).toEqual(["home"]);
  expect(
    foundUnit({ ...aCounty, units: aCounty.units.slice(1) }, county, byAdmin).units,
  ).toHaveLength(3);
  expect(directorySchema.parse(found)).toEqual(found);
});

describe("adding units", () => {
  test("numbers go on from the highest that ever was", () => {
    const { directory, added } = addUnits(aCounty, "home", [town("甲镇"), town("乙镇")], byAdmin);
    expect(added.map(({ id, parent }) => [id, parent])).toEqual([
      ["u3", "home"],
      ["u4", "home"],
    ]);
    expect(directory.log.at(-1)).toMatchObject({ what: "units-imported", unit: "home", new: "2" });
    const far = { ...aCounty, units: [...aCounty.units, { ...aCounty.units[2]!, id: "uzz" }] };
    expect(addUnits(far, "home", [town("甲镇")], byAdmin).added[0]?.id).toBe("u100");
  });

  test("one that is there, or stands twice in the list, is not added again", () => {
    const made = addUnits(aCounty, "home", [town("青石镇"), town("甲镇"), town("甲镇")], byAdmin);
    expect(made.added.map(({ name }) => name)).toEqual(["甲镇"]);
    expect(made.known.map(({ name }) => name)).toEqual(["青石镇", "甲镇"]);
    const none = addUnits(made.directory, "home", [town("甲镇")], byAdmin);
    expect(none.directory).toBe(made.directory);
  });

  test("the same name below another unit is another unit", () => {
    const { added } = addUnits(aCounty, "u1", [town("青石镇")], byAdmin);
    expect(added).toHaveLength(1);
  });
});

describe("the steps of a review", () => {
  const looks = aCounty.units[1]!.review;
  const invited = invite(
    invite(aCounty, anInvitation("aaaaaa", "reviewer", { step: "r1" }), byAdmin),
    anInvitation("bbbbbb", "reviewer", { step: "r3" }),
    byAdmin,
  );
  const open = (directory: Directory): readonly string[] =>
    directory.invitations.filter((one) => isOpen(one, today)).map(({ id }) => id);

  test("whoever had a step that is gone has it no more, nor have its invitations; others stay", () => {
    const onlyFirst = setReview(invited, "u1", looks.slice(0, 1), byAdmin);
    expect(indexOf(onlyFirst).postsOf.has(3)).toBe(false);
    expect(open(onlyFirst)).toEqual(["aaaaaa"]);
    expect(onlyFirst.log.slice(-3).map(({ what }) => what)).toEqual([
      "unit-changed",
      "post-ended",
      "invitation-revoked",
    ]);
    const onlyLast = setReview(invited, "u1", looks.slice(1), byAdmin);
    expect(indexOf(onlyLast).postsOf.has(3)).toBe(true);
    expect(open(onlyLast)).toEqual(["bbbbbb"]);
  });

  test("the same steps, or an unknown unit, change nothing", () => {
    expect(setReview(invited, "u1", [...looks], byAdmin)).toBe(invited);
    expect(setReview(invited, "u9", [], byAdmin)).toBe(invited);
  });

  test("of many units at once", () => {
    const after = setReviews(
      aCounty,
      new Map([
        ["u1", looks],
        ["u2", looks],
      ]),
      byAdmin,
    );
    expect(after.units.map(({ review }) => review.length)).toEqual([0, 2, 2]);
    expect(after.log).toEqual([
      { at: today, by: 1, what: "unit-changed", unit: "u2", old: "", new: "初审、终审" },
    ]);
  });
});

test("details and more time: what was, what is, in the log; no change, no line", () => {
  const renamed = changeUnit(aCounty, "u2", { short: "白水", dueBelow: "01-15" }, byAdmin);
  expect(renamed.log.at(-1)).toMatchObject({
    what: "unit-changed",
    old: "白水镇、",
    new: "白水、01-15",
  });
  expect(changeUnit(renamed, "u2", { short: "白水" }, byAdmin)).toBe(renamed);
  const later = extend(
    extend(renamed, "u2", 2026, "2027-01-25", byAdmin),
    "u2",
    2026,
    "2027-01-31",
    byAdmin,
  );
  expect(later.log.at(-1)).toMatchObject({
    what: "extended",
    old: "2027-01-25",
    new: "2027-01-31",
  });
  expect(extend(later, "u9", 2026, "2027-01-25", byAdmin)).toBe(later);
});

test("up and down the tree; a loop in the data is no loop for us", () => {
  const { directory } = addUnits(aCounty, "u1", [town("小村")], byAdmin);
  expect(lineOf(directory, "u3").map(({ id }) => id)).toEqual(["u3", "u1", "home"]);
  expect(allBelow(directory, "home").map(({ id }) => id)).toEqual(["u1", "u3", "u2"]);
  const looped: Directory = {
    ...aCounty,
    units: [
      { ...aCounty.units[1]!, parent: "u2" },
      { ...aCounty.units[2]!, parent: "u1" },
    ],
  };
  expect(lineOf(looped, "u1").map(({ id }) => id)).toEqual(["u1", "u2"]);
  expect(allBelow(looped, "u1").map(({ id }) => id)).toEqual(["u2"]);
});

test.each([
  ["home", 2025, "2025"],
  ["u3k", 2025, "u3k-2025"],
])("the report of %s of %i is %s, there and back", (unit, year, id) => {
  expect(reportId(unit, year)).toBe(id);
  expect(unitAndYear(id)).toEqual({ unit, year });
});
