import { dirname, join } from "node:path";
import { Low } from "lowdb";
import type { z } from "zod";
import type { Shelf } from "#db/store.ts";
import { damagedFiles } from "./damaged-files.ts";
import { decode } from "./document.ts";
import { listFolder, makeFolder } from "./disk.ts";
import { durableFile } from "./durable-file.ts";
import { remainsOf } from "./remains.ts";
import { sharedWrites } from "./shared-writes.ts";
import { namingTrouble } from "./store-error.ts";
import type { Turns } from "./turns.ts";

type Place<T> = Readonly<{
  root: string;
  name: string;
  schema: z.ZodType<T>;
  turns: Turns;
  log: (line: string) => void;
  now: () => Date;
}>;

type Open<T> = Readonly<{ file: Low<Uint8Array | null>; value?: T }>;

/**
 * A shelf of JSON files, one per document: `<root>/<name>/<id>.json`.
 *
 * A document is read and validated once, when this process first needs it; from then on the value itself is kept,
 * for one process only may write. What `load` gives and `save` takes is never changed by anybody.
 */
export function fileShelf<T extends object>(place: Place<T>): Shelf<T> {
  const { schema, turns, log } = place;
  const folder = join(place.root, place.name);
  const damaged = damagedFiles(place.root, place.name, place.now);
  const documents = new Map<string, Open<T>>();

  /** The document as the disk has it; without a value when there is none, or none to be trusted. */
  async function opened(id: string, path: string): Promise<Open<T>> {
    const known = documents.get(id);
    if (known !== undefined) return known;
    const file = new Low<Uint8Array | null>(durableFile(path), null);
    await file.read();
    if (file.data === null) return { file };
    const { value, fault } = decode(file.data, schema);
    file.data = null;
    if (value === undefined) {
      log(`${path} is damaged (${fault}); it was moved to ${await damaged.setAside(path, id)}`);
      return { file };
    }
    documents.set(id, { file, value });
    return { file, value };
  }

  function inTurn<R>(verb: string, id: string, job: (path: string) => Promise<R>): Promise<R> {
    const path = join(folder, `${checked(id)}.json`);
    return turns.take(path, () => namingTrouble(verb, path, () => job(path)));
  }

  const unsaved = sharedWrites<T>((id, take) =>
    inTurn("save", id, async (path) => {
      const value = take();
      const { file, value: old } = await opened(id, path); // a damaged file is set aside, not overwritten
      if (old === undefined) await makeFolder(dirname(path));
      documents.delete(id); // until the disk has it, memory does not claim it
      file.data = Buffer.from(JSON.stringify(value));
      await file.write();
      file.data = null;
      documents.set(id, { file, value });
    }),
  );

  return {
    load: async (id) => {
      const newest = unsaved.newest(id);
      if (newest !== undefined) return { kind: "found", value: newest };
      return inTurn("load", id, async (path) => {
        const { value } = await opened(id, path);
        if (value !== undefined) return { kind: "found", value };
        return remainsOf(path, await damaged.newest(id), schema);
      });
    },

    save: async (id, value) => unsaved.save(id, value),

    ids: async () =>
      namingTrouble("list", folder, async () => {
        const files = await listFolder(folder);
        const found = files.flatMap((file) => /^([\w-]+)\.json(?:\.1)?$/.exec(file)?.[1] ?? []);
        return [...new Set([...found, ...(await damaged.ids())])].sort();
      }),
  };
}

function checked(id: string): string {
  if (/^[A-Za-z0-9_-]{1,64}$/.test(id)) return id;
  throw new Error(`${JSON.stringify(id)} cannot be an id: 1 to 64 of A-Z a-z 0-9 _ -`);
}
