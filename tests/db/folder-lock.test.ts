import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { lockFolder } from "#db/lowdb/folder-lock.ts";
import { openDataFolder } from "#db/lowdb/open-data-folder.ts";
import { FolderInUseError } from "#db/lowdb/store-error.ts";
import { leaveLock, startChild, temporaryFolder } from "./data-folder.ts";

let dir: string;
let remove: () => Promise<void>;
let log: string[];
const take = () => lockFolder(dir, (line) => log.push(line));

beforeEach(async () => {
  ({ dir, remove } = await temporaryFolder());
  log = [];
});
afterEach(() => remove());

describe("a folder that is open", () => {
  test("says by whom, and is free again when closed", async () => {
    const folder = await openDataFolder(dir);
    const [name] = await readdir(join(dir, "lock"));
    expect(JSON.parse(await readFile(join(dir, "lock", name!), "utf8"))).toMatchObject({
      pid: process.pid,
      startedAt: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    await expect(openDataFolder(dir)).rejects.toThrow(`${dir} is in use by process ${process.pid}`);
    await folder.close();
    expect(await readdir(dir)).toEqual([]);
    await (await openDataFolder(dir)).close();
  });

  test("is refused to a second process, and to us while another has it", async () => {
    const child = startChild("open-folder.ts", dir);
    expect(await child.line()).toBe("open");
    const refused = openDataFolder(dir);
    await expect(refused).rejects.toBeInstanceOf(FolderInUseError);
    await expect(refused).rejects.toMatchObject({ pid: child.process.pid, dir });
    expect(await startChild("open-folder.ts", dir).line()).toBe(`in use by ${child.process.pid}`);
    child.process.stdin.end();
    await child.rest();
    expect(await readdir(dir)).toEqual([]);
  });
});

describe("a lock left behind is taken over", () => {
  test("by a process that was killed", async () => {
    const child = startChild("open-folder.ts", dir);
    await child.line();
    child.process.kill("SIGKILL");
    await child.rest();
    const unlock = await take();
    expect(log).toEqual([expect.stringContaining(`left locked by process ${child.process.pid}`)]);
    await unlock();
  });

  test.each([
    ["whose id another program has now", { pid: process.ppid }],
    ["whose id is ours now, as in a container", { ticks: "1" }],
    ["whose id nobody has", { pid: 4_194_303 }],
  ])("of a process %s", async (_, holder) => {
    await leaveLock(dir, holder);
    await (
      await take()
    )();
    expect(log).toHaveLength(1);
    expect(await readdir(dir)).toEqual([]);
  });

  test.each(["", "\0\0\0\0", '{"pid":', "{}"])("with the contents %j", async (contents) => {
    await leaveLock(dir, contents);
    await (
      await take()
    )();
    expect(log).toHaveLength(1);
  });
});

describe("a race for a lock left behind has one winner", () => {
  test("among 4 processes", async () => {
    for (let round = 0; round < 5; round += 1) {
      await leaveLock(dir, { pid: 4_194_303 });
      const start = String(Date.now() + 500);
      const racers = Array.from({ length: 4 }, () => startChild("open-folder.ts", dir, start));
      const said = await Promise.all(racers.map((racer) => racer.line()));
      const winner = racers[said.indexOf("open")];
      expect(winner).toBeDefined();
      const loses = `in use by ${winner?.process.pid}`;
      expect(said.filter((line) => line === loses)).toHaveLength(3);
      for (const racer of racers) racer.process.stdin.end();
      await Promise.all(racers.map((racer) => racer.rest()));
    }
  });

  test("among 20 attempts of one process", async () => {
    for (let round = 0; round < 25; round += 1) {
      await leaveLock(dir, { pid: 4_194_303 });
      const attempts = await Promise.allSettled(Array.from({ length: 20 }, take));
      const won = attempts.filter((attempt) => attempt.status === "fulfilled");
      expect(won).toHaveLength(1);
      await won[0]!.value();
      expect(await readdir(dir)).toEqual([]);
    }
  });
});
