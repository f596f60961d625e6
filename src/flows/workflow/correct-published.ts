import { setState } from "../changes.ts";
import type { Action } from "../conversation.ts";
import { say } from "../move.ts";
import type { Move, Scene } from "../move.ts";
import type { Prompt } from "./place.ts";

/** 更正: what kind? */
export const askCorrection = (): Move => say({ kind: "correct-kinds" });

/** Then at whose request, and then why. */
export const askRequester = (
  _: Scene,
  { correction }: Extract<Action, { kind: "correct-as" }>,
): Move => ({ replies: [], prompt: { kind: "correct", correction } });

/**
 * A new filling begins with everything kept; where it was published stays with the record of the correction. It goes
 * through the review again.
 */
export function correctPublished(
  { report, event: { at, by } }: Scene,
  { correction, requester }: Extract<Prompt, { kind: "correct" }>,
  text: string,
): Move {
  if (requester === undefined) {
    return { replies: [], prompt: { kind: "correct", correction, requester: text } };
  }
  const { published } = report;
  const record = {
    kind: correction,
    requester,
    reason: text,
    at,
    by,
    ...(published === undefined ? {} : { published }),
  };
  return {
    replies: [{ kind: "correcting", correction }],
    patches: [
      { of: "corrections", id: String(report.corrections.length + 1), old: null, new: record },
      { of: "published", id: "published", old: published ?? null, new: null },
      setState(report, "filling"),
    ],
    notices: [{ to: "supervisor", kind: "corrected", by, why: text }],
    why: text,
    ask: false,
  };
}
