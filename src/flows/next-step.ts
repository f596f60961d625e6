import type { Outline } from "./outline.ts";
import type { Report } from "./report.ts";
import type { AskedQuestion, Finding, Next } from "./sheet.ts";
import { may } from "./workflow/rights.ts";
import type { Verb } from "./workflow/rights.ts";
import {
  covers,
  coversFinding,
  coversRemark,
  isHeldByOthers,
  isHelperOnly,
  scopeOf,
} from "./workflow/scope.ts";
import { currentStep } from "./workflow/setting.ts";
import type { Setting } from "./workflow/setting.ts";
import type { Prompt } from "./workflow/place.ts";
import type { Viewer } from "./workflow/viewer.ts";

interface Context {
  readonly seen: Outline;
  readonly report: Report;
  readonly asked: readonly AskedQuestion[];
  readonly findings: readonly Finding[];
  readonly viewer: Viewer;
  readonly setting: Setting;
}

/**
 * What stands in front of a person: what they were asked to write; else what they have to fill, to look at, or that
 * there is nothing for them to do. Computed, never stored, so nothing can get out of step with it.
 */
export function nextStep(context: Context): Next {
  const { report, viewer, setting } = context;
  const prompt = report.places[viewer.by]?.prompt;
  if (prompt !== undefined && stands(context, prompt)) return { kind: "prompt", prompt };
  if (is(context, "fill")) return nextToFill(context);
  const step = currentStep(report, setting);
  if (step !== undefined && is(context, "approve")) return { kind: "review", step };
  return is(context, "accept") ? { kind: "review" } : { kind: "locked" };
}

/** Where they jumped; else a remark, a finding that wants an answer now, the first blank; else the end. */
function nextToFill({ seen, report, asked, findings, viewer, setting }: Context): Next {
  const scope = scopeOf(viewer.hats);
  const focus = seen.question.get(report.places[viewer.by]?.focus ?? "");
  if (focus !== undefined && covers(scope, focus)) {
    return { kind: "question", question: focus, revisited: true };
  }
  const remark = Object.entries(report.remarks).find(
    ([id, { on, state }]) =>
      state === "open" && report.skipped[id] === undefined && coversRemark(scope, seen, on),
  );
  if (remark !== undefined) return { kind: "remark", remark: remark[0] };
  const open = findings.find(
    (finding) => wantsAnswer(report, finding) && coversFinding(scope, seen, finding),
  );
  if (open !== undefined) return { kind: "finding", finding: open };
  const blanks = asked.filter(
    ({ state, question }) => state === "blank" && covers(scope, question),
  );
  // What was handed to somebody else is asked last.
  const blank =
    blanks.find(({ question }) => !isHeldByOthers(setting.holders, question, viewer.by)) ??
    blanks[0];
  if (blank !== undefined) return { kind: "question", question: blank.question, revisited: false };
  return { kind: isHelperOnly(viewer.hats) ? "part-end" : "end" };
}

/** Blanks are simply asked; hints only said. The rest waits for a look, a mend, or "later". */
function wantsAnswer(report: Report, finding: Finding): boolean {
  return (
    finding.kind !== "blank" &&
    finding.severity !== "hint" &&
    report.skipped[finding.key] === undefined &&
    report.acknowledged[finding.key] === undefined
  );
}

const is = ({ viewer, report, setting }: Context, verb: Verb): boolean =>
  may(verb, viewer.hats, report, setting).kind === "yes";

/** Words are waited for only while they would still be of use. */
function stands(context: Context, prompt: Prompt): boolean {
  const { report, findings } = context;
  switch (prompt.kind) {
    case "reason":
      return is(context, "fill") && findings.some(({ key }) => key === prompt.finding);
    case "explain":
      return is(context, "fill") && report.remarks[prompt.remark]?.state === "open";
    case "figures":
    case "draft":
    case "revision":
    case "fact":
      return is(context, "fill");
    case "remark":
    case "return":
    case "send-back":
    case "publish":
    case "correct":
      return is(context, prompt.kind);
  }
}
