import type { Form } from "../form.ts";
import { outline } from "../outline.ts";
import type { Outline, Question } from "../outline.ts";
import type { Report } from "../report.ts";
import type { AskedQuestion, Finding, Sheet } from "../sheet.ts";
import type { State } from "./states.ts";

/** How far one section is: questions open, of these put off, and checks that fail. */
export interface SectionProgress {
  readonly id: string;
  readonly open: number;
  readonly skipped: number;
  readonly wrong: number;
}

/** How far a report is, for the status of a unit and of a county. */
export interface Progress {
  readonly state: State;
  /** In review: which look it waits for, by place. */
  readonly step?: number;
  /** In the order of the document. */
  readonly sections: readonly SectionProgress[];
  /** The first question to be answered; else the section of what does not add up. Absent: nothing is in the way. */
  readonly stuckAt?: string;
  /** 0 to 1: rows and texts filled, of all that the document has. */
  readonly done: number;
  /** Blanks are counted as open, not here; warnings looked at do not count. */
  readonly findings: Readonly<{ errors: number; warnings: number }>;
  /** Waiting for the clerk's answer. */
  readonly remarks: number;
}

/** Pure, over a sheet worked out already: of a whole county in one go. */
export function progressOf(form: Form, report: Report, sheet: Sheet): Progress {
  const seen = outline(form);
  const wrong = sheet.findings.filter(
    ({ kind, severity }) => kind !== "blank" && severity === "error",
  );
  const warnings = sheet.findings.filter(
    ({ severity, key }) => severity === "warning" && report.acknowledged[key] === undefined,
  );
  const open = sheet.asked.filter(({ state }) => state !== "answered");
  const stuckAt = stuck(seen, open, wrong);
  return {
    state: report.state,
    ...(report.step === undefined ? {} : { step: report.step }),
    sections: form.sections.map(({ id }) => {
      const here = open.filter(({ question }) => question.section.id === id);
      return {
        id,
        open: here.length,
        skipped: here.filter(({ state }) => state === "skipped").length,
        wrong: wrong.filter((finding) => sectionOf(seen, finding) === id).length,
      };
    }),
    ...(stuckAt === undefined ? {} : { stuckAt }),
    done: share(seen, report),
    findings: { errors: wrong.length, warnings: warnings.length },
    remarks: Object.values(report.remarks).filter(({ state }) => state === "open").length,
  };
}

function stuck(
  seen: Outline,
  open: readonly AskedQuestion[],
  wrong: readonly Finding[],
): string | undefined {
  const first = open.find(({ state }) => state === "blank") ?? open[0];
  if (first !== undefined) return first.question.id;
  const [finding] = wrong;
  return finding === undefined ? undefined : sectionOf(seen, finding);
}

const sectionOf = (seen: Outline, { cells }: Finding): string | undefined =>
  seen.cells.get(cells[0] ?? "")?.section.id;

/** Counted by what the document prints, not by what is asked: a gate that is still closed hides a whole table. */
function share(seen: Outline, report: Report): number {
  const parts = seen.questions.filter(({ kind }) => kind === "row" || kind === "text");
  const filled = parts.filter((question) => isFilled(seen, report, question));
  return parts.length === 0 ? 1 : filled.length / parts.length;
}

function isFilled(seen: Outline, report: Report, question: Question): boolean {
  if (question.kind === "row") {
    return question.cells.every((cell) => report.answers[cell] !== undefined);
  }
  if (report.choices[question.id] !== "parts") return report.texts[question.id]?.done === true;
  return seen.questions
    .filter(({ kind, section }) => kind === "part" && section.id === question.section.id)
    .every(({ id }) => report.texts[id]?.done === true);
}
