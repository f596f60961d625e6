import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { openDataFolder } from "#db/lowdb/open-data-folder.ts";
import { startChild, temporaryFolder } from "./data-folder.ts";
import { noteSchema } from "./note.ts";

const KILLS = 15;

test(`a process killed ${KILLS} times in the middle of saving loses nothing that it acknowledged`, async () => {
  const { dir, remove } = await temporaryFolder();
  let revision = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const child = startChild("save-forever.ts", dir, String(revision));
    // Two, so that there is a copy of the one before.
    await child.line();
    const first = await child.line();
    await sleep(Math.random() * 60);
    child.process.kill("SIGKILL");
    const acknowledged = Number((await child.rest()).at(-1) ?? first);
    expect(acknowledged).toBeGreaterThan(revision);

    const folder = await openDataFolder(dir, { log: () => {} });
    const loaded = await folder.shelf("notes", noteSchema).load("a");
    const files = await readdir(join(dir, "notes"));
    await folder.close();

    if (loaded.kind !== "found") throw new Error(loaded.kind);
    ({ revision } = loaded.value);
    expect(revision).toBeGreaterThanOrEqual(acknowledged);
    expect(revision).toBeLessThanOrEqual(acknowledged + 1);
    expect(files.sort()).toEqual(["a.json", "a.json.1"]);
    expect((await readdir(dir)).filter((name) => name !== "notes")).toEqual([]);
  }
  await remove();
});
