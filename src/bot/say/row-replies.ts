import type { Reply } from "#flows/conversation.ts";
import { isShared } from "#flows/workflow/setting.ts";
import { button, card, rowsOf } from "./card.ts";
import type { Card } from "./card.ts";
import { currentValues, rowValues, spoken } from "./figures.ts";
import { askFinding } from "./findings.ts";
import { byId, rowName } from "./scene.ts";
import type { SayScene } from "./scene.ts";

/** The echo of every figure taken: as understood, never as typed. */
export function sayRecorded(
  scene: SayScene,
  { row: id, changed, corrected }: Extract<Reply, { kind: "recorded" }>,
): Card {
  const { words, seen } = scene;
  const row = byId(scene, id, "row");
  if (row === undefined) return card("");
  const blank = changed.some((change) => change.new === null) ? `\n${words.blankLater}` : "";
  if (!corrected) {
    const fresh = rowValues(
      scene,
      row,
      (cell) => changed.find((change) => change.cell === cell)?.new ?? null,
    );
    const zero = row.columns.length > 1 && changed.every((change) => change.new === 0);
    const echo = zero ? words.recordedZero(rowName(row)) : words.recorded(rowName(row), fresh);
    return card(`${echo}${blank}`);
  }
  const lines = changed
    .filter((change) => change.old !== change.new)
    .map((change) => {
      const cell = seen.cells.get(change.cell);
      if (cell === undefined) return "";
      const where =
        row.columns.length === 1 ? rowName(row) : `${rowName(row)}的${cell.column.label}`;
      const old = change.old === null ? words.blankWas : spoken(scene, cell.column, change.old);
      return words.corrected(where, old, spoken(scene, cell.column, change.new));
    });
  return card(`${lines.join("\n")}${blank}`, [button(words.undo, { kind: "undo" })]);
}

/** Why a message was not taken, and one example of what would be. */
export function sayRefused(
  scene: SayScene,
  { row: id, refusal }: Extract<Reply, { kind: "refused" }>,
): Card {
  const { words } = scene;
  const row = byId(scene, id, "row");
  if (row === undefined) return card(words.notUnderstood);
  const { got, want, reason } = refusal;
  const why =
    got !== undefined && want !== undefined && reason === "too-few"
      ? words.tooFew(want, got)
      : got !== undefined && want !== undefined && reason === "too-many"
        ? words.tooMany(want, got)
        : words.refusals[reason];
  const { next } = scene.sheet;
  // The warning stays in front, with its own buttons.
  if (next.kind === "finding" && next.finding.severity === "warning") {
    const how = isShared(scene.setting) ? words.review.howToKeep : words.howToKeep;
    // No figure was meant: that there is none says nothing.
    const told = reason === "no-number" || reason === "extra-words" ? words.notUnderstood : why;
    return card(`${told}\n${how}`, ...askFinding(scene, next.finding).buttons);
  }
  const columns = row.columns.map(({ label }) => label).join(words.list);
  return card(`${why}\n${rowName(row)}${row.columns.length === 1 ? "" : `：${columns}`}`, [
    button(row.columns.length === 1 ? words.zeroOne : words.zero, { kind: "zero", row: id }),
    button(words.explain, { kind: "help", question: id }),
    button(words.skip, { kind: "later", what: id }),
  ]);
}

/** Ambiguous input is asked, never guessed: one button per reading. */
export function sayWhichReading(
  scene: SayScene,
  { row: id, readings, reason }: Extract<Reply, { kind: "which-reading" }>,
): Card {
  const { words } = scene;
  const row = byId(scene, id, "row");
  if (row === undefined) return card(words.notUnderstood);
  const question =
    reason === "which-column"
      ? `${words.whichColumn(rowName(row))}\n${words.now(currentValues(scene, row))}`
      : `${words.refusals[reason]}\n${words.whichReading}`;
  return card(
    question,
    ...rowsOf(
      2,
      readings.map(({ values, as }) =>
        button(as.slice(0, 30), {
          kind: "values",
          row: id,
          values: row.columns.map(({ key }) => {
            const value = values[key];
            return value === undefined || value === "blank" ? null : value;
          }),
        }),
      ),
    ),
    [button(words.continue, { kind: "continue" })],
  );
}
