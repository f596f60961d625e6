import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { lockFolder } from "#db/lowdb/folder-lock.ts";
import { thisProcess } from "#db/lowdb/lock-holder.ts";
import { FolderInUseError } from "#db/lowdb/store-error.ts";
import { leaveLock, temporaryFolder } from "./data-folder.ts";

const ignore = () => {};

describe.concurrent("of a process that cannot be seen from here, a lock", () => {
  const outOfSight = [{ boot: "an earlier one" }, { namespace: "another container's" }];

  test.each(outOfSight)("is taken over when it shows no life: %j", async (holder) => {
    const { dir, remove } = await temporaryFolder();
    const log: string[] = [];
    await leaveLock(dir, { ...holder, pid: 1 });
    await (
      await lockFolder(dir, (line) => log.push(line))
    )();
    expect(log).toEqual([
      expect.stringContaining("sign of life"),
      expect.stringContaining("taken over"),
    ]);
    await remove();
  });

  test.each(outOfSight)("is left alone when it lives: %j", async (holder) => {
    const { dir, remove } = await temporaryFolder();
    const unlock = await lockFolder(dir, ignore);
    const [name] = await readdir(join(dir, "lock"));
    await writeFile(
      join(dir, "lock", name!),
      JSON.stringify({ ...(await thisProcess()), ...holder }),
    );
    await expect(lockFolder(dir, ignore)).rejects.toBeInstanceOf(FolderInUseError);
    await unlock();
    await remove();
  });
});
