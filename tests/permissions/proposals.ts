import type {
  DraftProposal,
  FactPrompt,
  FiguresProposal,
  RevisionProposal,
} from "#flows/proposal.ts";
import type { Report } from "#flows/report.ts";
import type { Prompt } from "#flows/workflow/place.ts";
import { canary } from "./canaries.ts";
import { people } from "./world.ts";
import type { PersonName, UnitName } from "./world.ts";

/* What was read or written for somebody, shown to them to be taken or left. */

export const figuresProposed: FiguresProposal = {
  kind: "figures",
  id: "p1",
  origin: "words",
  figures: [
    { cell: "proactive.administrative_penalty.decisions", value: 3, quote: "处罚三件" },
    { cell: "proactive.administrative_coercion.decisions", value: 2, quote: "强制两件" },
  ],
};

export const draftProposed: DraftProposal = {
  kind: "draft",
  id: "d1",
  origin: "phrases",
  text: "overview",
  part: "supervision",
  sentences: ["开了会。", "办了班。"],
  variant: 0,
};

export const revisionProposed = (unit: UnitName): RevisionProposal => ({
  kind: "revision",
  id: "r1",
  origin: "assistant",
  text: "problems",
  changes: [
    { old: canary(unit, "problems"), new: `${canary(unit, "problems")}还` },
    { old: "要改进", new: "需要改进" },
  ],
});

export const factAsked: FactPrompt = {
  kind: "fact",
  text: "overview",
  part: "supervision",
  fact: "meetings",
};

/** One by one, the first piece is in front. */
export const oneByOne = <Kind extends Prompt>(prompt: Kind): Kind => ({ ...prompt, at: 0 });

/** A report in which somebody was asked for words, or shown something, while it was theirs. */
export const waiting =
  (prompt: (unit: UnitName) => Prompt) =>
  (report: Report, person: PersonName, unit: UnitName): Report => ({
    ...report,
    places: {
      ...report.places,
      [String(people[person].id)]: {
        seen: report.revision,
        asked: "prompt",
        prompt: prompt(unit),
      },
    },
  });
