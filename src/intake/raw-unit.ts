import type { PostField, Trouble } from "./unit-list.ts";

/** A unit as its line has it, before anything is checked against other lines or derived. */
export interface RawUnit {
  readonly line: number;
  /** Empty: the line has people or something else, and no unit. */
  readonly name: string;
  readonly texts: Readonly<Partial<Record<"short" | "self" | "level" | "region" | "due", string>>>;
  readonly people: readonly RawPost[];
  /** It goes on with the unit above: a cell merged over both, or people below the name. */
  readonly continues?: true;
  /** The whole line, for troubles. */
  readonly source: string;
}

export interface RawPost {
  readonly line: number;
  readonly field: PostField;
  readonly name: string;
}

/** What reading a grid gives, whatever its shape. */
export interface RawList {
  readonly units: readonly RawUnit[];
  readonly troubles: readonly Trouble[];
}
