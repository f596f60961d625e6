import type { Action } from "../conversation.ts";
import { act } from "../act/act.ts";
import { isReal } from "../changes.ts";
import { say } from "../move.ts";
import type { Move, Scene } from "../move.ts";
import type { Patch, Report } from "../report.ts";
import { may } from "./rights.ts";
import type { Verb, Verdict } from "./rights.ts";
import { coversFinding, coversRemark, covers, holdersOf, scopeOf } from "./scope.ts";
import { standing } from "./standing.ts";
import { isOpen } from "./states.ts";

/** What an action comes to, as far as rights go. */
export const verbOf: Readonly<Record<Action["kind"], Verb>> = {
  gate: "fill",
  mode: "fill",
  zero: "fill",
  "zero-rest": "fill",
  values: "fill",
  carry: "fill",
  raise: "fill",
  case: "fill",
  "cases-done": "fill",
  parts: "fill",
  offer: "fill",
  none: "fill",
  done: "fill",
  rewrite: "fill",
  take: "fill",
  "take-this": "fill",
  "leave-this": "fill",
  "one-by-one": "fill",
  drop: "fill",
  redraft: "fill",
  write: "fill",
  fact: "fill",
  wish: "fill",
  acknowledge: "fill",
  justify: "fill",
  later: "fill",
  undo: "fill",
  "explain-remark": "fill",
  go: "fill",
  back: "fill",
  pick: "fill",
  "pick-applicant": "fill",
  edit: "fill",
  finish: "submit",
  reopen: "withdraw",
  withdraw: "withdraw",
  approve: "approve",
  return: "return",
  remark: "remark",
  "drop-remarks": "remark",
  "file-report": "file",
  accept: "accept",
  "send-back": "send-back",
  publish: "publish",
  correct: "correct",
  "correct-as": "correct",
  continue: "look",
  help: "look",
  commands: "look",
  status: "look",
  check: "look",
  preview: "look",
  files: "look",
  file: "look",
  "review-all": "look",
  "review-section": "look",
  pause: "look",
};

/** Does it, if this person may, now. */
export function guarded(scene: Scene, action: Action): Move {
  const verdict = verdictOn(scene, verbOf[action.kind]);
  return verdict.kind === "yes" ? act(scene, action) : refusal(scene.report, verdict);
}

export const verdictOn = ({ viewer, report, setting }: Scene, verb: Verb): Verdict =>
  may(verb, viewer.hats, report, setting);

/** Whose it is; or how the report stands, where it is theirs but not now. */
function refusal(report: Report, verdict: Exclude<Verdict, { kind: "yes" }>): Move {
  if (verdict.kind === "not-yours") return say(verdict);
  return isOpen(report.state) ? { replies: [{ kind: "not-now" }] } : say(standing(report));
}

/** A helper's own sections and nothing else: a move that reaches further writes nothing, and says whose that is. */
export function withinScope(scene: Scene, move: Move): Move {
  const scope = scopeOf(scene.viewer.hats);
  if (scope === "all" || !isOpen(scene.report.state)) return move;
  const { seen, report, sheet, setting, viewer } = scene;
  const named = [
    ...(move.patches ?? [])
      .filter((patch) => filled.has(patch.of) && isReal(patch))
      .map(({ id }) => id),
    ...(typeof move.focus === "string" ? [move.focus] : []),
    ...askedAbout(move.prompt),
    ...move.replies.flatMap((reply) => ("row" in reply ? [reply.row] : [])),
  ];
  const outside = named.find((id) => !isInside(id));
  if (outside === undefined) return move;
  const question = questionOf(outside);
  const people = question === undefined ? [] : holdersOf(setting.holders, question);
  const others = people.filter((person) => person !== viewer.by);
  return {
    replies: [
      {
        kind: "not-yours",
        whose: ["filler"],
        ...(question === undefined ? {} : { question: question.id }),
        ...(others.length === 0 ? {} : { people: others }),
      },
    ],
  };

  function questionOf(id: string): ReturnType<typeof seen.question.get> {
    const cell = seen.cells.get(id);
    return seen.question.get(cell === undefined ? id : `${cell.table.id}.${cell.row.key}`);
  }

  function isInside(id: string): boolean {
    const question = questionOf(id);
    if (question !== undefined) return covers(scope, question);
    const remark = report.remarks[id];
    if (remark !== undefined) return coversRemark(scope, seen, remark.on);
    const finding = sheet.findings.find(({ key }) => key === id);
    return finding !== undefined && coversFinding(scope, seen, finding);
  }
}

/** Words for somebody else's section are not asked for either. */
function askedAbout(prompt: Move["prompt"]): readonly string[] {
  if (prompt === undefined || prompt === null) return [];
  switch (prompt.kind) {
    case "reason":
      return [prompt.finding];
    case "explain":
      return [prompt.remark];
    case "figures":
      return prompt.figures.map(({ cell }) => cell);
    case "draft":
    case "revision":
    case "fact":
      return [prompt.text];
    case "remark":
    case "return":
    case "send-back":
    case "publish":
    case "correct":
      return [];
  }
}

/** What filling writes. */
const filled: ReadonlySet<Patch["of"]> = new Set([
  "answers",
  "texts",
  "choices",
  "skipped",
  "acknowledged",
  "reasons",
  "remarks",
]);
