import type { Directory, Entry } from "./directory.ts";

/** Who does something, when, and why; the core has neither clock nor names. */
export interface Meta {
  readonly at: string;
  readonly by: number;
  readonly why?: string;
}

/** What happened, before it is said when, by whom and why. */
export type Note = Omit<Entry, "at" | "by" | "why">;

/** The directory with something changed, and the change in its log. */
export const noted = (
  directory: Directory,
  changed: Partial<Omit<Directory, "log">>,
  meta: Meta,
  ...entries: readonly Note[]
): Directory => notedAll(directory, changed, meta, entries);

/** Likewise for many entries: the log of a county is copied once, not once for each. */
export const notedAll = (
  directory: Directory,
  changed: Partial<Omit<Directory, "log">>,
  { at, by, why }: Meta,
  entries: readonly Note[],
): Directory => ({
  ...directory,
  ...changed,
  log: [
    ...directory.log,
    ...entries.map((entry) => ({ at, by, ...entry, ...(why === undefined ? {} : { why }) })),
  ],
});
