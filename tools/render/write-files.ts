import { randomUUID } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DrawnFile } from "#render/render.ts";
import { codeOf, Refusal } from "./refusal.ts";

/**
 * Puts the files into the folder, each of them whole or not at all, and gives their paths.
 *
 * @throws Refusal when the folder cannot be made or written to.
 */
export async function writeFiles(
  folder: string,
  files: readonly DrawnFile[],
): Promise<readonly string[]> {
  try {
    await mkdir(folder, { recursive: true });
    const paths: string[] = [];
    for (const { name, bytes } of files) paths.push(await writeWhole(folder, name, bytes));
    return paths;
  } catch (error) {
    const code = codeOf(error);
    throw new Refusal(
      `写不进文件夹 ${folder}（${code}）。`,
      `The folder ${folder} cannot be written to (${code}).`,
    );
  }
}

async function writeWhole(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name);
  const unfinished = join(folder, `.${randomUUID()}`);
  try {
    await writeFile(unfinished, bytes);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  return path;
}
