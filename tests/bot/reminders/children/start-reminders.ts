/** Starts the reminders and does nothing more: they must not keep a process alive. */
import { writeSync } from "node:fs";
import { openReminders } from "#bot/reminders/remind.ts";
import { memoryShelf } from "#tests/support/memory-shelf.ts";
import { emptyDirectory } from "#flows/directory/directory.ts";

openReminders({
  directory: () => Promise.resolve(emptyDirectory),
  standingOf: () => Promise.resolve({ state: "absent" }),
  told: memoryShelf(),
  send: () => Promise.resolve(),
  now: () => new Date("2026-01-20T01:00:00Z"),
  log: (line) => writeSync(1, line),
}).start();
writeSync(1, "started");
