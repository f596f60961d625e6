import type { GateQuestion, ModeQuestion, Question } from "#flows/outline.ts";
import type { Next } from "#flows/sheet.ts";
import { holdersOf, isHeldByOthers } from "#flows/workflow/scope.ts";
import { askCases } from "./ask-cases.ts";
import { askRow } from "./ask-row.ts";
import { button, card } from "./card.ts";
import type { Card } from "./card.ts";
import { estimate } from "./estimate.ts";
import { askEnd, askFinding } from "./findings.ts";
import { askPartEnd } from "./review/part-end.ts";
import { isShown, showProposal } from "./propose/proposals.ts";
import { askPrompt } from "./review/prompts.ts";
import { askRemark, threadsOn } from "./review/remarks.ts";
import { askReview } from "./review/review-card.ts";
import { sayLocked } from "./review/locked.ts";
import { formWords, partName } from "./scene.ts";
import type { SayScene } from "./scene.ts";
import { askWritten } from "./written.ts";

type Ask<Kind extends Question["kind"]> = (
  scene: SayScene,
  question: Extract<Question, { kind: Kind }>,
  revisited: boolean,
) => Card;

/** One entry per kind of question; a new kind does not compile until it can be asked. */
const asks: { readonly [Kind in Question["kind"]]: Ask<Kind> } = {
  gate: askGate,
  mode: askMode,
  cases: askCases,
  row: askRow,
  text: askWritten,
  part: askWritten,
};

/** What stands in front of the person, as a card. */
export function ask(scene: SayScene, next: Next): Card {
  switch (next.kind) {
    case "end":
      return askEnd(scene);
    case "part-end":
      return askPartEnd(scene);
    case "finding":
      return askFinding(scene, next.finding);
    case "remark":
      return askRemark(scene, next.remark);
    case "prompt":
      return isShown(next.prompt)
        ? showProposal(scene, next.prompt)
        : askPrompt(scene, next.prompt);
    case "review":
      return askReview(scene);
    case "locked":
      return sayLocked(scene);
    case "question":
      return among(scene, next, askQuestion(scene, next.question, next.revisited));
  }
}

/** What several people add to a question: whose part it is, and what was said about it. */
function among(
  scene: SayScene,
  { question, revisited }: Extract<Next, { kind: "question" }>,
  asked: Card,
): Card {
  const { setting, viewer, words, nameOf } = scene;
  const holders = isHeldByOthers(setting.holders, question, viewer.by)
    ? holdersOf(setting.holders, question)
    : [];
  const before = [
    ...(revisited ? threadsOn(scene, question.id) : []),
    ...(holders.length === 0 ? [] : [words.review.heldBy(holders.map(nameOf).join(words.list))]),
  ];
  return before.length === 0 ? asked : { ...asked, text: [...before, asked.text].join("\n") };
}

function askQuestion<Kind extends Question["kind"]>(
  scene: SayScene,
  question: Extract<Question, { kind: Kind }>,
  revisited: boolean,
): Card {
  const one: Ask<Kind> = asks[question.kind];
  return one(scene, question, revisited);
}

function askGate(scene: SayScene, { gate, id }: GateQuestion): Card {
  const { form, words, report } = scene;
  const at = form.gates.findIndex((candidate) => candidate.id === id) + 1;
  const first = form.gates.every((candidate) => report.choices[candidate.id] === undefined);
  const all = form.gates.length;
  const opening = first && at === 1 ? `${words.gatesFirst(words.counts[all] ?? `${all}`)}\n` : "";
  return card(
    `${opening}${words.gateCount(at, all)}${formWords(scene, gate.ask)}`,
    [
      button(formWords(scene, gate.none), { kind: "gate", gate: id, answer: "none" }),
      button(formWords(scene, gate.some), { kind: "gate", gate: id, answer: "some" }),
    ],
    [button(words.unsure, { kind: "later", what: id })],
  );
}

function askMode(scene: SayScene, { table, section }: ModeQuestion): Card {
  const { words } = scene;
  return card(
    `${estimate(scene)}${words.askMode(`${partName(scene, section)}${words.dot}${formWords(scene, section.short)}`)}`,
    [
      button(words.modes.cases, { kind: "mode", table: table.id, mode: "cases" }),
      button(words.modes.rows, { kind: "mode", table: table.id, mode: "rows" }),
    ],
  );
}
