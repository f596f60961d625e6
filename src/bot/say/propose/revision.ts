import type { RevisionProposal } from "#flows/proposal.ts";
import { button, card } from "../card.ts";
import type { Card } from "../card.ts";
import type { SayScene } from "../scene.ts";

/** As many as a phone shows at once; the others are seen one by one. */
const mostShown = 6;

/** Other words for a text, each beside what stands there now. */
export function showRevision(scene: SayScene, { id, changes, at }: RevisionProposal): Card {
  const { proposals } = scene.words;
  if (at !== undefined) {
    const change = changes[at];
    if (change === undefined) return card("");
    return card(
      [proposals.piece(at + 1, changes.length), line(scene, change, at), proposals.askChange].join(
        "\n",
      ),
      [
        button(proposals.changeThis, { kind: "take-this", proposal: id, at }),
        button(proposals.keepAsIs, { kind: "leave-this", proposal: id, at }),
      ],
      at < changes.length - 1
        ? [
            button(proposals.changeRest, { kind: "take", proposal: id }),
            button(proposals.drop, { kind: "drop", proposal: id }),
          ]
        : [],
    );
  }
  const hidden = changes.length - mostShown;
  return card(
    [
      proposals.revision(changes.length),
      ...changes.slice(0, mostShown).map((change, place) => line(scene, change, place)),
      ...(hidden > 0 ? [proposals.moreChanges(hidden)] : []),
      proposals.askRevision,
    ].join("\n"),
    [
      button(proposals.takeAll, { kind: "take", proposal: id }),
      ...(changes.length > 1
        ? [button(proposals.oneByOne, { kind: "one-by-one", proposal: id })]
        : []),
      button(proposals.drop, { kind: "drop", proposal: id }),
    ],
  );
}

function line(
  { words: { proposals } }: SayScene,
  change: RevisionProposal["changes"][number],
  at: number,
): string {
  const now = change.new === "" ? proposals.cutOut : change.new;
  const why = change.why === undefined ? "" : proposals.because(change.why);
  return `${proposals.change(at + 1, change.old, now)}${why}`;
}
