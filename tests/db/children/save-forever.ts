/** Saves one revision after another and prints each when it is acknowledged, until it is killed. */
import { writeSync } from "node:fs";
import { openDataFolder } from "#db/lowdb/open-data-folder.ts";
import { note, noteSchema } from "../note.ts";

const [dir = "", from = "0"] = process.argv.slice(2);
const notes = (await openDataFolder(dir, { log: () => {} })).shelf("notes", noteSchema);

for (let revision = Number(from) + 1; ; revision += 1) {
  await notes.save("a", note(revision, "政府信息公开".repeat(1_000)));
  writeSync(1, `${revision}\n`);
}
