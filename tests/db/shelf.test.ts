import { mkdir, readFile, readdir, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Loaded, Shelf } from "#db/store.ts";
import { openDataFolder } from "#db/lowdb/open-data-folder.ts";
import type { DataFolder } from "#db/lowdb/open-data-folder.ts";
import { shelfContract } from "./contract.ts";
import { temporaryFolder } from "./data-folder.ts";
import { note, noteSchema } from "./note.ts";
import type { Note } from "./note.ts";

shelfContract("lowdb", async () => {
  const { dir, remove } = await temporaryFolder();
  return { open: () => openDataFolder(dir), remove };
});

let dir: string;
let remove: () => Promise<void>;
let folder: DataFolder;
let notes: Shelf<Note>;
let log: string[];

const file = (...path: readonly string[]) => join(dir, ...path);
const open = async () => {
  folder = await openDataFolder(dir, {
    log: (line) => log.push(line),
    now: () => new Date("2026-01-12T08:00:00Z"),
  });
  notes = folder.shelf("notes", noteSchema);
};
const reopen = async () => {
  await folder.close();
  await open();
};

beforeEach(async () => {
  ({ dir, remove } = await temporaryFolder());
  log = [];
  await open();
});
afterEach(async () => {
  await folder.close();
  await remove();
});

describe("the files", () => {
  test("are compact JSON for this account only, the previous version beside the present one", async () => {
    await notes.save("a", note(1));
    await notes.save("a", note(2));
    expect(await readFile(file("notes/a.json"), "utf8")).toBe(
      '{"revision":2,"text":"政府信息公开"}',
    );
    expect(await readFile(file("notes/a.json.1"), "utf8")).toBe(
      '{"revision":1,"text":"政府信息公开"}',
    );
    expect((await readdir(file("notes"))).sort()).toEqual(["a.json", "a.json.1"]);
    expect((await stat(file("notes/a.json"))).mode & 0o777).toBe(0o600);
    expect((await stat(file("notes"))).mode & 0o777).toBe(0o700);
  });

  test("half-written ones are gone after an open", async () => {
    await notes.save("a", note(1));
    for (const name of ["a.json.tmp", "a.json.1.tmp", "b.json.tmp"])
      await writeFile(file("notes", name), '{"rev');
    await mkdir(file("lock-left-behind.tmp"));
    await reopen();
    expect(await readdir(file("notes"))).toEqual(["a.json"]);
    expect(await readdir(dir)).toEqual(["lock", "notes"]);
  });

  test("a shelf is opened once, under a plain name", () => {
    expect(() => folder.shelf("notes", noteSchema)).toThrow("open already");
    for (const name of ["damaged", "lock", "a-b", "", "../x"])
      expect(() => folder.shelf(name, noteSchema)).toThrow("cannot name a shelf");
  });
});

const setAside = () => file("damaged/notes-a-20260112T080000000Z.json");

function expectDamaged(loaded: Loaded<Note>, copy?: Note): void {
  const at: unknown = expect.stringMatching(/^\d{4}-.*Z$/);
  const offered = copy && { copy: { value: copy, at } };
  expect(loaded).toEqual({ kind: "damaged", setAside: setAside(), ...offered });
}

const faults = [
  ["empty", "", "empty"],
  ["filled with NUL", "\0".repeat(4096), "holds NUL bytes"],
  ["NUL at its end", '{"revision":3,"text"\0\0\0', "holds NUL bytes"],
  ["cut off", '{"revision":3,"te', "not JSON"],
  ["of another shape", '{"revision":"3","text":""}', 'wrong shape at "revision"'],
  ["null", "null", 'wrong shape at ""'],
  ["not UTF-8", Buffer.from([0x22, 0xd5, 0xfe, 0x22]), "not UTF-8"],
] as const;

describe.each(faults)("a file that is %s", (_, contents, fault) => {
  test("is set aside unchanged, and the copy is offered until somebody saves", async () => {
    await notes.save("a", note(1));
    await notes.save("a", note(2));
    await folder.close();
    await writeFile(file("notes/a.json"), contents);
    await open();
    for (let times = 0; times < 2; times += 1) expectDamaged(await notes.load("a"), note(1));
    expect(log).toHaveLength(1);
    expect(log[0]).toContain(`${file("notes/a.json")} is damaged (${fault}`);
    expect(log[0]).toContain(`it was moved to ${setAside()}`);
    expect(await readFile(setAside())).toEqual(Buffer.from(contents));

    await reopen();
    expectDamaged(await notes.load("a"), note(1));
    expect(await notes.ids()).toEqual(["a"]);

    await notes.save("a", note(3));
    await reopen();
    expect(await notes.load("a")).toEqual({ kind: "found", value: note(3) });
    expect(await readFile(setAside())).toEqual(Buffer.from(contents));
  });

  test("is still damaged after a restart when there is no copy", async () => {
    await mkdir(file("notes"));
    await writeFile(file("notes/a.json"), contents);
    expectDamaged(await notes.load("a"));
    await reopen();
    expectDamaged(await notes.load("a"));
    expect(await notes.ids()).toEqual(["a"]);
  });

  test("is set aside by a save too, and never becomes the copy", async () => {
    await notes.save("a", note(1));
    await notes.save("a", note(2));
    await folder.close();
    await writeFile(file("notes/a.json"), contents);
    await open();
    await notes.save("a", note(3));
    expect(await readFile(setAside())).toEqual(Buffer.from(contents));
    expect(await readFile(file("notes/a.json.1"), "utf8")).toContain('"revision":1');
  });

  test("leaves the copy out when that is damaged as well", async () => {
    await mkdir(file("notes"));
    for (const name of ["a.json", "a.json.1"]) await writeFile(file("notes", name), contents);
    expectDamaged(await notes.load("a"));
  });
});

describe("what else can happen to files", () => {
  test("two damaged files of one document at one time are both kept", async () => {
    await mkdir(file("notes"));
    for (const contents of ["first", "second"]) {
      await writeFile(file("notes/a.json"), contents);
      await notes.load("a");
    }
    const kept = (await readdir(file("damaged"))).sort();
    expect(kept).toEqual(["notes-a-20260112T080000000Z.json", "notes-a-20260112T080000001Z.json"]);
    expect(await notes.load("a")).toEqual({ kind: "damaged", setAside: file("damaged", kept[1]!) });
  });

  test("a document whose file has vanished is damaged, with its copy", async () => {
    await mkdir(file("notes"));
    await writeFile(file("notes/a.json.1"), JSON.stringify(note(1)));
    expect(await notes.load("a")).toMatchObject({ kind: "damaged", copy: { value: note(1) } });
  });

  test.each([
    ["before the rename", { "a.json": 1, "a.json.1.tmp": 1, "a.json.tmp": 2 }, 1],
    ["between the renames", { "a.json": 2, "a.json.1.tmp": 1, "a.json.1": 0 }, 2],
  ])("a process that died %s leaves a whole document", async (_, files, revision) => {
    await folder.close();
    await mkdir(file("notes"));
    for (const [name, content] of Object.entries(files))
      await writeFile(file("notes", name), JSON.stringify(note(content)));
    await open();
    expect(await notes.load("a")).toEqual({ kind: "found", value: note(revision) });
    await notes.save("a", note(3));
    expect(await readFile(file("notes/a.json.1"), "utf8")).toBe(JSON.stringify(note(revision)));
  });
});

describe("a disk that refuses", () => {
  test.skipIf(process.platform !== "linux")(
    "full: the old version stays, and saving works again",
    async () => {
      await notes.save("a", note(1));
      await symlink("/dev/full", file("notes/a.json.tmp"));
      const refused = notes.save("a", note(2));
      await expect(refused).rejects.toMatchObject({
        name: "StoreError",
        code: "ENOSPC",
        path: file("notes/a.json"),
      });
      expect(await notes.load("a")).toEqual({ kind: "found", value: note(1) });
      expect(await readdir(file("notes"))).toEqual(["a.json"]);
      await notes.save("a", note(3));
      expect(await notes.load("a")).toEqual({ kind: "found", value: note(3) });
    },
  );

  test.skipIf(process.platform !== "linux")(
    "full: with the save that fails, those fail that were built on it",
    async () => {
      await notes.save("a", note(1));
      await symlink("/dev/full", file("notes/a.json.tmp"));
      const first = notes.save("a", note(2));
      await new Promise((resolve) => setImmediate(resolve)); // it is being written
      const built = [notes.save("a", note(3)), notes.save("a", note(4))];
      const outcomes = await Promise.allSettled([first, ...built]);
      expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
      expect(await notes.load("a")).toEqual({ kind: "found", value: note(1) });
      await notes.save("a", note(5));
      expect(await notes.load("a")).toEqual({ kind: "found", value: note(5) });
    },
  );

  test("a folder where the file should be", async () => {
    await mkdir(file("notes/a.json"), { recursive: true });
    const message = `Could not load ${file("notes/a.json")}: a folder is where a file should be (EISDIR)`;
    await expect(notes.load("a")).rejects.toThrow(message);
    await expect(notes.save("a", note(1))).rejects.toMatchObject({ code: "EISDIR" });
  });

  test("a file where the data folder should be", async () => {
    await writeFile(file("plain"), "");
    const refused = openDataFolder(file("plain"));
    await expect(refused).rejects.toMatchObject({
      name: "StoreError",
      code: "EEXIST",
      path: file("plain"),
    });
  });
});
