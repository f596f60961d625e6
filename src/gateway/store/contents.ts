import { createHash } from "node:crypto";
import { createReadStream, rmSync } from "node:fs";
import { access, mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { writeDurably } from "./durable.ts";

/** The bytes of all files, each content once, under its SHA-256. */
export interface Contents {
  /** Keeps the bytes, then runs `claim`; until that has ended no sweep takes them. `makeRoom` is asked first if they are new. */
  put<T>(bytes: Uint8Array, steps: Steps<T>): Promise<T>;
  /** The whole content, or the bytes from `start` to `end`, both included. */
  read(sha256: string, range?: { readonly start: number; readonly end: number }): Readable;
  /** Removes every content that is neither needed nor just being put. */
  sweep(isNeeded: (sha256: string) => boolean): Promise<void>;
}

interface Steps<T> {
  readonly makeRoom: () => Promise<void>;
  readonly claim: (sha256: string) => Promise<T>;
}

export async function openContents(folder: string): Promise<Contents> {
  await mkdir(folder, { recursive: true });
  /** How many puts of each content are under way. */
  const underWay = new Map<string, number>();
  const count = (sha256: string, by: number): void => {
    const next = (underWay.get(sha256) ?? 0) + by;
    if (next === 0) underWay.delete(sha256);
    else underWay.set(sha256, next);
  };

  return {
    put: async (bytes, { makeRoom, claim }) => {
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      const path = join(folder, sha256);
      count(sha256, 1);
      try {
        if (!(await exists(path))) {
          await makeRoom();
          await writeDurably(path, bytes);
        }
        return await claim(sha256);
      } finally {
        count(sha256, -1);
      }
    },
    read: (sha256, range) => createReadStream(join(folder, sha256), range),
    sweep: async (isNeeded) => {
      for (const name of await readdir(folder)) {
        // From this look to the removal nothing else runs, so nobody can begin to need it in between.
        if (underWay.has(name.slice(0, 64)) || isNeeded(name)) continue;
        rmSync(join(folder, name), { force: true });
      }
    },
  };
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
