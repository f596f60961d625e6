import { coreOf } from "#flows/find-rows.ts";
import type { Form, Section, Words as FormWords } from "#flows/form.ts";
import type { Outline, Question, RowQuestion } from "#flows/outline.ts";
import type { Report } from "#flows/report.ts";
import type { Sheet } from "#flows/sheet.ts";
import type { Setting } from "#flows/workflow/setting.ts";
import type { Viewer } from "#flows/workflow/viewer.ts";
import type { Words } from "../words/words.ts";

/** What a sentence may need to know: the report after the step, and the language. */
export interface SayScene {
  readonly form: Form;
  readonly seen: Outline;
  readonly report: Report;
  readonly sheet: Sheet;
  readonly words: Words;
  /** Who reads it, and what holds for the report because of its unit. */
  readonly viewer: Viewer;
  readonly setting: Setting;
  /** The day by which it is to be filed, `YYYY-MM-DD`; none outside a county. */
  readonly due?: string;
  /** Is there a model to ask for other words? */
  readonly assistant: boolean;
  /** A person by their id. */
  readonly nameOf: (person: string) => string;
  /** The row that this very turn has echoed already: a finding about it need not repeat its figures. */
  readonly echoed?: string;
}

/** Does a question of this kind stand in front of the person? */
export const isAsking = ({ sheet: { next } }: SayScene, kind: Question["kind"]): boolean =>
  next.kind === "question" && next.question.kind === kind;

/** A sentence of the form's own, in the language of the chat. */
export const formWords = (scene: SayScene, text: FormWords): string =>
  text[scene.words.language].replaceAll("{year}", String(scene.report.year));

/** 第三部分 */
export const partName = ({ words }: SayScene, section: Section): string =>
  words.part(section.title.slice(0, 1));

/** What a question is called in a list or a receipt. */
export function questionName(scene: SayScene, question: Question): string {
  switch (question.kind) {
    case "row":
      return rowName(question);
    case "part":
      return formWords(scene, question.part.name);
    case "text":
    case "gate":
    case "mode":
    case "cases":
      return formWords(scene, question.section.short);
  }
}

/** A row in a receipt: its label without number and remark, or the short name people use where that is long. */
export function rowName({ row }: RowQuestion): string {
  const label = coreOf(row.label);
  return label.length <= longestName ? label : (row.aliases?.[0] ?? label);
}

const longestName = 12;

export const byId = <T extends Question["kind"]>(
  scene: SayScene,
  id: string,
  kind: T,
): Extract<Question, { kind: T }> | undefined => {
  const question = scene.seen.question.get(id);
  return question?.kind === kind ? (question as Extract<Question, { kind: T }>) : undefined;
};

/** The row that a cell stands in. */
export const rowOf = ({ seen }: SayScene, cell: string | undefined): RowQuestion | undefined => {
  const place = seen.cells.get(cell ?? "");
  const question = seen.question.get(`${place?.table.id}.${place?.row.key}`);
  return question?.kind === "row" ? question : undefined;
};
