import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { openCounty } from "#tests/support/county.ts";
import { replayCounty } from "./county-file.ts";

const folder = new URL(".", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".chat"));

test("there are scenarios of many people", () => {
  expect(files.length).toBeGreaterThanOrEqual(5);
});

test.each(files)("%s", async (name) => {
  const county = await openCounty();
  try {
    const { actual, expected } = await replayCounty(new URL(name, folder), county);
    expect(actual).toBe(expected);
    expect(actual).not.toContain("!! ");
    expect(county.log).toEqual([]);
  } finally {
    await county.close();
  }
});
