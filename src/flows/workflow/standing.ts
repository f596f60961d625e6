import type { Reply } from "../conversation.ts";
import type { Report } from "../report.ts";
import { isFinal, isOpen } from "./states.ts";

/** How a report stands, to somebody whom it gives nothing to do. */
export function standing({ state }: Report): Reply {
  if (isFinal(state)) return { kind: "is-finished" };
  return { kind: isOpen(state) ? "is-being-filled" : "is-in-review" };
}
