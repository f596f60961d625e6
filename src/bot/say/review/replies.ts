import type { Reply } from "#flows/conversation.ts";
import { correctionKinds } from "#flows/workflow/place.ts";
import { button, card, hallButton } from "../card.ts";
import type { Button, Card } from "../card.ts";
import { questionName } from "../scene.ts";
import type { SayScene } from "../scene.ts";
import { dayName, nameOfStep } from "./can.ts";
import { sayLocked } from "./locked.ts";
import { sayMeanwhile } from "./meanwhile.ts";
import { placeName } from "./places.ts";
import { askReview } from "./review-card.ts";
import { saySection } from "./section-card.ts";

/** The replies that only several people on one report bring about. */
export type ReviewReply = Extract<Reply, { kind: (typeof reviewReplies)[number] }>;

const reviewReplies = [
  "meanwhile",
  "not-recorded",
  "not-yours",
  "not-now",
  "is-finished",
  "is-in-review",
  "is-being-filled",
  "no-reviewers",
  "remarks-open",
  "submitted",
  "withdrawn",
  "approved",
  "own-work",
  "confirm-secrecy",
  "remarks-unsent",
  "remarks-dropped",
  "remark-kept",
  "returned",
  "sent-back",
  "explained",
  "reason-kept",
  "too-wordy",
  "review-all",
  "review-section",
  "filed",
  "accepted",
  "published",
  "publish-refused",
  "correct-kinds",
  "correcting",
] as const;

type Say<Kind extends ReviewReply["kind"]> = (
  scene: SayScene,
  reply: Extract<Reply, { kind: Kind }>,
) => Card;

export const reviewSayings: { readonly [Kind in ReviewReply["kind"]]: Say<Kind> } = {
  meanwhile: sayMeanwhile,
  "not-recorded": ({ words }) => card(words.review.notRecorded),
  "not-yours": sayNotYours,
  "not-now": ({ words }) => card(words.review.notNow),
  "is-finished": sayLocked,
  "is-in-review": sayLocked,
  "is-being-filled": sayLocked,
  "no-reviewers": ({ words }) => card(words.review.noReviewers),
  "remarks-open": (scene, { remarks }) =>
    card(
      scene.words.review.remarksOpen(remarks.length),
      ...remarks.slice(0, remarksAtMost).map((id) => {
        const on = scene.report.remarks[id]?.on ?? "";
        const name = placeName(scene, on).slice(0, 14);
        return [
          button(
            `${scene.words.review.mend} ${name}`,
            scene.seen.question.has(on)
              ? { kind: "go", question: on }
              : { kind: "edit", section: on },
          ),
          button(scene.words.review.explain, { kind: "explain-remark", remark: id } as const),
        ];
      }),
    ),
  submitted: (scene, { step }) =>
    card(scene.words.review.submitted(nameOfStep(scene, step)), [
      button(scene.words.review.withdraw, { kind: "withdraw" }),
      button(scene.words.draft, { kind: "preview" }),
    ]),
  withdrawn: ({ words }) =>
    card(words.review.withdrawn, [
      button(words.change, { kind: "edit", section: "" }),
      button(words.review.submit, { kind: "finish" }),
    ]),
  approved: (scene, { next }) =>
    card(scene.words.review.approved(nameOfStep(scene, next)), toQueue(scene.words)),
  "own-work": ({ words }) => card(words.review.ownWork),
  "confirm-secrecy": ({ words }) =>
    card(words.review.confirmSecrecy, [
      button(words.review.notSecret, { kind: "approve", sure: true }),
      button(words.review.hasTrouble, { kind: "return" }),
    ]),
  "remarks-unsent": ({ words }, { count }) =>
    card(words.review.remarksUnsent(count), [
      button(words.review.giveBack, { kind: "return" }),
      button(words.review.dropRemarks, { kind: "drop-remarks" }),
    ]),
  "remarks-dropped": ({ words }, { count }) => card(words.review.remarksDropped(count)),
  "remark-kept": (scene, { remark, unsent }) =>
    card(
      scene.words.review.remarkKept(
        placeName(scene, scene.report.remarks[remark]?.on ?? ""),
        unsent,
      ),
    ),
  returned: ({ words }, { count }) => card(words.review.returned(count), toQueue(words)),
  "sent-back": (scene, { count }) => card(scene.words.review.sentBack(count), toCounty(scene)),
  explained: ({ words }) => card(words.review.explained),
  // As it was understood: it may have been meant for something else.
  "reason-kept": ({ words, report }) =>
    card(
      [words.review.quote(report.changes.at(-1)?.why ?? ""), words.review.reasonKept].join("\n"),
      [button(words.undo, { kind: "undo" })],
    ),
  "too-wordy": ({ words }, { characters, limit }) => card(words.review.tooWordy(characters, limit)),
  "review-all": (scene) => askReview(scene, true),
  "review-section": (scene, { section }) => saySection(scene, section),
  filed: ({ words }) =>
    card(words.review.filed, [button(words.review.publish, { kind: "publish" })]),
  accepted: (scene) => card(scene.words.review.accepted, toCounty(scene)),
  published: (scene, { on }) =>
    card(scene.words.review.published(dayName(scene, on)), [
      button(scene.words.files, { kind: "files" }),
    ]),
  "publish-refused": ({ words, report }, { reason, today }) =>
    card(words.review.publishRefused[reason](today, report.year), [
      button(words.review.cancel, { kind: "continue" }),
    ]),
  "correct-kinds": ({ words }) =>
    card(
      words.review.correctKinds,
      correctionKinds.map((correction) =>
        button(words.review.corrections[correction], { kind: "correct-as", correction }),
      ),
      [button(words.review.cancel, { kind: "continue" })],
    ),
  correcting: ({ words }) =>
    card(words.review.correcting, [button(words.change, { kind: "edit", section: "" })]),
};

const remarksAtMost = 6;

/** Done with one: what else waits? */
const toQueue = (words: SayScene["words"]): readonly Button[] => [
  hallButton(words.people.begin.reviewer, { kind: "queue" }),
];

/** Back to all the units from which this one is watched. */
function toCounty({ words, viewer }: SayScene): readonly Button[] {
  const unit = viewer.hats.find(({ role }) => role === "supervisor")?.at;
  return unit === undefined
    ? []
    : [hallButton(words.people.begin.supervisor, { kind: "county", unit, group: "all", page: 0 })];
}

/** Whose it is: a step's reviewer, the person to whom a section was handed, or a role. */
function sayNotYours(
  scene: SayScene,
  { whose, step, question: id, people }: Extract<Reply, { kind: "not-yours" }>,
): Card {
  const { words, seen, nameOf } = scene;
  const question = seen.question.get(id ?? "");
  const roles = (people?.map(nameOf) ?? whose.map((role) => words.review.roles[role])).join(
    words.or,
  );
  if (whose.length === 0) return card(words.review.nothingHere);
  if (question !== undefined) {
    return card(words.review.notYourSection(questionName(scene, question), roles));
  }
  const name = nameOfStep(scene, step);
  return card(name === "" ? words.review.notYours(roles) : words.review.notYourStep(name));
}
