import type { Office } from "#flows/office.ts";

/** A place of a text that looks like a slip; with what may stand there instead, where that is plain. */
export interface Slip {
  readonly from: number;
  readonly to: number;
  readonly new?: string;
  readonly why: string;
}

/** Whose text it is, and of which year. */
export interface Desk {
  readonly office: Office;
  readonly year: number;
}

/** A kind of slip: where a text has it. */
export type FindSlips = (text: string, desk: Desk) => readonly Slip[];

/** Every match of a pattern as a slip; no slip where nothing is made of it. */
export const slipsAt = (
  text: string,
  pattern: RegExp,
  make: (match: RegExpExecArray) => Omit<Slip, "from" | "to"> | undefined,
): readonly Slip[] =>
  [...text.matchAll(pattern)].flatMap((match) => {
    const slip = make(match);
    return slip === undefined || slip.new === match[0]
      ? []
      : [{ from: match.index, to: match.index + match[0].length, ...slip }];
  });
