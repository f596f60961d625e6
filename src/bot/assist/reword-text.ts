import { polish } from "#assist/polish.ts";
import { sentencesOf } from "#assist/sentences.ts";
import type { RevisionProposal } from "#flows/proposal.ts";
import { failed, proposed, unfulfilled } from "./came.ts";
import type { Fulfilled, WishingFor } from "./fulfil.ts";

/** A text of the person's own in a more official tone; its numbers and names are put away before it goes anywhere. */
export async function rewordText({
  deps,
  report,
  wish,
  id,
  stop,
}: WishingFor<"polish">): Promise<Fulfilled> {
  const model = deps.assistant?.model;
  const chunks = report.texts[wish.text]?.chunks ?? [];
  if (model === undefined || chunks.length === 0) return unfulfilled("nothing-better");
  const outcome = await polish(
    model,
    {
      sentences: chunks.flatMap(({ text }) => sentencesOf(text)),
      unit: report.office,
      year: report.year,
      wish: "正式一点",
    },
    stop,
  );
  if (outcome.kind === "failed") return failed(outcome.why, outcome.used);
  const { changes, refused } = outcome.value;
  if (changes.length === 0) return unfulfilled("nothing-better", outcome.used, refused.length);
  const proposal: RevisionProposal = {
    kind: "revision",
    id,
    origin: "assistant",
    text: wish.text,
    changes: changes.slice(0, mostChanges).map((change) => ({ ...change })),
  };
  return proposed(proposal, outcome.used, { refused: refused.length });
}

const mostChanges = 60;
