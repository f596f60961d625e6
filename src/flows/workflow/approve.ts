import { setState, setStep } from "../changes.ts";
import type { Action } from "../conversation.ts";
import { say } from "../move.ts";
import type { Move, Scene } from "../move.ts";
import type { Patch, Report } from "../report.ts";
import { draftsOf } from "./remarks.ts";
import { hasFilled } from "./rights.ts";
import { currentStep } from "./setting.ts";

/** Passed: on to the next look, or final. A secrecy step has its own question first; nobody passes their own filling. */
export function approve(scene: Scene, { sure }: Extract<Action, { kind: "approve" }>): Move {
  const { report, setting, event } = scene;
  const { by } = event;
  const step = currentStep(report, setting);
  if (step === undefined) return say({ kind: "not-now" });
  if (!setting.selfReview && hasFilled(report, by)) return say({ kind: "own-work" });
  const unsent = draftsOf(scene);
  if (unsent.length > 0) return say({ kind: "remarks-unsent", count: unsent.length });
  if (step.kind === "secrecy" && !sure) return say({ kind: "confirm-secrecy" });
  const at = setting.review.indexOf(step) + 1;
  const next = setting.review[at];
  return next === undefined
    ? {
        replies: [{ kind: "approved" }],
        patches: [setState(report, "finished"), setStep(report, null), lookedAt(report, by)],
        notices: [{ to: "filler", kind: "finished", by }],
        through: "review",
        ask: false,
      }
    : {
        replies: [{ kind: "approved", next: next.id }],
        patches: [setStep(report, at), lookedAt(report, by)],
        notices: [
          { to: "filler", kind: "approved", by },
          { to: "reviewer", step: next.id, kind: "submitted", by },
        ],
        through: "review",
        ask: false,
      };
}

/** From here on, what changes is news to this reviewer. */
export const lookedAt = (report: Report, by: string): Patch => ({
  of: "looked",
  id: by,
  old: report.looked[by] ?? null,
  new: report.revision,
});
