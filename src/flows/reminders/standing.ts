import type { State } from "../workflow/states.ts";

/**
 * Where a unit's report stands, as far as reminding goes. A correction of a published report is still `published`
 * here: the report was in time, and nobody is to be pressed about it.
 */
export type Standing = Readonly<{
  /** `absent`: nobody has begun it. */
  state: State | "absent";
  /** Of a report in review: the id of the step in which it waits; without it every reviewer is meant. */
  step?: string;
  /** The sections and tables with something left to fill, by id; without it all count as open. */
  open?: readonly string[];
}>;

/** Nobody owes anything any more. */
export const isDone: Readonly<Record<Standing["state"], boolean>> = {
  absent: false,
  filling: false,
  returned: false,
  review: false,
  finished: false,
  filed: true,
  accepted: true,
  published: true,
};
