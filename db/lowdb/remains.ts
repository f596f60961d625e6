import { readFile, stat } from "node:fs/promises";
import type { z } from "zod";
import type { Loaded } from "#db/store.ts";
import { decode } from "./document.ts";
import { ifThere } from "./disk.ts";
import { previousOf } from "./durable-file.ts";

/**
 * What is left of a document that has no file. Nothing at all: it never was. Something set aside, or a previous
 * version: it was damaged and nobody has saved since. So the offer outlives a restart without a note of its own.
 */
export async function remainsOf<T>(
  path: string,
  setAside: string | undefined,
  schema: z.ZodType<T>,
): Promise<Loaded<T>> {
  const previous = previousOf(path);
  const bytes = await ifThere(readFile(previous));
  if (bytes === null)
    return setAside === undefined ? { kind: "absent" } : { kind: "damaged", setAside };
  const { value } = decode(bytes, schema);
  const at = (await stat(previous)).mtime.toISOString();
  return {
    kind: "damaged",
    setAside: setAside ?? previous,
    ...(value !== undefined && { copy: { value, at } }),
  };
}
