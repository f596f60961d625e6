/** Opens a data folder at an appointed time, says how it went, and holds it until its input ends. */
import { writeSync } from "node:fs";
import { openDataFolder } from "#db/lowdb/open-data-folder.ts";
import { FolderInUseError } from "#db/lowdb/store-error.ts";

const [dir = "", at = "0"] = process.argv.slice(2);
while (Date.now() < Number(at)); // all racers leave at once

try {
  const folder = await openDataFolder(dir, { log: () => {} });
  writeSync(1, `open\n`);
  process.stdin.resume().on("end", () => void folder.close());
} catch (error) {
  if (!(error instanceof FolderInUseError)) throw error;
  writeSync(1, `in use by ${error.pid}\n`);
}
