import { act } from "../act/act.ts";
import { caseEnds } from "../act/cases.ts";
import { applyChange, lastUndoable } from "../changes.ts";
import type { Action } from "../conversation.ts";
import { evaluate } from "../evaluate.ts";
import { coreOf } from "../find-rows.ts";
import type { Move, Scene } from "../move.ts";
import type { CasesQuestion } from "../outline.ts";
import { cellId } from "../outline.ts";
import { readNumber } from "../reading/read-number.ts";
import { isNo } from "./yes-no.ts";

type CaseAction = Extract<Action, { kind: "case" }>;

/** `自然人 予以公开 3`, one case or several alike a line; `×3` after a case says how many there are of it. */
export function answerCases(scene: Scene, question: CasesQuestion, text: string): Move {
  if (isNo(text)) return act(scene, { kind: "cases-done", table: question.table.id });
  const again = alike(scene, question, text);
  if (again !== undefined) return act(scene, again);
  const lines = text.split(/[\n;；]/).filter((line) => line.trim() !== "");
  const cases = lines.map((line) => readCase(scene, question, line));
  if (cases.length === 0 || cases.includes(undefined)) {
    return { replies: [{ kind: "not-understood", text }] };
  }
  return addAll(
    scene,
    cases.filter((one) => one !== undefined),
  );
}

/** All lines in one change, so that one undo takes the message back. */
function addAll(scene: Scene, cases: readonly CaseAction[]): Move {
  let moving = scene;
  const moves = cases.map((one) => {
    const move = act(moving, one);
    const report = applyChange(moving.report, move.patches ?? [], {
      at: scene.event.at,
      by: scene.event.by,
      through: "case",
    });
    moving = {
      ...moving,
      report,
      sheet: evaluate(scene.form, report, scene.viewer, scene.setting),
    };
    return move;
  });
  const patches = moves.flatMap((move) => move.patches ?? []);
  const first = moves[0];
  if (first === undefined) return { replies: [] };
  // A later line's patch of the same cell replaces an earlier one, and keeps the value from before the message.
  const merged = [...Map.groupBy(patches, (patch) => patch.id).values()].flatMap((same) => {
    const [begin, end] = [same[0], same.at(-1)];
    return begin?.of === "answers" && end?.of === "answers" ? [{ ...end, old: begin.old }] : [];
  });
  return { ...first, replies: moves.flatMap((move) => move.replies), patches: merged };
}

function readCase(
  scene: Scene,
  { table, cases }: CasesQuestion,
  line: string,
): CaseAction | undefined {
  const place = scene.seen.tables.get(table.id);
  const columns = place?.rows[0]?.columns ?? [];
  const ends = caseEnds(scene.seen, table.id);
  const outcome = longest(
    ends.map((end) => {
      const row = place?.rows.find((candidate) => candidate.row.key === end)?.row;
      return [cases.names[end] ?? "", coreOf(row?.label ?? ""), ...(row?.aliases ?? [])];
    }),
    line,
  );
  if (outcome === undefined) return undefined;
  const rest = line.replace(outcome.name, " ");
  const applicant = longest(
    columns.map(({ label, aliases = [] }) => [label, ...aliases]),
    rest,
  );
  if (applicant === undefined) return undefined;
  const count = rest
    .replace(applicant.name, " ")
    .replaceAll(/[×xX*]/g, " ")
    .trim();
  const reading = count === "" ? 1 : readNumber(count, { kind: "count" });
  const number = reading === 1 ? 1 : reading.kind === "value" ? reading.value : 0;
  return number < 1
    ? undefined
    : { kind: "case", table: table.id, column: applicant.at, outcome: outcome.at, count: number };
}

/** The longest of several names that a text contains, and whose it is. */
function longest(
  names: readonly (readonly string[])[],
  text: string,
): { at: number; name: string } | undefined {
  return names
    .flatMap((list, at) =>
      list.filter((name) => name !== "" && text.includes(name)).map((name) => ({ at, name })),
    )
    .toSorted((a, b) => b.name.length - a.name.length)[0];
}

/** `×3` or `3件` alone: the case just entered, three of it in all. */
function alike(
  { report, viewer }: Scene,
  { table, id }: CasesQuestion,
  text: string,
): CaseAction | undefined {
  const last = lastUndoable(report, viewer.by);
  if (last?.through !== "case" || last.question !== id) return undefined;
  const reading = readNumber(text.replace(/^\s*[×xX*]/, ""), { kind: "count" });
  if (reading.kind !== "value") return undefined;
  const { cases } = table;
  const columns = table.blocks[0]?.columns ?? [];
  for (const patch of last.patches) {
    if (patch.of !== "answers") continue;
    const added = (patch.new ?? 0) - (patch.old ?? 0);
    const column = columns.findIndex(({ key }) => patch.id.endsWith(`.${key}`));
    const outcome = [...(cases?.outcomes ?? []), cases?.carriedOut ?? ""].findIndex(
      (row) => patch.id === cellId(table.id, row, columns[column]?.key ?? ""),
    );
    if (outcome !== -1 && reading.value > added) {
      return { kind: "case", table: table.id, column, outcome, count: reading.value - added };
    }
  }
  return undefined;
}
