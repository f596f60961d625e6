import type { Role } from "#flows/directory/directory.ts";
import type { Level } from "#flows/form.ts";

/** What a county's list of units and people was understood as: proposals, for somebody to look at and accept. */
export type UnitList =
  | Readonly<{
      kind: "read";
      /** In the order of the source, each unit once. */
      rows: readonly ProposedUnit[];
      troubles: readonly Trouble[];
      /** Lines that are no unit and no trouble: titles, totals, notes. */
      skipped: readonly Skipped[];
      columns: Columns;
    }>
  | Readonly<{ kind: "unreadable"; why: Unreadable }>;

export interface ProposedUnit {
  /** Where it stands first, from 1: the line of the text, the row of the sheet. */
  readonly line: number;
  /** Further lines that went into it: people below their unit, the same unit once more. */
  readonly more: readonly number[];
  /** As the clerk wrote it. */
  readonly name: string;
  readonly short: string;
  readonly self: string;
  readonly level: Level;
  /** From its own column, or read off the name, which then still begins with it. */
  readonly region?: string;
  /** `MM-DD`. */
  readonly due?: string;
  readonly people: readonly ProposedPost[];
}

/** A post that somebody is proposed for; a reviewer's has its step. */
export interface ProposedPost {
  readonly role: Role;
  readonly name: string;
  readonly step?: StepName;
}

export type StepName = "初审" | "复审" | "终审" | "保密审查";

/** What a column, or a word in a line, says about a unit. */
export type Field = "unit" | "short" | "self" | "level" | "region" | "due" | PostField;
export type PostField = "filler" | "helper" | "first" | "second" | "final" | "secrecy";

/** The posts by their columns. */
export const posts: Readonly<Record<PostField, Readonly<{ role: Role; step?: StepName }>>> = {
  filler: { role: "filler" },
  helper: { role: "helper" },
  first: { role: "reviewer", step: "初审" },
  second: { role: "reviewer", step: "复审" },
  final: { role: "reviewer", step: "终审" },
  secrecy: { role: "reviewer", step: "保密审查" },
};

export const isPost = (field: Field): field is PostField => Object.hasOwn(posts, field);

export type TroubleKind =
  /** The same unit again, `first` is its line; it is proposed once, with people for posts that were still free. */
  | "duplicate"
  /** Something stands here, but no unit. */
  | "no-name"
  /** A line or a field over its limit; `field` says which, none: the line. */
  | "too-long"
  /** No name of a unit, or under `field` no name of a person. */
  | "not-a-name"
  | "bad-date"
  /** `text` is who was left out of the post `field`. */
  | "two-people-one-post"
  /** The head of the table has no column for `field`. */
  | "missing-column"
  /** From `line` to `last` nothing was read. */
  | "too-many-rows"
  /** The level's column says something unknown; the level was taken from the name. */
  | "unknown-level"
  /** Characters that could not be decoded. */
  | "garbled";

/** What somebody ought to look at: facts, never a sentence. Telephone numbers are taken out of `text`. */
export interface Trouble {
  readonly line: number;
  readonly kind: TroubleKind;
  readonly text: string;
  readonly field?: Field;
  readonly first?: number;
  readonly last?: number;
}

export interface Skipped {
  readonly line: number;
  readonly why: "title" | "header" | "total" | "note";
  readonly text: string;
}

/** How the source was understood, for the preview. */
export interface Columns {
  readonly shape: "table" | "lines";
  /** In the order of the table; `title` is empty where the table has no head. */
  readonly recognised: readonly Readonly<{ field: Field; title: string }>[];
  /** The titles of columns that were left aside. */
  readonly ignored: readonly string[];
  readonly sheet?: string;
  /** The other sheets of the file, which were not read. */
  readonly otherSheets: readonly string[];
}

export type Unreadable =
  /** Over 5 MB. */
  | "too-large"
  /** A workbook that unpacks to over 50 MB. */
  | "too-large-unpacked"
  /** Took more memory or time than any list of units. */
  | "too-much"
  | "locked-with-password"
  /** A PDF, a picture, a Word file … */
  | "not-a-table"
  | "damaged"
  | "empty";

export const limits = {
  bytes: 5_000_000,
  unpacked: 50_000_000,
  rows: 5_000,
  /** Characters of a line. */
  line: 2_000,
  name: 40,
  short: 20,
  self: 10,
  region: 40,
  person: 64,
} as const;
