import { covers, scopeOf } from "#flows/workflow/scope.ts";
import type { SayScene } from "./scene.ts";

/** The estimate comes right after the gates, when it is honest. */
export function estimate({ sheet, words, form, report, viewer }: SayScene): string {
  const scope = scopeOf(viewer.hats);
  const asked = sheet.asked.filter(({ question }) => covers(scope, question));
  const blank = asked.filter(({ state }) => state === "blank").length;
  const answers = asked.filter(
    ({ question, state }) => question.kind !== "gate" && state === "answered",
  );
  const settled = form.gates.every((gate) => report.choices[gate.id] !== undefined);
  return settled && answers.length === 0 ? `${words.estimate(blank)}\n` : "";
}
