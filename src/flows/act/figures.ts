import { setAnswer, setMark } from "../changes.ts";
import type { Action, CellChange } from "../conversation.ts";
import type { Move, Scene } from "../move.ts";
import { cellId } from "../outline.ts";
import type { RowQuestion } from "../outline.ts";
import { leftover } from "../balance.ts";
import { notThere } from "./not-there.ts";

/** Records a row: `values` in the order of its input cells, `null` for one left blank. Blank cells put the row off. */
export function recordRow(
  { report, event }: Scene,
  row: RowQuestion,
  values: readonly (number | null)[],
): Move {
  const changed: CellChange[] = row.cells.map((cell, at) => ({
    cell,
    old: report.answers[cell] ?? null,
    new: values[at] ?? null,
  }));
  const corrected = changed.some(({ old }) => old !== null);
  if (corrected && changed.every((change) => change.old === change.new)) {
    return { replies: [{ kind: "nothing-changed", row: row.id }], focus: null };
  }
  const blank = values.some((value) => value === null);
  return {
    replies: [{ kind: "recorded", row: row.id, changed, corrected }],
    patches: [
      ...changed.map((change) => setAnswer(report, change.cell, change.new)),
      setMark(report, "skipped", row.id, blank ? event.at : null),
    ],
    question: row.id,
  };
}

export function zero(scene: Scene, { row }: Extract<Action, { kind: "zero" }>): Move {
  const question = scene.seen.question.get(row);
  if (question?.kind !== "row") return notThere;
  return recordRow(
    scene,
    question,
    question.cells.map(() => 0),
  );
}

export function takeValues(
  scene: Scene,
  { row, values }: Extract<Action, { kind: "values" }>,
): Move {
  const question = scene.seen.question.get(row);
  if (question?.kind !== "row" || values.length !== question.cells.length) return notThere;
  // Only a change goes below 0: the bot draws no other button.
  const fits = values.every(
    (value, at) => value === null || value >= 0 || question.columns[at]?.kind === "change",
  );
  if (!fits) return notThere;
  return recordRow(scene, question, values);
}

/** 其余都是 0: every row of the table still to be asked becomes explicit zeros; what was put off stays put off. */
export function zeroRest(
  { report, seen }: Scene,
  { table }: Extract<Action, { kind: "zero-rest" }>,
): Move {
  const place = seen.tables.get(table);
  if (place === undefined) return notThere;
  const rows = place.rows.filter(
    (row) =>
      report.skipped[row.id] === undefined &&
      row.cells.some((cell) => report.answers[cell] === undefined),
  );
  return {
    replies: [{ kind: "zeroed-rest", table, rows: rows.length }],
    patches: rows.flatMap((row) =>
      row.cells
        .filter((cell) => report.answers[cell] === undefined)
        .map((cell) => setAnswer(report, cell, 0)),
    ),
  };
}

/** What is left over goes to next year, in one column or in all. */
export function carry(
  scene: Scene,
  { table, column: only }: Extract<Action, { kind: "carry" }>,
): Move {
  const { seen, sheet } = scene;
  const place = seen.tables.get(table);
  const row = place?.rows.find((candidate) => candidate.row.key === place.table.cases?.carriedOut);
  if (row === undefined) return notThere;
  const left = leftover(seen, table, sheet.values);
  return recordRow(
    scene,
    row,
    row.columns.map((column, at) => {
      const rest = left[column.key];
      const now = sheet.values.get(row.cells[at] ?? "") ?? null;
      if (only !== "all" && only !== at) return now;
      return rest === undefined || rest < 0 ? now : rest;
    }),
  );
}

/** More was handled than received in a column: received is raised to match. */
export function raise(scene: Scene, { table, column }: Extract<Action, { kind: "raise" }>): Move {
  const { seen, sheet } = scene;
  const place = seen.tables.get(table);
  const row = place?.rows.find((candidate) => candidate.row.key === place.table.cases?.received);
  const key = row?.columns[column]?.key;
  if (row === undefined || key === undefined) return notThere;
  const carriedOut =
    sheet.values.get(cellId(table, place?.table.cases?.carriedOut ?? "", key)) ?? 0;
  const short = carriedOut - (leftover(seen, table, sheet.values)[key] ?? carriedOut);
  return recordRow(
    scene,
    row,
    row.cells.map((cell, at) => {
      const now = sheet.values.get(cell) ?? null;
      return at === column && now !== null ? Math.max(0, now + short) : now;
    }),
  );
}
