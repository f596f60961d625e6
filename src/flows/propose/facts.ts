import { notThere } from "../act/not-there.ts";
import { writtenQuestion } from "../act/texts.ts";
import { setMark } from "../changes.ts";
import { composeDraft, factsOf, readFact } from "../compose-draft.ts";
import type { Action } from "../conversation.ts";
import type { Fact, NarrativeSection, Part } from "../form.ts";
import type { Move, Scene } from "../move.ts";
import type { DraftProposal, FactPrompt } from "../proposal.ts";
import type { Patch, Report } from "../report.ts";

/** Where an answer is kept. */
export const factId = (section: string, part: string, fact: string): string =>
  `${section}.${part}.${fact}`;

/** What was answered so far for one aspect, by the fact's key; what was passed over is not there. */
export const factsGiven = (
  { facts }: Report,
  section: string,
  part: Part,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (part.facts ?? []).flatMap(({ key }) => {
      const value = facts[factId(section, part.key, key)] ?? "";
      return value === "" ? [] : [[key, value]];
    }),
  );

interface Place {
  readonly text: string;
  readonly section: NarrativeSection;
  readonly part: Part;
}

function placeOf(scene: Scene, text: string, key: string): Place | undefined {
  const question = writtenQuestion(scene, text);
  const part = question?.section.parts.find((candidate) => candidate.key === key);
  return question === undefined || part === undefined
    ? undefined
    : { text, section: question.section, part };
}

/** The first small question not answered yet; after the last, the paragraph. */
export function beginDraft(
  scene: Scene,
  { text, part, anew }: Extract<Action, { kind: "write" }>,
): Move {
  const place = placeOf(scene, text, part);
  if (place === undefined) return notThere;
  const forgotten = anew ? forget(scene, place) : [];
  const report = {
    ...scene.report,
    ...(anew ? { facts: without(scene.report.facts, forgotten) } : {}),
  };
  return { ...goOn(scene, place, report), patches: forgotten };
}

const forget = ({ report }: Scene, { section, part }: Place): readonly Patch[] =>
  (part.facts ?? []).map(({ key }) =>
    setMark(report, "facts", factId(section.id, part.key, key), null),
  );

const without = (facts: Report["facts"], gone: readonly Patch[]): Report["facts"] =>
  Object.fromEntries(
    Object.entries(facts).filter(([id]) => !gone.some((patch) => patch.id === id)),
  );

function goOn(scene: Scene, { text, section, part }: Place, report: Report): Move {
  const open = factsOf(part, report.office.level).find(
    ({ key }) => report.facts[factId(section.id, part.key, key)] === undefined,
  );
  if (open !== undefined) {
    return { replies: [], prompt: { kind: "fact", text, part: part.key, fact: open.key } };
  }
  const draft = draftOf({ ...scene, report }, text, section, part, { variant: 0 });
  return draft === undefined
    ? { replies: [{ kind: "no-draft", text }], prompt: null, focus: text }
    : { replies: [], prompt: draft };
}

/** The paragraph that the form's phrases make of the facts and the figures; none where they say nothing. */
export function draftOf(
  { report, sheet }: Pick<Scene, "report" | "sheet">,
  text: string,
  section: NarrativeSection,
  part: Part,
  { variant, brief = false }: Readonly<{ variant: number; brief?: boolean }>,
): DraftProposal | undefined {
  const { unit, level } = report.office;
  const given = factsGiven(report, section.id, part);
  // Neither two units nor two years of one read alike.
  const options = { unit: `${unit}${report.year}`, level, variant, brief };
  const sentences = [...composeDraft(part, given, sheet.values, options)];
  if (sentences.length === 0) return undefined;
  return {
    kind: "draft",
    id: `d${report.revision.toString(36)}${variant.toString(36)}${brief ? "b" : ""}`,
    origin: "phrases",
    text,
    part: part.key,
    sentences,
    variant,
    ...(brief ? { brief: true as const } : {}),
  };
}

/** An answer to the small question in front. */
export function answerFact(scene: Scene, prompt: FactPrompt, words: string): Move {
  const place = placeOf(scene, prompt.text, prompt.part);
  const fact = place?.part.facts?.find(({ key }) => key === prompt.fact);
  if (place === undefined || fact === undefined) return notThere;
  if (skipsFact(words)) return record(scene, place, fact, "");
  const reading = readFact(fact, words);
  return reading.kind === "refused"
    ? { replies: [{ kind: "fact-refused", reason: reading.reason }], prompt }
    : record(scene, place, fact, reading.value);
}

export const skipsFact = (words: string): boolean => skips.test(words);

const skips = /^\s*(?:跳过|先跳过|不知道|不清楚|没统计|skip)\s*[。.]?\s*$/i;

export function tapFact(
  scene: Scene,
  { fact: key, answer }: Extract<Action, { kind: "fact" }>,
): Move {
  const { next } = scene.sheet;
  if (next.kind !== "prompt" || next.prompt.kind !== "fact" || next.prompt.fact !== key)
    return notThere;
  return answerFact(scene, next.prompt, tapped[answer]);
}

const tapped = { none: "没有", yes: "有", skip: "跳过" } as const;

function record(scene: Scene, place: Place, { key }: Fact, value: string): Move {
  const { report } = scene;
  const id = factId(place.section.id, place.part.key, key);
  const after = { ...report, facts: { ...report.facts, [id]: value } };
  return { ...goOn(scene, place, after), patches: [setMark(report, "facts", id, value)] };
}
