import { rename } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { listFolder, makeFolder, syncFolder } from "./disk.ts";

/**
 * The files of one shelf that could not be trusted: `damaged/<shelf>-<id>-<time>.json`. Never deleted, never
 * overwritten; they are also how the store remembers, over a restart, that a document was damaged.
 */
export function damagedFiles(root: string, shelf: string, now: () => Date) {
  const folder = join(root, "damaged");
  const pattern = new RegExp(`^${shelf}-([\\w-]+)-\\d{8}T\\d{9}Z\\.json$`);

  async function list(): Promise<readonly { id: string; path: string }[]> {
    const files = (await listFolder(folder)).toSorted();
    return files.flatMap((file) => {
      const id = pattern.exec(file)?.[1];
      return id === undefined ? [] : [{ id, path: join(folder, file) }];
    });
  }

  return {
    ids: async () => (await list()).map((file) => file.id),

    newest: async (id: string) => (await list()).findLast((file) => file.id === id)?.path,

    /** Moves the file here and returns where it is now. */
    async setAside(path: string, id: string): Promise<string> {
      await makeFolder(folder);
      const taken = new Set(await listFolder(folder));
      let time = now().getTime();
      const target = () => join(folder, `${shelf}-${id}-${stamp(time)}.json`);
      while (taken.has(basename(target()))) time += 1;
      await rename(path, target());
      await syncFolder(folder);
      await syncFolder(dirname(path));
      return target();
    },
  };
}

/** `20260112T080000000Z`: sorts by time, and has no hyphen. */
function stamp(time: number): string {
  return new Date(time).toISOString().replace(/[-:.]/g, "");
}
