import type { Directory, Entry } from "./directory.ts";

/** Who does something, when, and why; the core has neither clock nor names. */
export interface Meta {
  readonly at: string;
  readonly by: number;
  readonly why?: string;
}

/** The directory with something changed, and the change in its log. */
export const noted = (
  directory: Directory,
  changed: Partial<Omit<Directory, "log">>,
  { at, by, why }: Meta,
  entry: Omit<Entry, "at" | "by" | "why">,
): Directory => ({
  ...directory,
  ...changed,
  log: [...directory.log, { at, by, ...entry, ...(why === undefined ? {} : { why }) }],
});
