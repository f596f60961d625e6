import type { Used } from "#assist/model.ts";
import type { Report } from "#flows/report.ts";
import type { Proposal } from "#flows/proposal.ts";
import type { Dependencies } from "../dependencies.ts";
import type { OpenWish } from "./assist-desk.ts";
import type { Came } from "./propose-to.ts";

/** What came of a wish: for the core, and for the log. */
export interface Fulfilled {
  readonly event: Came;
  readonly proposal?: Proposal;
  readonly used?: Used;
  /** `proposed`, or why not. */
  readonly came: string;
  /** How much of what the model said was not let through. */
  readonly refused: number;
}

export async function fulfil(
  _deps: Dependencies,
  _report: Report,
  _open: OpenWish,
  _heard: (text: string) => void,
  _stop: AbortSignal,
): Promise<Fulfilled> {
  throw new Error("not yet");
}
