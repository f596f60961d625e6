import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { evaluate } from "#flows/evaluate.ts";
import type { Form } from "#flows/form.ts";
import type { Report } from "#flows/report.ts";
import { forms } from "#flows/reports/reports.ts";
import { step } from "#flows/step.ts";
import { compose } from "#render/compose.ts";
import { createRenderer } from "#render/render.ts";
import { alternate, timed } from "./measure.ts";
import type { Times } from "./measure.ts";
import { restOfAQuietYear } from "#tests/support/a-quiet-year.ts";
import { openOffice, upToTheFirstFigure } from "./office.ts";

/** The core and the file, on a full report. */
export async function pure(
  rounds: number,
): Promise<Readonly<Record<"evaluate" | "step" | "file", Times>> & { readonly bytes: number }> {
  const { form, report } = await fullReport();
  const event = {
    kind: "text",
    text: "改 行政许可 35",
    at: "2026-11-23T08:00:00Z",
    by: "7",
  } as const;
  const render = createRenderer({ warn: console.error });
  let bytes = 0;
  const contenders = {
    evaluate: () => perCall(() => evaluate(form, report)),
    step: () => perCall(() => step(form, report, event)),
    file: () =>
      timed(async () => {
        const [file] = await render(compose(form, report, evaluate(form, report)), "docx");
        bytes = file?.bytes.length ?? 0;
      }),
  };
  await alternate(Math.ceil(rounds / 10), contenders);
  return { ...(await alternate(rounds, contenders)), bytes };
}

/** Microseconds are too short for one reading of the clock. */
const calls = 50;
async function perCall(work: () => unknown): Promise<number> {
  const all = await timed(() => {
    for (let call = 0; call < calls; call += 1) work();
  });
  return all / calls;
}

async function fullReport(): Promise<Readonly<{ form: Form; report: Report }>> {
  const folder = await mkdtemp(join(tmpdir(), "nianbao-bench-"));
  try {
    const office = await openOffice(folder);
    for (const text of [...upToTheFirstFigure, ...restOfAQuietYear]) await office.say(text);
    await office.close();
    const { report } = office.last();
    const form = forms.find(({ id }) => id === report.form);
    if (form === undefined) throw new Error(`no form ${report.form}`);
    const { next } = evaluate(form, report);
    if (next.kind !== "end") throw new Error(`the report is not full: ${JSON.stringify(next)}`);
    return { form, report };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
