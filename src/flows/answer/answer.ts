import { act } from "../act/act.ts";
import type { Words } from "../form.ts";
import type { Move, Scene } from "../move.ts";
import { currentQuestion } from "../move.ts";
import type { Question } from "../outline.ts";
import { readNumber } from "../reading/read-number.ts";
import { answerCases } from "./cases.ts";
import { answerFinding } from "./finding.ts";
import { answerRow } from "./row.ts";
import { answerWritten } from "./written.ts";
import { isNo, isYes } from "./yes-no.ts";

type Answer<Kind extends Question["kind"]> = (
  scene: Scene,
  question: Extract<Question, { kind: Kind }>,
  text: string,
) => Move;

/** How typed words answer each kind of question; a new kind does not compile until it is here. */
const answers: { readonly [Kind in Question["kind"]]: Answer<Kind> } = {
  gate: (scene, { id, gate }, text) => {
    if (isNo(text) || says(text, gate.none))
      return act(scene, { kind: "gate", gate: id, answer: "none" });
    if (isYes(text) || says(text, gate.some))
      return act(scene, { kind: "gate", gate: id, answer: "some" });
    // "5件" is a yes, too.
    const count = readNumber(text, { kind: "count" });
    return count.kind === "value" && count.value > 0
      ? act(scene, { kind: "gate", gate: id, answer: "some" })
      : notUnderstood(text);
  },
  mode: (scene, { table }, text) => {
    if (text.length > longestChoice) return notUnderstood(text);
    if (/件|个案|case/.test(text))
      return act(scene, { kind: "mode", table: table.id, mode: "cases" });
    if (/行|表|row/.test(text)) return act(scene, { kind: "mode", table: table.id, mode: "rows" });
    return notUnderstood(text);
  },
  cases: answerCases,
  row: answerRow,
  text: answerWritten,
  part: answerWritten,
};

/** What was typed, tried as the answer to what stands in front of the person. */
export function answerText(scene: Scene, text: string): Move {
  const { next } = scene.sheet;
  if (next.kind === "finding") return answerFinding(scene, next.finding, text);
  const question = currentQuestion(scene);
  if (question === undefined) return notUnderstood(text);
  return answerQuestion(scene, question, text);
}

export function answerQuestion<Kind extends Question["kind"]>(
  scene: Scene,
  question: Extract<Question, { kind: Kind }>,
  text: string,
): Move {
  const answer: Answer<Kind> = answers[question.kind];
  return answer(scene, question, text);
}

/** A choice is named in a word or two; a sentence says something else. */
const longestChoice = 12;

/** A button's own words, typed. */
const says = (text: string, { zh, en }: Words): boolean => [zh, en].includes(text.trim());

const notUnderstood = (text: string): Move => ({ replies: [{ kind: "not-understood", text }] });
