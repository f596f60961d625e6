import { mkdir, open, readdir } from "node:fs/promises";
import { dirname } from "node:path";

/** Makes a folder that only this account may enter, and makes it last. */
export async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode: 0o700 });
  if (first !== undefined) await syncFolder(dirname(first));
}

/** Puts on disk which files a folder has: a rename lasts only after this. */
export async function syncFolder(path: string): Promise<void> {
  await using folder = await open(path, "r");
  await folder.sync().catch((error: unknown) => {
    if (!hasCode(error, "EINVAL", "ENOTSUP")) throw error; // some network shares cannot, and need not
  });
}

/** The names in a folder; none when there is no such folder. */
export async function listFolder(path: string): Promise<readonly string[]> {
  return (await ifThere(readdir(path))) ?? [];
}

/** Null instead of "no such file". */
export async function ifThere<R>(reading: Promise<R>): Promise<R | null> {
  try {
    return await reading;
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
}

/** Whether the system refused with one of these codes (`ENOENT`, `ENOSPC` …). */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}
