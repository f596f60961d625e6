import type { DraftProposal } from "#flows/proposal.ts";
import { binder } from "#flows/text.ts";
import { button, card } from "../card.ts";
import type { Card } from "../card.ts";
import type { SayScene } from "../scene.ts";

/** A paragraph as it would stand in the report, its figures put in. */
export function showDraft(scene: SayScene, proposal: DraftProposal): Card {
  const { id, text, part, sentences, origin, at } = proposal;
  const { words, assistant } = scene;
  const { proposals } = words;
  const bind = binder(scene.form, scene.report, scene.sheet.values, words.blank);
  if (at !== undefined) return showSentence(scene, proposal, bind(sentences[at] ?? ""), at);
  const others = (["another", "shorter", "formal"] as const).map((wish) =>
    button(proposals.byAssistant[wish], { kind: "wish", wish, text }),
  );
  return card(
    [proposals.drafted[origin], "", bind(sentences.join("")), "", proposals.askDraft].join("\n"),
    [
      button(proposals.takeDraft, { kind: "take", proposal: id }),
      button(proposals.another, { kind: "redraft", proposal: id, how: "another" }),
    ],
    [
      button(proposals.bySentence, { kind: "one-by-one", proposal: id }),
      ...(proposal.brief === true
        ? []
        : [button(proposals.shorter, { kind: "redraft", proposal: id, how: "shorter" })]),
    ],
    assistant ? others : [],
    [
      button(proposals.factsAnew, { kind: "write", text, part, anew: true }),
      button(proposals.ownWords, { kind: "drop", proposal: id }),
    ],
  );
}

function showSentence(
  { words: { proposals } }: SayScene,
  { id, sentences }: DraftProposal,
  sentence: string,
  at: number,
): Card {
  return card(
    [proposals.sentence(at + 1, sentences.length), sentence, proposals.askSentence].join("\n"),
    [
      button(proposals.keepSentence, { kind: "take-this", proposal: id, at }),
      button(proposals.leaveSentence, { kind: "leave-this", proposal: id, at }),
    ],
    at < sentences.length - 1 ? [button(proposals.keepRest, { kind: "take", proposal: id })] : [],
  );
}
