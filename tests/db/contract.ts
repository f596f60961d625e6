import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { z } from "zod";
import type { Shelf } from "#db/store.ts";
import { note, noteSchema } from "./note.ts";
import type { Note } from "./note.ts";

/** What a backend must offer to be put to the test. */
type Backend = Readonly<{
  shelf<T extends object>(name: string, schema: z.ZodType<T>): Shelf<T>;
  close(): Promise<void>;
}>;

/** A fresh place; each `open` of it finds what the last one left. */
export type Place = Readonly<{ open(): Promise<Backend>; remove(): Promise<void> }>;

/** What every backend promises. Call it once per backend. */
export function shelfContract(backend: string, fresh: () => Promise<Place>): void {
  describe(`${backend} keeps the contract of a shelf`, () => {
    let place: Place;
    let store: Backend;
    let notes: Shelf<Note>;

    const open = async () => {
      store = await place.open();
      notes = store.shelf("notes", noteSchema);
    };
    const reopen = async () => {
      await store.close();
      await open();
    };

    beforeEach(async () => {
      place = await fresh();
      await open();
    });
    afterEach(async () => {
      await store.close();
      await place.remove();
    });

    test("what was never saved is absent", async () => {
      expect(await notes.load("nobody")).toEqual({ kind: "absent" });
      expect(await notes.ids()).toEqual([]);
    });

    test("what was saved is found, at once and after a restart", async () => {
      await notes.save("a", note(1, "“乡镇”\n\u2028😀 \\"));
      const found = { kind: "found", value: note(1, "“乡镇”\n\u2028😀 \\") };
      expect(await notes.load("a")).toEqual(found);
      await reopen();
      expect(await notes.load("a")).toEqual(found);
    });

    test("the last save wins", async () => {
      for (const revision of [1, 2, 3]) await notes.save("a", note(revision));
      await reopen();
      expect(await notes.load("a")).toEqual({ kind: "found", value: note(3) });
    });

    test("what is on its way to the disk is found already, and of many at once the last stays", async () => {
      await notes.save("a", note(1));
      const saves = [2, 3, 4, 5].map((revision) => notes.save("a", note(revision)));
      expect(await notes.load("a")).toEqual({ kind: "found", value: note(5) });
      await Promise.all(saves);
      await reopen();
      expect(await notes.load("a")).toEqual({ kind: "found", value: note(5) });
    });

    test("shelves do not see each other", async () => {
      const others = store.shelf("others", noteSchema);
      await notes.save("a", note(1));
      await others.save("b", note(2));
      expect(await notes.ids()).toEqual(["a"]);
      expect(await others.load("a")).toEqual({ kind: "absent" });
    });

    test("ids are listed in order, each once", async () => {
      for (const id of ["b", "a-1", "A_2", "b"]) await notes.save(id, note(1));
      expect(await notes.ids()).toEqual(["A_2", "a-1", "b"]);
      await reopen();
      expect(await notes.ids()).toEqual(["A_2", "a-1", "b"]);
    });

    test.each(["", "a/b", "..", "a.json", "年报", "a b", "a\n", "x".repeat(65)])(
      "%j cannot be an id",
      async (id) => {
        await expect(notes.load(id)).rejects.toThrow("cannot be an id");
        await expect(notes.save(id, note(1))).rejects.toThrow("cannot be an id");
      },
    );

    test("50 saves of one document at once end with the last", async () => {
      const revisions = Array.from({ length: 50 }, (_, index) => index + 1);
      await Promise.all(revisions.map((revision) => notes.save("a", note(revision))));
      await reopen();
      expect(await notes.load("a")).toEqual({ kind: "found", value: note(50) });
    });

    test("a load after a save sees it, waited for or not", async () => {
      const saved = notes.save("a", note(7));
      expect(await notes.load("a")).toEqual({ kind: "found", value: note(7) });
      await saved;
    });

    test("50 updates in a queue lose nothing", async () => {
      await notes.save("a", note(0, ""));
      let queue = Promise.resolve();
      const append = async (letter: string) => {
        const loaded = await notes.load("a");
        if (loaded.kind !== "found") throw new Error(loaded.kind);
        const { revision, text } = loaded.value;
        await notes.save("a", note(revision + 1, text + letter));
      };
      const letters = Array.from({ length: 50 }, (_, index) =>
        String.fromCodePoint(0x4e00 + index),
      );
      await Promise.all(letters.map((letter) => (queue = queue.then(() => append(letter)))));
      expect(await notes.load("a")).toEqual({ kind: "found", value: note(50, letters.join("")) });
    });

    test("50 documents saved at once are all kept", async () => {
      const ids = Array.from({ length: 50 }, (_, index) => `unit-${index}`);
      await Promise.all(ids.map((id, index) => notes.save(id, note(index))));
      await reopen();
      const loaded = await Promise.all(ids.map((id) => notes.load(id)));
      expect(loaded).toEqual(ids.map((_, index) => ({ kind: "found", value: note(index) })));
    });

    test("closing waits for what is under way, and ends the taking of work", async () => {
      const saved = notes.save("a", note(1));
      await store.close();
      await saved;
      await expect(notes.save("a", note(2))).rejects.toThrow("closed");
      await open();
      expect(await notes.load("a")).toEqual({ kind: "found", value: note(1) });
    });
  });
}
