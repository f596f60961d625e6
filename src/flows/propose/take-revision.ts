import { setText } from "../changes.ts";
import { notThere } from "../act/not-there.ts";
import type { Move, Scene } from "../move.ts";
import type { RevisionProposal } from "../proposal.ts";
import type { Chunk } from "../report.ts";
import { throughOf } from "./through-of.ts";

/** Other words for some sentences of a text: each where it stands now; what is not there any more stays away. */
export function takeChanges(
  { report }: Scene,
  { text: id, origin }: RevisionProposal,
  changes: RevisionProposal["changes"],
): Move {
  const text = report.texts[id];
  if (text === undefined) return notThere;
  const chunks: Chunk[] = [...text.chunks];
  let count = 0;
  for (const change of changes) {
    const at = chunks.findIndex((chunk) => chunk.text.includes(change.old));
    const chunk = chunks[at];
    if (chunk === undefined) continue;
    // Not by `replace` with a string: `$` in a text is a `$`.
    chunks[at] = { ...chunk, text: chunk.text.replace(change.old, () => change.new) };
    count += 1;
  }
  if (count === 0) return notThere;
  return {
    replies: [{ kind: "revised", text: id, count }],
    patches: [setText(report, id, { ...text, chunks })],
    question: id,
    through: throughOf(origin),
    prompt: null,
    focus: id,
  };
}
