import { z } from "zod";
import { addDays } from "#flows/calendar.ts";
import type { Day } from "#flows/calendar.ts";
import type { Shelf } from "#db/store.ts";

/** What has been sent of the reminders about one year's reports; kept under that year. */
export const toldSchema = z.strictObject({
  /** The last day on which everything was sent. */
  done: z.iso.date().optional(),
  /** The last workday of which that is true. */
  since: z.iso.date().optional(),
  told: z.array(z.strictObject({ key: z.string(), to: z.int(), day: z.iso.date() })),
});
export type ToldRecord = Readonly<z.infer<typeof toldSchema>>;

/**
 * The record of a year. Where it is damaged nobody can say who heard what today: then this day is taken as done, for
 * a reminder missed is better than one doubled.
 */
export async function loadTold(
  shelf: Shelf<ToldRecord>,
  year: number,
  day: Day,
  log: (line: string) => void,
): Promise<ToldRecord> {
  const loaded = await shelf.load(String(year));
  if (loaded.kind === "found") return loaded.value;
  if (loaded.kind === "absent") return { told: [] };
  log(`what was sent of the reminders of ${year} cannot be read; they go on tomorrow`);
  const settled = { done: day, since: day, told: loaded.copy?.value.told ?? [] };
  await shelf.save(String(year), settled);
  return settled;
}

/** Longer than any clock is likely to have run ahead. */
const daysKept = 60;

/** All of a day was sent. Of what lies long back only the day is remembered: `since` has settled it. */
export function settle(record: ToldRecord, day: Day, isWorkday: boolean): ToldRecord {
  const oldest = addDays(day, -daysKept);
  return {
    ...record,
    done: day,
    ...(isWorkday ? { since: day } : {}),
    told: record.told.filter((entry) => entry.day >= oldest),
  };
}
