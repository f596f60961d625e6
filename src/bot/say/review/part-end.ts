import { covers, scopeOf } from "#flows/workflow/scope.ts";
import { button, card, rowsOf } from "../card.ts";
import type { Card } from "../card.ts";
import { questionName } from "../scene.ts";
import type { SayScene } from "../scene.ts";

/** A helper's sections are done; what they put off is theirs still. There is nothing for them to submit. */
export function askPartEnd(scene: SayScene): Card {
  const { words, sheet, viewer } = scene;
  const scope = scopeOf(viewer.hats);
  const later = sheet.asked.filter(
    ({ question, state }) => state === "skipped" && covers(scope, question),
  );
  return card(
    later.length === 0 ? words.review.partEnd : words.review.partEndLater(later.length),
    ...rowsOf(
      2,
      later.map(({ question }) =>
        button(`${words.fillNow} ${questionName(scene, question)}`.slice(0, 16), {
          kind: "go",
          question: question.id,
        }),
      ),
    ),
    [button(words.draft, { kind: "preview" }), button(words.status, { kind: "status" })],
  );
}
