import { factsOf } from "#flows/compose-draft.ts";
import type { FactPrompt } from "#flows/proposal.ts";
import { button, card } from "../card.ts";
import type { Button, Card } from "../card.ts";
import { formWords } from "../scene.ts";
import type { SayScene } from "../scene.ts";

/** A small question on what happened this year. */
export function askFact(scene: SayScene, { text, part: key, fact: id }: FactPrompt): Card {
  const { words, report, seen } = scene;
  const { proposals } = words;
  const question = seen.question.get(text);
  const part =
    question?.kind === "text" || question?.kind === "part"
      ? question.section.parts.find((candidate) => candidate.key === key)
      : undefined;
  const facts = part === undefined ? [] : factsOf(part, report.office.level);
  const at = facts.findIndex((candidate) => candidate.key === id);
  const fact = facts[at];
  if (part === undefined || fact === undefined) return card("");
  const tap = (label: string, answer: "none" | "yes" | "skip"): Button =>
    button(label, { kind: "fact", fact: id, answer });
  return card(
    [
      proposals.fact(formWords(scene, part.name), at + 1, facts.length),
      formWords(scene, fact.ask),
      ...(fact.example === undefined
        ? []
        : [proposals.factExample(formWords(scene, fact.example))]),
    ].join("\n"),
    [
      ...(fact.kind === "yes-no" ? [tap(proposals.factYes, "yes")] : []),
      ...(fact.kind === "words" ? [] : [tap(proposals.factNone, "none")]),
      tap(proposals.factSkip, "skip"),
      button(proposals.factCancel, { kind: "continue" }),
    ],
  );
}
