import type { CaseEntry } from "../../form.ts";

/** The rows of a table of cases, as the sentence's claims are sorted into them. */
export interface Frame {
  readonly received: string;
  readonly carriedIn: string;
  readonly carriedOut: string;
  /** Carried out included: where a request can end. */
  readonly ends: ReadonlySet<string>;
  readonly intake: ReadonlySet<string>;
}

export const frameOf = ({ received, carriedIn, outcomes, carriedOut }: CaseEntry): Frame => ({
  received,
  carriedIn,
  carriedOut,
  ends: new Set([...outcomes, carriedOut]),
  intake: new Set([received, carriedIn]),
});
