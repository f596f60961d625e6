import type { CellChange } from "../conversation.ts";
import type { Outline, Question } from "../outline.ts";
import type { Change, Report } from "../report.ts";
import { covers, scopeOf } from "./scope.ts";
import type { Viewer } from "./viewer.ts";

/** What one other person did to one question: figures old → new, or a text, or a gate with all it fills. */
export interface Meanwhile {
  readonly by: string;
  readonly question: string;
  readonly cells: readonly CellChange[];
}

/** Everything others changed since this person's last turn; nothing before their first. */
function othersChanges({ places, changes }: Report, by: string): readonly Change[] {
  const seen = places[by]?.seen;
  return seen === undefined
    ? []
    : changes.filter((change) => change.revision > seen && change.by !== by);
}

/** The news for somebody who fills, in the order in which it happened; to a helper, what is in their sections. */
export function meanwhile(seen: Outline, report: Report, viewer: Viewer): readonly Meanwhile[] {
  const scope = scopeOf(viewer.hats);
  const found = new Map<string, { by: string; question: string; cells: Map<string, CellChange> }>();
  for (const change of othersChanges(report, viewer.by)) {
    for (const [question, cell] of touched(seen, change)) {
      if (!covers(scope, question)) continue;
      const key = `${change.by} ${question.id}`;
      const entry = found.get(key) ?? { by: change.by, question: question.id, cells: new Map() };
      found.set(key, entry);
      if (cell === undefined) continue;
      const before = entry.cells.get(cell.cell);
      entry.cells.set(cell.cell, before === undefined ? cell : { ...cell, old: before.old });
    }
  }
  return [...found.values()]
    .map(({ by, question, cells }) => ({
      by,
      question,
      cells: [...cells.values()].filter((cell) => cell.old !== cell.new),
    }))
    .filter((entry) => entry.cells.length > 0 || isStillNews(seen, entry.question));
}

/** A row without a figure changed is no news; a gate or a text is, all the same. */
const isStillNews = (seen: Outline, question: string): boolean =>
  seen.question.get(question)?.kind !== "row";

function touched(seen: Outline, change: Change): readonly (readonly [Question, CellChange?])[] {
  const gate = seen.question.get(change.question ?? "");
  // A gate that fills a table is one thing, not a hundred and seventy-five.
  if (gate?.kind === "gate" && change.through === "gate") return [[gate]];
  return change.patches.flatMap((patch): (readonly [Question, CellChange?])[] => {
    if (patch.of === "answers") {
      const question = rowOfCell(seen, patch.id);
      return question === undefined
        ? []
        : [[question, { cell: patch.id, old: patch.old, new: patch.new }]];
    }
    const question =
      patch.of === "texts" || patch.of === "choices" ? seen.question.get(patch.id) : undefined;
    return question?.kind === "text" || question?.kind === "part" || question?.kind === "gate"
      ? [[question]]
      : [];
  });
}

function rowOfCell(seen: Outline, id: string): Question | undefined {
  const cell = seen.cells.get(id);
  return cell && seen.question.get(`${cell.table.id}.${cell.row.key}`);
}

/** Has somebody else, since this person's last turn, answered the very question that they were asked? */
export function wasAnswered(report: Report, question: Question, by: string): boolean {
  const own = new Set(slotsOf(question));
  return othersChanges(report, by).some(({ patches }) =>
    patches.some(({ of, id }) => own.has(`${of} ${id}`)),
  );
}

/** Cases add up, whoever enters them: only that they are closed matters. */
function slotsOf(question: Question): readonly string[] {
  switch (question.kind) {
    case "row":
      return question.cells.map((cell) => `answers ${cell}`);
    case "text":
    case "part":
      return [`texts ${question.id}`];
    case "gate":
    case "mode":
    case "cases":
      return [`choices ${question.id}`];
  }
}
