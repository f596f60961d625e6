import { limits } from "#intake/unit-list.ts";
import type { Dependencies } from "./dependencies.ts";
import { loadDirectory } from "./directory.ts";
import type { Input } from "./input.ts";
import { turns } from "./queue.ts";
import type { Queue } from "./queue.ts";
import { takeSeat } from "./seat.ts";

/**
 * A file that was asked for is fetched before its turn: on a bad line that takes half a minute, in which nobody else
 * would be answered. Whether it came is the turn's business; one that nobody asked for, or over the limit, is left.
 */
export async function fetchedBefore(
  deps: Dependencies,
  queue: Queue,
  input: Input,
): Promise<Input> {
  if (input.kind !== "unreadable" || input.file === undefined) return input;
  const { file, person } = input;
  if (file.size > limits.bytes) return input;
  const seat = await queue(turns, async () => takeSeat(deps, await loadDirectory(deps), person));
  if (seat.who.isStranger || seat.record.prompt?.kind !== "units") return input;
  const bytes = file.read();
  await bytes.catch(() => undefined);
  return { ...input, file: { ...file, read: () => bytes } };
}
