import { expect, test } from "vitest";
import { sceneOf } from "#bot/scene-of.ts";
import { newReport } from "#flows/report.ts";
import { disclosure2021 } from "#flows/reports/disclosure-2021.ts";
import { office } from "#tests/support/interview.ts";
import { testDependencies } from "#tests/support/dependencies.ts";
import { aCounty } from "../flows/directory/a-directory.ts";

test("a name is looked up, in a county of thousands as well, and not searched for", () => {
  const people = [...aCounty.people];
  people.find = () => expect.fail("one after the other");
  const deps = testDependencies();
  const { nameOf } = sceneOf(deps, newReport(disclosure2021, office, 2026, "u1"), {
    directory: { ...aCounty, people },
    person: { id: 2, name: "" },
    who: { hatsOn: () => [] },
  });
  expect(["2", "3", "4", "nobody", ""].map(nameOf)).toEqual([
    "张三",
    "李四",
    ...Array.from({ length: 3 }, () => deps.words.somebody),
  ]);
});
