import type { Event, Reply } from "./conversation.ts";
import type { Form } from "./form.ts";
import type { Outline, Question } from "./outline.ts";
import type { Patch, Report, Through } from "./report.ts";
import type { Sheet } from "./sheet.ts";

/** What a handler sees. */
export interface Scene {
  readonly form: Form;
  readonly seen: Outline;
  readonly report: Report;
  readonly sheet: Sheet;
  readonly event: Event;
}

/** What a handler decides; `step` commits it. */
export interface Move {
  readonly replies: readonly Reply[];
  readonly patches?: readonly Patch[];
  /** Default: as the event came (typed, button, edited). */
  readonly through?: Through;
  /** The question that the patches answer. */
  readonly question?: string;
  readonly undoes?: number;
  /** Jump there; `null` goes back to the first blank. Absent: a change clears it, a look keeps it. */
  readonly focus?: string | null;
  /** Ask what comes next? Default: yes. */
  readonly ask?: boolean;
}

/** A look: says something, changes nothing, asks nothing. */
export const say = (...replies: readonly Reply[]): Move => ({ replies, ask: false });

/** The question in front of the person; none at the end, and at a finding only the row it is about. */
export function currentQuestion({ sheet, seen }: Scene): Question | undefined {
  const { next } = sheet;
  switch (next.kind) {
    case "question":
      return next.question;
    case "finding": {
      const cell = seen.cells.get(next.finding.cells[0] ?? "");
      return cell === undefined ? undefined : seen.question.get(`${cell.table.id}.${cell.row.key}`);
    }
    case "end":
      return undefined;
  }
}
