import type { Notice, NoticeKind } from "#flows/workflow/notice.ts";
import { submission } from "#flows/workflow/submission.ts";
import type { Action } from "#flows/conversation.ts";
import { button, card } from "./card.ts";
import type { Card } from "./card.ts";
import type { SayScene } from "./scene.ts";
import { can, dayName, nameOfStep } from "./review/can.ts";

type Text = (scene: SayScene, notice: Notice) => string;

/** What others hear of a step; a new kind does not compile until it is here. */
const texts: Readonly<Record<NoticeKind, Text>> = {
  submitted: sentOn,
  returned: (scene, { by, remarks = 0 }) =>
    said(scene).returned(...about(scene), scene.nameOf(by), remarks),
  approved: (scene, { by }) => said(scene).approved(...about(scene), scene.nameOf(by)),
  finished: (scene, { by }) => said(scene).finished(...about(scene), scene.nameOf(by)),
  filed: (scene) => said(scene).filed(...about(scene)),
  accepted: (scene) => said(scene).accepted(...about(scene)),
  "sent-back": (scene, { remarks = 0 }) => said(scene)["sent-back"](...about(scene), remarks),
  withdrawn: (scene, { by }) => said(scene).withdrawn(...about(scene), scene.nameOf(by)),
  corrected: (scene, { why = "" }) => said(scene).corrected(...about(scene), why),
  published: (scene) => {
    const { published } = scene.report;
    return said(scene).published(
      ...about(scene),
      published === undefined ? "" : dayName(scene, published.on),
    );
  },
};

/** Sent in by whoever fills it; or passed on by who looked at it before, whose work it is not. */
function sentOn(scene: SayScene, notice: Notice): string {
  const { by, again } = notice;
  const { report, viewer, nameOf } = scene;
  const sender = submission(report)?.by ?? by;
  if (sender === by) return said(scene).submitted(...about(scene), nameOf(by), again === true);
  const step = notice.to === "reviewer" ? nameOfStep(scene, notice.step) : "";
  const isSecond = report.looked[viewer.by] !== undefined;
  return said(scene).passedOn(...about(scene), nameOf(sender), nameOf(by), step, isSecond);
}

/** Where its button leads: what stands in front of them there, or the files. */
const opens: Readonly<Record<NoticeKind, readonly ["see" | "mend" | "file", Action]>> = {
  submitted: ["see", { kind: "continue" }],
  returned: ["mend", { kind: "continue" }],
  approved: ["see", { kind: "continue" }],
  finished: ["file", { kind: "files" }],
  filed: ["see", { kind: "continue" }],
  accepted: ["see", { kind: "continue" }],
  "sent-back": ["mend", { kind: "continue" }],
  withdrawn: ["see", { kind: "continue" }],
  corrected: ["see", { kind: "continue" }],
  published: ["see", { kind: "continue" }],
};

/** A notice as a message to somebody else, with the button that opens the place; a final report is filed next. */
export function sayNotice(scene: SayScene, notice: Notice): Card {
  const [label, action] = opens[notice.kind];
  const next =
    notice.kind === "finished" && can(scene, "file")
      ? [button(scene.words.review.fileReport, { kind: "file-report" })]
      : [];
  return card(texts[notice.kind](scene, notice), [
    button(said(scene).open[label], action),
    ...next,
  ]);
}

const said = ({ words }: SayScene): SayScene["words"]["review"]["notices"] => words.review.notices;

const about = ({ report }: SayScene): [unit: string, year: number] => [
  report.office.unit,
  report.year,
];
