import { dirname, join } from "node:path";
import { Low } from "lowdb";
import type { z } from "zod";
import type { Shelf } from "#db/store.ts";
import { damagedFiles } from "./damaged-files.ts";
import { decode, encode } from "./document.ts";
import { listFolder, makeFolder } from "./disk.ts";
import { durableFile } from "./durable-file.ts";
import { remainsOf } from "./remains.ts";
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

/**
 * A shelf of JSON files, one per document: `<root>/<name>/<id>.json`.
 *
 * A document is read from the disk once and its bytes are kept. Each load decodes and validates them afresh
 * (0.2 ms for 20 kB; reading the file again would take four times that), so a caller's value is its own.
 */
export function fileShelf<T extends object>(place: Place<T>): Shelf<T> {
  const { schema, turns, log } = place;
  const folder = join(place.root, place.name);
  const damaged = damagedFiles(place.root, place.name, place.now);
  const documents = new Map<string, Low<Uint8Array | null>>();

  /** The document as the disk has it; its `data` is null when there is none, or none to be trusted. */
  async function opened(id: string, path: string): Promise<Low<Uint8Array | null>> {
    const known = documents.get(id);
    if (known !== undefined) return known;
    const document = new Low(durableFile(path), null);
    await document.read();
    if (document.data === null) return document;
    const { fault } = decode(document.data, schema);
    if (fault === undefined) {
      documents.set(id, document);
    } else {
      document.data = null;
      log(`${path} is damaged (${fault}); it was moved to ${await damaged.setAside(path, id)}`);
    }
    return document;
  }

  function inTurn<R>(verb: string, id: string, job: (path: string) => Promise<R>): Promise<R> {
    const path = join(folder, `${checked(id)}.json`);
    return turns.take(path, () => namingTrouble(verb, path, () => job(path)));
  }

  return {
    load: async (id) =>
      inTurn("load", id, async (path) => {
        const { data } = await opened(id, path);
        const value = data === null ? undefined : decode(data, schema).value;
        if (value !== undefined) return { kind: "found", value };
        return remainsOf(path, await damaged.newest(id), schema);
      }),

    save: async (id, value) => {
      const bytes = encode(value, schema);
      return inTurn("save", id, async (path) => {
        const document = await opened(id, path); // a damaged file is set aside, not overwritten
        if (document.data === null) await makeFolder(dirname(path));
        documents.delete(id); // until the disk has it, memory does not claim it
        document.data = bytes;
        await document.write();
        documents.set(id, document);
      });
    },

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
