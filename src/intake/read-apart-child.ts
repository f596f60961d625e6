import { readFile } from "./read-file.ts";
import { readText, unreadable } from "./read-text.ts";
import type { UnitListInput } from "./read-unit-list.ts";
import type { UnitList } from "./unit-list.ts";

/** Reads one list, hands it back, and ends; what it throws, the file is damaged for. */
async function read(input: UnitListInput): Promise<UnitList> {
  try {
    return input.kind === "text" ? readText(input.text) : await readFile(input.bytes);
  } catch {
    return unreadable("damaged");
  }
}

process.once("message", (input) => {
  void read(input as UnitListInput).then((list) => process.send?.(list));
});
/** Nobody waits any longer. */
process.once("disconnect", () => process.exit());
