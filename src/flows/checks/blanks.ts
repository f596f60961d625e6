import type { Finding } from "../sheet.ts";
import type { CheckContext, Outcome } from "./checks.ts";

/** R6: no value cell may be blank, no section unwritten. A question put off is a blank like any other. */
export function blanks({ asked, report }: CheckContext): Outcome {
  const findings = asked
    .filter(({ state }) => state !== "answered")
    .map(({ question }): Finding => {
      const cells = question.kind === "row" ? question.cells : [];
      return {
        kind: "blank",
        key: `R6.${question.id}`,
        severity: "error",
        cells: cells.filter((cell) => report.answers[cell] === undefined),
        question,
      };
    });
  return { findings, compared: asked.length };
}
