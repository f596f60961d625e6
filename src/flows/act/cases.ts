import { setAnswer, setMark } from "../changes.ts";
import type { Action } from "../conversation.ts";
import { say } from "../move.ts";
import type { Move, Scene } from "../move.ts";
import { cellId } from "../outline.ts";
import type { Outline } from "../outline.ts";
import type { Patch } from "../report.ts";
import { notThere } from "./not-there.ts";

/** The rows a case can end in, in the order of their places in a button: the outcomes, then carry-over. */
export function caseEnds(seen: Outline, table: string): readonly string[] {
  const cases = seen.tables.get(table)?.table.cases;
  return cases === undefined ? [] : [...cases.outcomes, cases.carriedOut];
}

/**
 * One case, or several alike: the outcome is counted, and received grows just as far as the balance of that
 * applicant needs. Carried-in cases come first, so the first of them make nothing new.
 */
export function addCase(
  scene: Scene,
  { table, column, outcome, count }: Extract<Action, { kind: "case" }>,
): Move {
  const { report, seen } = scene;
  const place = seen.tables.get(table);
  const cases = place?.table.cases;
  const key = place?.rows[0]?.columns[column]?.key;
  const end = caseEnds(seen, table)[outcome];
  if (cases === undefined || key === undefined || end === undefined || count < 1) return notThere;
  const at = (row: string): number => report.answers[cellId(table, row, key)] ?? 0;
  const registered = caseEnds(seen, table).reduce((sum, row) => sum + at(row), 0) + count;
  const received = Math.max(at(cases.received), registered - at(cases.carriedIn));
  const now = at(end) + count;
  const patches: readonly Patch[] = [
    setAnswer(report, cellId(table, end, key), now),
    setAnswer(report, cellId(table, cases.received, key), received),
  ];
  return {
    replies: [{ kind: "case-added", table, column, outcome, count, now }],
    patches,
    through: "case",
    question: `${table}.cases`,
  };
}

/** All cases are in: whatever is still blank is zero. */
export function closeCases(
  { report, seen }: Scene,
  { table }: Extract<Action, { kind: "cases-done" }>,
): Move {
  const place = seen.tables.get(table);
  const cases = place?.table.cases;
  if (place === undefined || cases === undefined) return notThere;
  const blank = place.inputs.filter((cell) => report.answers[cell] === undefined);
  const total = place.rows
    .filter((row) => [...cases.outcomes, cases.carriedOut].includes(row.row.key))
    .flatMap((row) => row.cells)
    .reduce((sum, cell) => sum + (report.answers[cell] ?? 0), 0);
  return {
    replies: [{ kind: "cases-closed", table, total }],
    patches: [
      ...blank.map((cell) => setAnswer(report, cell, 0)),
      setMark(report, "choices", `${table}.cases`, "done"),
    ],
    question: `${table}.cases`,
  };
}

export function pickOutcome(
  { seen }: Scene,
  { table, column }: Extract<Action, { kind: "pick" }>,
): Move {
  if (seen.tables.get(table)?.rows[0]?.columns[column] === undefined) return notThere;
  return say({ kind: "pick-outcome", table, column });
}

export const pickApplicant = (): Move => ({ replies: [] });
