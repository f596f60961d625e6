import type { CellId, CheckSpec, Form } from "../form.ts";
import type { Outline } from "../outline.ts";
import type { Report } from "../report.ts";
import type { AskedQuestion, Finding } from "../sheet.ts";
import { atLeast } from "./at-least.ts";
import { atMost } from "./at-most.ts";
import { balance } from "./balance.ts";
import { blanks } from "./blanks.ts";
import { gateContradictions } from "./gates.ts";
import { totals } from "./totals.ts";

/** What a check may look at. */
export interface CheckContext {
  readonly form: Form;
  readonly report: Report;
  readonly seen: Outline;
  readonly values: ReadonlyMap<CellId, number>;
  readonly asked: readonly AskedQuestion[];
}

/** What a check found, and how many single comparisons it made. */
export interface Outcome {
  readonly findings: readonly Finding[];
  readonly compared: number;
}

type Check<Kind extends CheckSpec["kind"]> = (
  spec: Extract<CheckSpec, { kind: Kind }>,
  context: CheckContext,
) => Outcome;

/** One entry per kind of check in a form's data; a new kind does not compile until it is here. */
const checksOf: { readonly [Kind in CheckSpec["kind"]]: Check<Kind> } = {
  balance,
  "at-most": atMost,
  "at-least": atLeast,
};

/** Checks that every form has, with no data of their own. A broken gate comes first: it explains the rest. */
const before = [gateContradictions];
const after = [totals, blanks];

export function runChecks(context: CheckContext): Outcome {
  const outcomes = [
    ...before.map((check) => check(context)),
    ...context.form.checks.map((spec) => runOne(spec, context)),
    ...after.map((check) => check(context)),
  ];
  return {
    findings: outcomes.flatMap((outcome) => outcome.findings),
    compared: outcomes.reduce((sum, outcome) => sum + outcome.compared, 0),
  };
}

function runOne<Kind extends CheckSpec["kind"]>(
  spec: Extract<CheckSpec, { kind: Kind }>,
  context: CheckContext,
): Outcome {
  const check: Check<Kind> = checksOf[spec.kind];
  return check(spec, context);
}
