import type { Cell, RowQuestion } from "#flows/outline.ts";
import { lengthOf } from "#flows/act/texts.ts";
import { currentValues, rowValues, shortName, spoken } from "../figures.ts";
import { byId, formWords, partName, questionName, rowName } from "../scene.ts";
import type { SayScene } from "../scene.ts";

/** What a remark is on, by its name: a row, a text, a part, or the whole. */
export function placeName(scene: SayScene, on: string): string {
  const question = scene.seen.question.get(on);
  if (question !== undefined) {
    return question.kind === "row"
      ? rowName(question)
      : question.kind === "part"
        ? questionName(scene, question)
        : `${partName(scene, question.section)} ${questionName(scene, question)}`;
  }
  const section = scene.form.sections.find(({ id }) => id === on);
  return section === undefined
    ? scene.words.review.wholeReport
    : `${partName(scene, section)} ${formWords(scene, section.short)}`;
}

/** What stands there now, in a few words; empty where that would take many. */
export function placeValue(scene: SayScene, on: string): string {
  const row = byId(scene, on, "row");
  if (row !== undefined) return currentValues(scene, row);
  const text = scene.report.texts[on];
  return text === undefined ? "" : scene.words.review.characters(lengthOf(text));
}

type CellChange = Readonly<{ cell: string; old: number | null; new: number | null }>;

/** 行政许可 35 → 36, of a row of one figure; with the column's name where there are several. */
export function cellChange(scene: SayScene, change: CellChange): string {
  const cell = scene.seen.cells.get(change.cell);
  const row = cell && byId(scene, `${cell.table.id}.${cell.row.key}`, "row");
  if (cell === undefined || row === undefined) return "";
  const where = row.columns.length === 1 ? rowName(row) : `${rowName(row)} ${cell.column.label}`;
  return scene.words.review.changed(where, ...oldAndNew(scene, cell, change));
}

/** The same where the row is named already: 35 → 36, 制发 2 → 3. */
export function changeInRow(scene: SayScene, change: CellChange): string {
  const cell = scene.seen.cells.get(change.cell);
  const row = cell && byId(scene, `${cell.table.id}.${cell.row.key}`, "row");
  if (cell === undefined || row === undefined) return "";
  const [old, now] = oldAndNew(scene, cell, change);
  return row.columns.length === 1
    ? `${old} → ${now}`
    : scene.words.review.changed(shortName(cell.column), old, now);
}

const oldAndNew = (
  scene: SayScene,
  { column }: Cell,
  { old, new: now }: CellChange,
): [old: string, now: string] => [
  old === null ? scene.words.blankWas : spoken(scene, column, old),
  spoken(scene, column, now),
];

/** A row filled for the first time is said as its figures, one that was changed as old → new. */
export function rowChange(scene: SayScene, row: RowQuestion, cells: readonly CellChange[]): string {
  const isFirst = cells.every(({ old }) => old === null) && cells.length === row.cells.length;
  if (!isFirst) return cells.map((cell) => cellChange(scene, cell)).join(scene.words.list);
  const values = rowValues(scene, row, (id) => cells.find(({ cell }) => cell === id)?.new ?? null);
  return `${rowName(row)} ${values}`;
}
