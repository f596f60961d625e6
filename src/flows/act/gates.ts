import { setAnswer, setMark } from "../changes.ts";
import type { Action } from "../conversation.ts";
import type { Move, Scene } from "../move.ts";
import { notThere } from "./not-there.ts";

/** "None" fills the whole table with explicit zeros; "yes" takes zeros of an earlier "none" back to blank. */
export function setGate(
  { report, seen }: Scene,
  { gate, answer }: Extract<Action, { kind: "gate" }>,
): Move {
  const question = seen.question.get(gate);
  if (question?.kind !== "gate") return notThere;
  const table = question.gate.table;
  const inputs = seen.tables.get(table)?.inputs ?? [];
  const wasNone = report.choices[gate] === "none";
  const figures =
    answer === "none"
      ? inputs.map((cell) => setAnswer(report, cell, 0))
      : inputs
          .filter((cell) => wasNone && report.answers[cell] === 0)
          .map((cell) => setAnswer(report, cell, null));
  const entry = ["mode", "cases"].map((key) => setMark(report, "choices", `${table}.${key}`, null));
  const cells = [...seen.cells.values()].filter((cell) => cell.table.id === table).length;
  return {
    replies: [{ kind: "gate-set", gate, answer, cells }],
    patches: [
      setMark(report, "choices", gate, answer),
      ...figures,
      ...(answer === "none" ? entry : []),
    ],
    through: "gate",
    question: gate,
  };
}

export function chooseMode(
  { report, seen }: Scene,
  { table, mode }: Extract<Action, { kind: "mode" }>,
): Move {
  const id = `${table}.mode`;
  if (seen.question.get(id)?.kind !== "mode") return notThere;
  return {
    replies: [{ kind: "mode-set", table, mode }],
    patches: [setMark(report, "choices", id, mode)],
    question: id,
  };
}
