import type { Action } from "#flows/conversation.ts";
import type { Verb } from "#flows/workflow/rights.ts";
import { isHelperOnly, scopeOf } from "#flows/workflow/scope.ts";
import { isShared } from "#flows/workflow/setting.ts";
import { isFinal, isOpen } from "#flows/workflow/states.ts";
import type { State } from "#flows/workflow/states.ts";
import { button, card, hallButton, rowsOf } from "../card.ts";
import type { Button, Card } from "../card.ts";
import type { SayScene } from "../scene.ts";
import { openCount } from "../status.ts";
import { can, dayName, stepName } from "./can.ts";

/** How a report stands that this person has nothing to fill in, and what they may do about it. */
export function sayLocked(scene: SayScene): Card {
  const { words, report } = scene;
  if (!isShared(scene.setting) && report.state === "finished") {
    return card(words.isFinished(report.year), [
      button(words.files, { kind: "files" }),
      button(words.reopen, { kind: "reopen" }),
    ]);
  }
  const hint = hints[report.state];
  const text = `${texts[report.state](scene)}${
    hint !== undefined && can(scene, hint) ? words.review.hints[hint] : ""
  }`;
  const buttons = rowsOf(3, [...moves(scene), ...looks(scene)]);
  if (!isOneOfMany(scene)) return card(text, ...buttons);
  // While it is filled in, the sentence names the unit itself.
  const title = isOpen(report.state) ? [] : [words.statusTitle(report.office.unit, report.year)];
  return card([...title, text].join("\n"), ...buttons, [
    hallButton(words.backButton, { kind: "unit", unit: report.unit }),
  ]);
}

/** Whoever fills nothing in has other reports to look at as well. */
const isOneOfMany = ({ viewer, setting }: SayScene): boolean =>
  isShared(setting) && scopeOf(viewer.hats) !== "all" && !isHelperOnly(viewer.hats);

/** What comes next in a state, for whoever may do it. */
const hints: Readonly<Partial<Record<State, "withdraw" | "file" | "publish">>> = {
  review: "withdraw",
  finished: "file",
  accepted: "publish",
};

const filling = ({ words, report, ...scene }: SayScene): string =>
  words.review.beingFilled(report.office.unit, report.year, openCount({ words, report, ...scene }));

const texts: Readonly<Record<State, (scene: SayScene) => string>> = {
  filling,
  returned: filling,
  review: (scene) => scene.words.review.inReview(scene.report.year, stepName(scene)),
  finished: ({ words, report }) => words.review.final.finished(report.year),
  filed: ({ words, report }) => words.review.final.filed(report.year),
  accepted: ({ words, report }) => words.review.final.accepted(report.year),
  published: (scene) => {
    const { words, report } = scene;
    const { on = "", url = "" } = report.published ?? {};
    return words.review.final.published(report.year, on === "" ? "" : dayName(scene, on), url);
  },
};

/** What moves a report on, and back. */
const buttons: readonly (readonly [
  Verb,
  (words: SayScene["words"]["review"]) => string,
  Action,
])[] = [
  ["accept", (words) => words.accept, { kind: "accept" }],
  ["file", (words) => words.fileReport, { kind: "file-report" }],
  ["publish", (words) => words.publish, { kind: "publish" }],
  ["correct", (words) => words.correct, { kind: "correct" }],
  ["send-back", (words) => words.sendBack, { kind: "send-back" }],
  ["withdraw", (words) => words.withdraw, { kind: "withdraw" }],
];

const moves = (scene: SayScene): readonly Button[] =>
  buttons
    .filter(([verb]) => can(scene, verb))
    .map(([, label, action]) => button(label(scene.words.review), action));

function looks(scene: SayScene): readonly Button[] {
  const { words, report } = scene;
  return [
    ...(can(scene, "remark")
      ? [button(words.review.seeReport, { kind: "review-all" } as const)]
      : []),
    isFinal(report.state)
      ? button(words.files, { kind: "files" })
      : button(words.draft, { kind: "preview" }),
  ];
}
