import { limits } from "#intake/unit-list.ts";
import type { Dependencies } from "./dependencies.ts";
import { loadDirectory } from "./directory.ts";
import type { Input } from "./input.ts";
import { turns } from "./queue.ts";
import type { Queue } from "./queue.ts";
import { takeSeat } from "./seat.ts";

/**
 * A list of units that was asked for is fetched and read before its turn: on a bad line that takes half a minute, and
 * a workbook made to do harm a quarter, in which nobody else would be answered. What came of it is the turn's business;
 * a file that nobody asked for, or over the limit, is left.
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
  const units = file
    .read()
    .then((bytes) => deps.readUnitList({ kind: "file", name: file.name, bytes }));
  await units.catch(() => undefined);
  return { ...input, file: { ...file, units: () => units } };
}
