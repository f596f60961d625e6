import type { SayScene } from "./scene.ts";

/** The estimate comes right after the gates, when it is honest. */
export function estimate({ sheet, words, form, report }: SayScene): string {
  const blank = sheet.asked.filter(({ state }) => state === "blank").length;
  const answers = sheet.asked.filter(
    ({ question, state }) => question.kind !== "gate" && state === "answered",
  );
  const settled = form.gates.every((gate) => report.choices[gate.id] !== undefined);
  return settled && answers.length === 0 ? `${words.estimate(blank)}\n` : "";
}
