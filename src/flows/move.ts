import type { Event, Reply } from "./conversation.ts";
import type { Notice } from "./workflow/notice.ts";
import type { Prompt } from "./workflow/place.ts";
import type { Setting } from "./workflow/setting.ts";
import type { Viewer } from "./workflow/viewer.ts";
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
  readonly viewer: Viewer;
  readonly setting: Setting;
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
  /** Ask this person for words; `null` asks no more. Absent: likewise. */
  readonly prompt?: Prompt | null;
  /** In the person's own words. */
  readonly why?: string;
  /** What others are to hear of it. */
  readonly notices?: readonly Notice[];
  /** Ask what comes next? Default: yes. */
  readonly ask?: boolean;
}

/** A look: says something, changes nothing, asks nothing. */
export const say = (...replies: readonly Reply[]): Move => ({ replies, ask: false });

/** The question in front of the person; none at the end; at a finding or a remark, what it is about. */
export function currentQuestion({
  sheet,
  seen,
  report,
}: Pick<Scene, "sheet" | "seen" | "report">): Question | undefined {
  const { next } = sheet;
  switch (next.kind) {
    case "question":
      return next.question;
    case "finding": {
      const cell = seen.cells.get(next.finding.cells[0] ?? "");
      return cell === undefined ? undefined : seen.question.get(`${cell.table.id}.${cell.row.key}`);
    }
    case "remark":
      return seen.question.get(report.remarks[next.remark]?.on ?? "");
    case "end":
    case "part-end":
    case "prompt":
    case "review":
    case "locked":
      return undefined;
  }
}
