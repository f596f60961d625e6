import { notThere } from "../act/not-there.ts";
import type { Action } from "../conversation.ts";
import type { Move, Scene } from "../move.ts";
import { inFront, on } from "./in-front.ts";
import { takeDraft, takeSentence } from "./take-draft.ts";
import { takeFigures } from "./take-figures.ts";
import { takeChanges } from "./take-revision.ts";

type Of<Kind extends Action["kind"]> = Extract<Action, { kind: Kind }>;

/** All that is left of the proposal: of one that is gone through piece by piece, this piece and those behind it. */
export function takeAll(scene: Scene, { proposal: id }: Of<"take">): Move {
  const proposal = inFront(scene, id);
  if (proposal === undefined) return notThere;
  const from = proposal.at ?? 0;
  switch (proposal.kind) {
    case "figures":
      return takeFigures(scene, proposal, proposal.figures.slice(from), from === 0);
    case "draft":
      return takeDraft(scene, proposal, [
        ...(proposal.kept ?? []),
        ...proposal.sentences.slice(from),
      ]);
    case "revision":
      return takeChanges(scene, proposal, proposal.changes.slice(from));
  }
}

export function oneByOne(scene: Scene, { proposal: id }: Of<"one-by-one">): Move {
  const proposal = inFront(scene, id);
  return proposal === undefined ? notThere : { replies: [], prompt: { ...proposal, at: 0 } };
}

/** This piece is written; the next one comes in front. */
export function takeThis(scene: Scene, { proposal: id, at }: Of<"take-this">): Move {
  const proposal = inFront(scene, id);
  if (proposal === undefined || proposal.at !== at) return notThere;
  switch (proposal.kind) {
    case "figures":
      return {
        ...takeFigures(scene, proposal, proposal.figures.slice(at, at + 1), false),
        ...on(proposal),
      };
    case "draft":
      return takeSentence(scene, proposal, at);
    case "revision":
      return {
        ...takeChanges(scene, proposal, proposal.changes.slice(at, at + 1)),
        ...on(proposal),
      };
  }
}

export function leaveThis(scene: Scene, { proposal: id, at }: Of<"leave-this">): Move {
  const proposal = inFront(scene, id);
  if (proposal === undefined || proposal.at !== at) return notThere;
  const next = on(proposal);
  // Of a draft, what was kept so far is taken when the last sentence has been looked at.
  return next.prompt === null && proposal.kind === "draft" && (proposal.kept ?? []).length > 0
    ? takeDraft(scene, proposal, proposal.kept ?? [])
    : { replies: [], ...next };
}

export function drop(scene: Scene, { proposal: id }: Of<"drop">): Move {
  return inFront(scene, id) === undefined
    ? notThere
    : { replies: [{ kind: "dropped" }], prompt: null };
}
