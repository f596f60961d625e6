import type { Directory } from "../directory/directory.ts";
import { indexOf } from "../directory/index-of.ts";
import { openIn, stepOf } from "./status.ts";
import type { UnitStatus } from "./status.ts";

/** What a unit's report waits for: to be begun, filled on, submitted, mended, filed, or looked at. */
export type Wanted = "begin" | "fill" | "submit" | "mend" | "file" | "review";

/** Whose turn it is; nothing where nobody has to do anything any more. */
export interface WaitsFor {
  readonly wanted: Wanted;
  readonly people: readonly number[];
}

export function waitsFor(directory: Directory, status: UnitStatus): WaitsFor | undefined {
  const { pile, stand, fillers } = status;
  if (pile === "filed") return undefined;
  if (stand === "review") return { wanted: "review", people: reviewersOf(directory, status) };
  const wanted = stand === "filling" && openIn(status) === 0 ? "submit" : byFiller[stand];
  return wanted === undefined ? undefined : { wanted, people: fillers };
}

const byFiller: Readonly<Partial<Record<UnitStatus["stand"], Wanted>>> = {
  unbound: "begin",
  absent: "begin",
  filling: "fill",
  returned: "mend",
  finished: "file",
};

/** Those who look in the step that it waits for; without steps, all who look. */
function reviewersOf(directory: Directory, status: UnitStatus): readonly number[] {
  const step = stepOf(status)?.id;
  return (indexOf(directory).postsIn.get(status.unit.id) ?? [])
    .filter((post) => post.role === "reviewer" && (step === undefined || post.step === step))
    .map(({ person }) => person);
}
