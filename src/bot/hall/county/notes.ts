import { z } from "zod";
import type { Shelf } from "#db/store.ts";

/** Of the reports of one year: when each unit was pressed last, and by whom. */
export const notesSchema = z.strictObject({
  nudges: z.record(z.string(), z.strictObject({ at: z.iso.datetime(), by: z.int() })),
});
export type NotesRecord = Readonly<z.infer<typeof notesSchema>>;

const none: NotesRecord = { nudges: {} };

/** What cannot be read is as good as empty: at worst somebody is asked twice on one day. */
export async function loadNotes(notes: Shelf<NotesRecord>, year: number): Promise<NotesRecord> {
  const loaded = await notes.load(String(year));
  if (loaded.kind === "found") return loaded.value;
  return (loaded.kind === "damaged" ? loaded.copy?.value : undefined) ?? none;
}

export const noteNudge = (
  notes: Shelf<NotesRecord>,
  year: number,
  record: NotesRecord,
  unit: string,
  nudge: NotesRecord["nudges"][string],
): Promise<void> =>
  notes.save(String(year), { ...record, nudges: { ...record.nudges, [unit]: nudge } });
