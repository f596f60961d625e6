import type { Form } from "../form.ts";
import { outline } from "../outline.ts";
import type { Report } from "../report.ts";
import type { Sheet } from "../sheet.ts";
import type { State } from "../workflow/states.ts";

export interface Progress {
  readonly state: State;
  readonly step?: number;
  readonly sections: readonly Readonly<{
    id: string;
    open: number;
    wrong: number;
    skipped: number;
  }>[];
  readonly stuckAt?: string;
  readonly done: number;
  readonly findings: Readonly<{ errors: number; warnings: number }>;
  readonly remarks: number;
}

export function progressOf(form: Form, report: Report, sheet: Sheet): Progress {
  const seen = outline(form);
  const open = sheet.asked.filter(({ state }) => state !== "answered");
  const wrong = sheet.findings.filter(
    ({ kind, severity }) => kind !== "blank" && severity === "error",
  );
  const stuck = open[0]?.question.id;
  return {
    state: report.state,
    ...(report.step === undefined ? {} : { step: report.step }),
    sections: form.sections.map(({ id }) => ({
      id,
      open: open.filter(({ question }) => question.section.id === id).length,
      wrong: wrong.filter(({ cells }) => seen.cells.get(cells[0] ?? "")?.section.id === id).length,
      skipped: open.filter(
        ({ question, state }) => question.section.id === id && state === "skipped",
      ).length,
    })),
    ...(stuck === undefined ? {} : { stuckAt: stuck }),
    done: sheet.asked.length === 0 ? 0 : 1 - open.length / sheet.asked.length,
    findings: {
      errors: wrong.length,
      warnings: sheet.findings.filter(({ severity }) => severity === "warning").length,
    },
    remarks: Object.values(report.remarks).filter(({ state }) => state === "open").length,
  };
}
