/** Prints the days of some months that are not worked, as this machine's time zone sees them. */
import { writeSync } from "node:fs";
import { loadWorkdays } from "#bot/reminders/workdays.ts";
import { addDays } from "#flows/calendar.ts";

const isWorkday = await loadWorkdays();
const [from = "", until = ""] = process.argv.slice(2);
const off: string[] = [];
for (let day = from; day <= until; day = addDays(day, 1)) if (!isWorkday(day)) off.push(day);
writeSync(1, off.join("\n"));
