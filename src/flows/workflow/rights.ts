import { roles } from "../directory/directory.ts";
import type { Role } from "../directory/directory.ts";
import type { Hat } from "../directory/hats.ts";
import type { Report } from "../report.ts";
import { currentStep } from "./setting.ts";
import type { Setting } from "./setting.ts";
import { states, transitionRules, transitions } from "./states.ts";
import type { Rule } from "./states.ts";

/** Everything that somebody may or may not do to a report; the sections of a helper are looked at elsewhere. */
export const verbs = ["look", "fill", "remark", ...transitions] as const;
export type Verb = (typeof verbs)[number];

const rules: Readonly<Record<Verb, readonly Rule[]>> = {
  look: [{ from: states, by: roles }],
  fill: [{ from: ["filling", "returned"], by: ["filler", "helper"] }],
  remark: [
    { from: transitionRules.return.from, by: transitionRules.return.by },
    { from: transitionRules["send-back"].from, by: transitionRules["send-back"].by },
  ],
  submit: [transitionRules.submit],
  withdraw: [transitionRules.withdraw],
  approve: [transitionRules.approve],
  return: [transitionRules.return],
  file: [transitionRules.file],
  accept: [transitionRules.accept],
  "send-back": [transitionRules["send-back"]],
  publish: [transitionRules.publish],
  correct: [transitionRules.correct],
};

export type Verdict =
  | Readonly<{ kind: "yes" }>
  /** Whose it is instead; of a review, which step. */
  | Readonly<{ kind: "not-yours"; whose: readonly Role[]; step?: string }>
  /** Theirs, but not in this state. */
  | Readonly<{ kind: "not-now" }>;

/** May somebody with these hats do this to a report, as it stands? */
export function may(
  verb: Verb,
  hats: readonly Hat[],
  report: Pick<Report, "state" | "step">,
  setting: Setting,
): Verdict {
  const mine = rules[verb].filter(({ by }) => hats.some(({ role }) => by.includes(role)));
  if (mine.length === 0) {
    return { kind: "not-yours", whose: [...new Set(rules[verb].flatMap(({ by }) => by))] };
  }
  const now = mine.find(({ from }) => from.includes(report.state));
  if (now === undefined) return { kind: "not-now" };
  if (!now.by.includes("reviewer") || verb === "look") return { kind: "yes" };
  const step = currentStep(report, setting)?.id;
  return step !== undefined && hats.some((hat) => hat.role === "reviewer" && hat.step === step)
    ? { kind: "yes" }
    : { kind: "not-yours", whose: ["reviewer"], ...(step === undefined ? {} : { step }) };
}

/** Maker ≠ checker: has this person put a figure or a sentence into the report? */
export const hasFilled = (report: Report, by: string): boolean =>
  report.changes.some(
    (change) =>
      change.by === by && change.patches.some(({ of }) => of === "answers" || of === "texts"),
  );
