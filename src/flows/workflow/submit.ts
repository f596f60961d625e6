import { setState, setStep } from "../changes.ts";
import type { Reply } from "../conversation.ts";
import { say } from "../move.ts";
import type { Move, Scene } from "../move.ts";
import { currentStep } from "./setting.ts";

/** What goes to be signed and sealed. */
const sealable: Reply = { kind: "file", wanted: { formats: ["docx"] } };

/**
 * Complete is not saved: submitting needs every error gone, every warning looked at, every remark answered. Where there
 * are looks to pass, it goes to the first of them, after a return as well: whoever passed it before sees only what
 * changed since. Where there are none, it is final.
 */
export function submit({ report, sheet, setting, event: { by } }: Scene): Move {
  const isOpen = sheet.findings.some(
    ({ severity, key }) =>
      severity === "error" || (severity === "warning" && report.acknowledged[key] === undefined),
  );
  if (isOpen) return say({ kind: "findings" });
  const remarks = Object.entries(report.remarks).flatMap(([id, { state }]) =>
    state === "open" ? [id] : [],
  );
  if (remarks.length > 0) return say({ kind: "remarks-open", remarks });
  const [first] = setting.review;
  if (first === undefined) {
    return setting.needsReview
      ? say({ kind: "no-reviewers" })
      : {
          replies: [{ kind: "finished" }, sealable],
          patches: [setState(report, "finished")],
          ask: false,
        };
  }
  const again = Object.keys(report.looked).length > 0;
  return {
    replies: [{ kind: "submitted", step: first.id }],
    patches: [setState(report, "review"), setStep(report, 0)],
    notices: [
      { to: "reviewer", step: first.id, kind: "submitted", by, ...(again ? { again } : {}) },
    ],
    ask: false,
  };
}

/** Taken back before anybody else has it: out of a look, or out of the drawer where the final ones lie. */
export function withdraw({ report, setting, event: { by } }: Scene): Move {
  const isInReview = report.state === "review";
  const looking = isInReview ? currentStep(report, setting) : setting.review.at(-1);
  return {
    replies: [{ kind: isInReview ? "withdrawn" : "reopened" }],
    patches: [setState(report, "filling"), setStep(report, null)],
    notices:
      looking === undefined ? [] : [{ to: "reviewer", step: looking.id, kind: "withdrawn", by }],
    ask: false,
  };
}
