import { runChecks } from "./checks/checks.ts";
import type { CellId, Form } from "./form.ts";
import { outline } from "./outline.ts";
import type { Outline, Question, RowQuestion } from "./outline.ts";
import type { Report } from "./report.ts";
import type { AskedQuestion, Sheet } from "./sheet.ts";
import { nextStep } from "./next-step.ts";
import { alone } from "./workflow/setting.ts";
import type { Setting } from "./workflow/setting.ts";
import { fillerOf } from "./workflow/viewer.ts";
import type { Viewer } from "./workflow/viewer.ts";

/**
 * The whole report worked out from its answers: values, findings, what to ask next. Pure, and cheap enough for every
 * turn. What is next depends on who looks; without anybody, it is the next for the one who fills it.
 */
export function evaluate(
  form: Form,
  report: Report,
  viewer: Viewer = fillerOf(report),
  setting: Setting = alone,
): Sheet {
  const seen = outline(form);
  const values = allValues(seen, report);
  const asked = askedQuestions(seen, report);
  const { findings, compared } = runChecks({ form, report, seen, values, asked });
  const next = nextStep({ seen, report, asked, findings, viewer, setting });
  return { values, findings, compared, asked, next };
}

function allValues(seen: Outline, report: Report): ReadonlyMap<CellId, number> {
  const values = new Map<CellId, number>();
  for (const id of seen.inputs) {
    const answer = report.answers[id];
    if (answer !== undefined) values.set(id, answer);
  }
  for (const { id, sum } of seen.derived) {
    let total = 0;
    let complete = true;
    for (const part of sum) {
      const value = values.get(part);
      if (value === undefined) {
        complete = false;
        break;
      }
      total += value;
    }
    if (complete) values.set(id, total);
  }
  return values;
}

function askedQuestions(seen: Outline, report: Report): readonly AskedQuestion[] {
  return seen.questions
    .filter((question) => isRelevant(seen, report, question))
    .map((question) => ({
      question,
      state: isAnswered(report, question)
        ? "answered"
        : report.skipped[question.id] === undefined
          ? "blank"
          : "skipped",
    }));
}

/** Is it asked at all, with these answers? */
function isRelevant(seen: Outline, report: Report, question: Question): boolean {
  switch (question.kind) {
    case "gate":
    case "text":
      return true;
    case "mode":
      return gateOpen(seen, report, question.table.id);
    case "cases":
      return (
        gateOpen(seen, report, question.table.id) && modeOf(report, question.table.id) === "cases"
      );
    case "row":
      return isRowRelevant(seen, report, question);
    case "part":
      return report.choices[question.section.id] === "parts";
  }
}

function isRowRelevant(seen: Outline, report: Report, question: RowQuestion): boolean {
  const { cases, id } = question.table;
  const gate = seen.tables.get(id)?.gate;
  const settled =
    (gate !== undefined && report.choices[gate.id] === "none") ||
    report.choices[`${id}.cases`] !== undefined;
  // Settled tables were filled in one go; should a cell be blank all the same, it is asked.
  if (settled) return question.cells.some((cell) => report.answers[cell] === undefined);
  if (!gateOpen(seen, report, id)) return false;
  if (cases === undefined) return true;
  const mode = modeOf(report, id);
  return mode === "rows" || (mode === "cases" && question.row.key === cases.carriedIn);
}

const modeOf = (report: Report, table: string): string | undefined =>
  report.choices[`${table}.mode`];

/** No gate, or one answered "some"; behind a gate still closed nothing is asked. */
function gateOpen(seen: Outline, report: Report, table: string): boolean {
  const gate = seen.tables.get(table)?.gate;
  return gate === undefined || report.choices[gate.id] === "some";
}

function isAnswered(report: Report, question: Question): boolean {
  switch (question.kind) {
    case "gate":
    case "mode":
    case "cases":
      return report.choices[question.id] !== undefined;
    case "row":
      return question.cells.every((cell) => report.answers[cell] !== undefined);
    case "text":
      return report.choices[question.id] === "parts" || isWritten(report, question.id);
    case "part":
      return isWritten(report, question.id);
  }
}

const isWritten = ({ texts }: Report, id: string): boolean =>
  texts[id]?.done === true && texts[id].chunks.length > 0;
