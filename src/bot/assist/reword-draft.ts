import { writeParagraph } from "#assist/paragraph.ts";
import type { GivenFact, GivenFigure } from "#assist/paragraph.ts";
import { evaluate } from "#flows/evaluate.ts";
import type { CellId, Fact, NarrativeSection, Part } from "#flows/form.ts";
import { outline } from "#flows/outline.ts";
import type { Outline } from "#flows/outline.ts";
import { factsGiven } from "#flows/propose/facts.ts";
import type { DraftProposal } from "#flows/proposal.ts";
import { binder } from "#flows/text.ts";
import { formOf } from "../scene-of.ts";
import { failed, proposed, unfulfilled } from "./came.ts";
import { cellLabel } from "./cell-label.ts";
import type { Fulfilled, WishingFor } from "./fulfil.ts";

/** The draft in front in other words: the model gets the facts, and of the figures their names alone. */
export async function rewordDraft(wishing: WishingFor<"draft">): Promise<Fulfilled> {
  const { deps, report, wish, by, id, heard, stop } = wishing;
  const model = deps.assistant?.model;
  const draft = report.places[by]?.prompt;
  const form = formOf(deps, report);
  const seen = outline(form);
  const place = draft?.kind === "draft" ? partOf(seen, draft) : undefined;
  if (model === undefined || draft?.kind !== "draft" || place === undefined) {
    return unfulfilled("nothing-better");
  }
  const { part, section } = place;
  const { values } = evaluate(form, report);
  const bind = binder(form, report, values, deps.words.blank);
  const given = factsGiven(report, section.id, part);
  const outcome = await writeParagraph(
    model,
    {
      part: { name: part.name.zh, guide: part.guide.zh },
      facts: (part.facts ?? []).flatMap((fact) => answered(fact, given[fact.key])),
      figures: figuresOf(seen, part, draft, values),
      unit: report.office,
      year: report.year,
      wish: wish.how === "another" ? "other" : wish.how,
      before: draft.sentences,
    },
    (sentences) => heard(bind(sentences.join(""))),
    stop,
  );
  if (outcome.kind === "failed") return failed(outcome.why, outcome.used);
  const { sentences, refused } = outcome.value;
  const { text, part: key, variant } = draft;
  return proposed(
    { kind: "draft", id, origin: "assistant", text, part: key, sentences: [...sentences], variant },
    outcome.used,
    {
      say: refused.length === 0 ? [] : [{ kind: "sentences-refused", count: refused.length }],
      refused: refused.length,
    },
  );
}

function partOf(
  seen: Outline,
  { text, part: key }: DraftProposal,
): Readonly<{ part: Part; section: NarrativeSection }> | undefined {
  const question = seen.question.get(text);
  if (question?.kind !== "text" && question?.kind !== "part") return undefined;
  const part = question.section.parts.find((candidate) => candidate.key === key);
  return part === undefined ? undefined : { part, section: question.section };
}

/** An answer as it may be said: a count with its measure word. */
function answered({ ask, unit = "" }: Fact, value: string | undefined): readonly GivenFact[] {
  if (value === undefined) return [];
  const said = value === "yes" ? "是" : value === "no" ? "没有" : value;
  return [{ ask: ask.zh, answer: /^\d+$/.test(value) ? `${value}${unit}` : said }];
}

/** Every figure that the form speaks of in this part; those of the present draft must be said again. */
function figuresOf(
  seen: Outline,
  part: Part,
  draft: DraftProposal,
  values: ReadonlyMap<CellId, number>,
): readonly GivenFigure[] {
  const texts = [...(part.offers ?? []), ...(part.phrases ?? [])].flat().map(({ text }) => text);
  const required = new Set(cellsIn(draft.sentences));
  return [...new Set([...required, ...cellsIn(texts)])]
    .filter((cell) => values.has(cell))
    .map((cell) => ({
      cell,
      label: cellLabel(seen, cell),
      zero: values.get(cell) === 0,
      required: required.has(cell),
    }));
}

const cellsIn = (texts: readonly string[]): readonly CellId[] =>
  texts.flatMap((text) =>
    [...text.matchAll(/\{\{([^{}]+)\}\}/g)].flatMap(([, cell]) => cell ?? []),
  );
