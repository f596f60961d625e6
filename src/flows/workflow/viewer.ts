import type { Hat } from "../directory/hats.ts";
import type { Report } from "../report.ts";

/** Whom a report stands in front of: what is asked depends on who they are, and on where they are in it. */
export interface Viewer {
  readonly by: string;
  readonly hats: readonly Hat[];
}

/** Somebody who fills all of it: whoever there is while nobody has a post. */
export const fillerOf = ({ unit }: Pick<Report, "unit">, by = ""): Viewer => ({
  by,
  hats: [{ role: "filler", at: unit }],
});
