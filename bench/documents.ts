import { fileURLToPath } from "node:url";
import { evaluate } from "#flows/evaluate.ts";
import { outline } from "#flows/outline.ts";
import type { Report } from "#flows/report.ts";
import type { Document } from "#render/blocks.ts";
import { compose } from "#render/compose.ts";
import { readReport } from "#tools/render/read-report.ts";

/** A report laid out; each round has other figures, so that no writer lives on what it drew before. */
export type Documents = (round: number) => Document;

/** `usual`: a township's, mostly zeros. `crowded`: every figure is one of its own. */
export async function documents(): Promise<Readonly<Record<"usual" | "crowded", Documents>>> {
  const path = fileURLToPath(new URL("../tools/demo/wafangzi-2020.json", import.meta.url));
  const { form, report } = await readReport(path);
  const laidOut = (answers: Report["answers"]): Document => {
    const filled = { ...report, answers };
    return compose(form, filled, evaluate(form, filled));
  };
  const entries = Object.entries(report.answers);
  return {
    usual: (round) =>
      laidOut(Object.fromEntries(entries.map(([id, value]) => [id, value && value + round]))),
    crowded: (round) =>
      laidOut(Object.fromEntries(outline(form).inputs.map((id, at) => [id, 11 + at * 13 + round]))),
  };
}
