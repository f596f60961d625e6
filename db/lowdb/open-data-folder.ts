import { readdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { z } from "zod";
import type { Shelf } from "#db/store.ts";
import { listFolder, makeFolder } from "./disk.ts";
import { fileShelf } from "./file-shelf.ts";
import { lockFolder } from "./folder-lock.ts";
import { namingTrouble } from "./store-error.ts";
import { createTurns } from "./turns.ts";

/** The documents of one installation, in one folder that one process has open. */
export type DataFolder = Readonly<{
  /** A shelf by its name (`[a-z][a-z0-9_]*`; each name once). */
  shelf<T extends object>(name: string, schema: z.ZodType<T>): Shelf<T>;
  /** Lets the work under way finish, then gives the folder free. */
  close(): Promise<void>;
}>;

type DataFolderOptions = Readonly<{
  /** Hears what the operator should know: a damaged file, a lock taken over. One line each. */
  log?: (line: string) => void;
  now?: () => Date;
}>;

/**
 * Opens the folder, creating it when it is missing.
 *
 * @throws FolderInUseError when another process has it open
 * @throws StoreError when the disk refuses: not writable, full, read-only
 */
export async function openDataFolder(
  dir: string,
  { log = (line) => process.emitWarning(line), now = () => new Date() }: DataFolderOptions = {},
): Promise<DataFolder> {
  const root = resolve(dir);
  const unlock = await namingTrouble("open", root, async () => {
    await makeFolder(root);
    return lockFolder(root, log);
  });
  await namingTrouble("tidy", root, () => removeTemporaries(root)).catch(async (error: unknown) => {
    await unlock();
    throw error;
  });

  const turns = createTurns();
  const names = new Set<string>();
  return {
    shelf(name, schema) {
      checkName(name, names);
      names.add(name);
      return fileShelf({ root, name, schema, turns, log, now });
    },
    async close() {
      await turns.close();
      await unlock();
    },
  };
}

/** Files that a process left half-written when it died. Nobody else writes in a shelf: the lock is ours. */
async function removeTemporaries(root: string): Promise<void> {
  for (const entry of await readdir(root, { withFileTypes: true })) {
    if (!entry.isDirectory() || !shelfName.test(entry.name)) continue;
    const folder = join(root, entry.name);
    const leftovers = (await listFolder(folder)).filter((file) => file.endsWith(".tmp"));
    await Promise.all(leftovers.map((file) => rm(join(folder, file), { force: true })));
  }
}

/** No hyphen, so that `damaged/<shelf>-<id>-<time>.json` reads in one way only. */
const shelfName = /^[a-z][a-z0-9_]{0,31}$/;

function checkName(name: string, taken: ReadonlySet<string>): void {
  if (!shelfName.test(name) || name === "damaged" || name === "lock")
    throw new Error(
      `"${name}" cannot name a shelf: [a-z][a-z0-9_]{0,31}, not "damaged", not "lock"`,
    );
  if (taken.has(name)) throw new Error(`The shelf "${name}" is open already`);
}
