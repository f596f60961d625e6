import { expect, test } from "vitest";
import { createAnswerer } from "#bot/answer.ts";
import type { Dependencies } from "#bot/dependencies.ts";
import type { Input, SentFile } from "#bot/input.ts";
import type { UnitList } from "#intake/unit-list.ts";
import { testDependencies } from "#tests/support/dependencies.ts";
import { aCounty } from "../flows/directory/a-directory.ts";

/** An administrator who was asked for a list of units, and a clerk of the same county. */
async function asked(own: Partial<Dependencies> = {}) {
  const deps = testDependencies({ access: "invited", ...own });
  await deps.directories.save("directory", aCounty);
  const answer = createAnswerer(deps);
  let update = 0;
  const does = async (person: number, doing: object): Promise<string> => {
    update += 1;
    const { said } = await answer({ ...doing, update, person: { id: person, name: "" } } as Input);
    return (said.send ?? said.edit)?.text ?? "";
  };
  const action = { kind: "ask-units", unit: "home" };
  const drawn = { unit: "home", year: 0, revision: 0 };
  await does(1, { kind: "press", pressed: { press: { on: "hall", action }, drawn } });
  const sends = (person: number, read: SentFile["read"], size = 100) =>
    does(person, { kind: "unreadable", what: "document", file: { name: "单位.csv", size, read } });
  return { does, sends };
}

test("while a file is on its way, everybody else is answered", async () => {
  const { does, sends } = await asked();
  const { promise, resolve } = Promise.withResolvers<Uint8Array>();
  const list = sends(1, () => promise);
  expect(await does(2, { kind: "text", text: "人员", message: 1 })).toContain("青石镇");
  resolve(new TextEncoder().encode("柳河镇\n大坝镇\n"));
  expect(await list).toContain("柳河镇");
});

test("while a file is being read, everybody else is answered", async () => {
  const { promise, resolve } = Promise.withResolvers<UnitList>();
  const begun = Promise.withResolvers<void>();
  const readUnitList = (): Promise<UnitList> => {
    begun.resolve();
    return promise;
  };
  const { does, sends } = await asked({ readUnitList });
  const list = sends(1, () => Promise.resolve(new Uint8Array()));
  await begun.promise;
  expect(await does(2, { kind: "text", text: "人员", message: 1 })).toContain("青石镇");
  resolve({ kind: "unreadable", why: "too-much" });
  expect(await list).toContain("太复杂");
});

test("a file that does not come is heard of as ever", async () => {
  const { sends } = await asked();
  await expect(sends(1, () => Promise.reject(new Error("404")))).rejects.toThrow("404");
});

test.each([
  ["from a stranger", 8, 100],
  ["that nobody asked for", 2, 100],
  ["over the limit", 1, 5_000_001],
])("a file %s is not fetched", async (_, person, size) => {
  const { sends } = await asked();
  let reads = 0;
  const read = (): Promise<Uint8Array> => {
    reads += 1;
    return Promise.resolve(new Uint8Array());
  };
  expect(await sends(person, read, size)).not.toBe("");
  expect(reads).toBe(0);
});
