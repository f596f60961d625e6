import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, rmdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { hasCode, ifThere, listFolder } from "./disk.ts";
import { BEAT_MS, isAlive, parseHolder, thisProcess } from "./lock-holder.ts";
import type { Holder } from "./lock-holder.ts";
import { FolderInUseError } from "./store-error.ts";

/**
 * Takes the folder for this process and returns how to give it back.
 *
 * The lock is a folder `lock/` with one file in it, named by chance, that says who holds it. It comes into place
 * by renaming a finished folder to `lock`, which the system does only while `lock` is missing or empty. A dead
 * holder's file is removed by its own name, so however many processes race to take over, none can remove the
 * winner's, and one rename succeeds.
 *
 * @throws FolderInUseError when its holder is alive
 */
export async function lockFolder(
  dir: string,
  log: (line: string) => void,
): Promise<() => Promise<void>> {
  const lock = join(dir, "lock");
  const mine = `${randomUUID()}.json`;
  const me = await thisProcess();
  while (!(await moveIn(dir, lock, mine, me))) await evictTheDead(dir, lock, me, log);
  await removeDrafts(dir);

  const beat = setInterval(() => {
    const now = new Date();
    utimes(join(lock, mine), now, now).catch(() => {});
  }, BEAT_MS).unref();

  return async () => {
    clearInterval(beat);
    await rm(join(lock, mine), { force: true });
    await rmdir(lock).catch(() => {}); // somebody else has moved in already
  };
}

async function moveIn(dir: string, lock: string, name: string, me: Holder): Promise<boolean> {
  const draft = join(dir, `lock-${randomUUID()}.tmp`);
  await mkdir(draft, { mode: 0o700 });
  try {
    await writeFile(join(draft, name), JSON.stringify(me), { mode: 0o600 });
    await rename(draft, lock);
    return true;
  } catch (error) {
    await rm(draft, { recursive: true, force: true }).catch(() => {});
    // Occupied; or the winner of a race has already tidied our draft away.
    if (hasCode(error, "ENOTEMPTY", "EEXIST", "ENOENT")) return false;
    throw error;
  }
}

/** Of processes that died on the threshold. One that lives loses the race anyhow, and may be quicker to tidy. */
async function removeDrafts(dir: string): Promise<void> {
  const drafts = (await listFolder(dir)).filter((name) => /^lock-.*\.tmp$/.test(name));
  await Promise.allSettled(
    drafts.map((name) => rm(join(dir, name), { recursive: true, force: true })),
  );
}

async function evictTheDead(dir: string, lock: string, me: Holder, log: (line: string) => void) {
  for (const name of await listFolder(lock)) {
    const path = join(lock, name);
    const text = await ifThere(readFile(path, "utf8"));
    if (text === null) continue;
    const holder = parseHolder(text); // undefined after a power cut that left the file empty
    if (holder && (await isAlive(holder, path, me, log))) throw new FolderInUseError(dir, holder);
    await rm(path, { force: true });
    log(
      `${dir} was left locked by process ${holder?.pid ?? "?"}, which is gone; the lock was taken over`,
    );
  }
}
