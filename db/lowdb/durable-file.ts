import { copyFile, link, open, readFile, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import type { Adapter } from "lowdb";
import { hasCode, ifThere, syncFolder } from "./disk.ts";

/**
 * A lowdb adapter for a file that is whole whatever happens: the old version or the new one, never half of each.
 *
 * It deals in bytes, because lowdb would take an empty file's "" for no file. Writes must come one at a time.
 */
export function durableFile(path: string): Adapter<Uint8Array | null> {
  return {
    read: () => ifThere(readFile(path)),
    async write(bytes) {
      if (bytes !== null) await replace(path, bytes);
    },
  };
}

/** Where the version before the last is kept. */
export const previousOf = (path: string): string => `${path}.1`;

/**
 * The old version gets a second name first, and takes its place as the previous one last: so there is no moment
 * without a good file, and at rest the two are never one file under two names.
 */
async function replace(path: string, bytes: Uint8Array): Promise<void> {
  const next = `${path}.tmp`;
  const old = `${previousOf(path)}.tmp`;
  try {
    await writeToDisk(next, bytes);
    const hadOne = await giveSecondName(path, old);
    await rename(next, path);
    if (hadOne) await rename(old, previousOf(path));
    await syncFolder(dirname(path));
  } catch (error) {
    await Promise.allSettled([rm(next, { force: true }), rm(old, { force: true })]);
    throw error;
  }
}

async function writeToDisk(path: string, bytes: Uint8Array): Promise<void> {
  await using file = await open(path, "w", 0o600);
  await file.writeFile(bytes);
  await file.datasync();
}

async function giveSecondName(path: string, name: string): Promise<boolean> {
  try {
    await link(path, name);
    return true;
  } catch (error) {
    if (hasCode(error, "ENOENT")) return false;
    if (!hasCode(error, "EPERM", "ENOTSUP", "ENOSYS")) throw error;
    await copyFile(path, name); // a USB stick or a network share without hard links
    return true;
  }
}
