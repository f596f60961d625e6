import type { Section } from "#flows/form.ts";
import { lengthOf } from "#flows/act/texts.ts";
import type { Remark } from "#flows/workflow/remark.ts";
import { draftsOf } from "#flows/workflow/remarks.ts";
import { submission } from "#flows/workflow/submission.ts";
import { button, card, rowsOf } from "../card.ts";
import type { Button, Card } from "../card.ts";
import { currentValues } from "../figures.ts";
import { worded } from "../findings.ts";
import { partName, rowName } from "../scene.ts";
import type { SayScene } from "../scene.ts";
import { can, dayName, stepName } from "./can.ts";
import { remarkLine } from "./remarks.ts";
import { sayChanges } from "./second-look.ts";

/**
 * A report in front of somebody who decides on it. The first time all of it, section by section, as far as it is not
 * 0; after that only what changed since they decided last, and what was answered to their remarks.
 */
export function askReview(scene: SayScene, isWhole = false): Card {
  const { words, report, viewer } = scene;
  const looked = report.looked[viewer.by];
  const isSecond = looked !== undefined && !isWhole;
  // In the middle of remarking, what stands there is known.
  const isShort = drafts(scene).length > 0 && !isWhole;
  const body = isShort
    ? []
    : [...submitted(scene), ...(isSecond ? sayChanges(scene, looked) : whole(scene))];
  return card(
    [
      words.review.reviewTitle(
        report.office.unit,
        report.year,
        stepName(scene) === "" ? words.review.forTheOffice : stepName(scene),
      ),
      ...body,
      ...unsent(scene),
      question(scene),
    ].join("\n"),
    [
      button(words.review.seeWhole, { kind: "preview" }),
      ...(isSecond || isShort
        ? [button(words.review.seeAll, { kind: "review-all" } as const)]
        : []),
    ],
    ...rowsOf(3, sectionButtons(scene)),
    decisions(scene),
  );
}

/** What to do: remarks that were written go back with the report, and it is not passed over them. */
function question(scene: SayScene): string {
  const { review } = scene.words;
  const count = drafts(scene).length;
  if (count > 0) return review.tapOrReturn(count);
  return scene.report.state === "review" ? review.tapToRemark : review.tapToRemarkOffice;
}

/** Who submitted it, when, and what the checks say. */
function submitted(scene: SayScene): readonly string[] {
  const { words, report, sheet } = scene;
  const change = submission(report);
  const errors = sheet.findings.filter(({ severity }) => severity === "error").length;
  const correction = report.corrections.at(-1);
  return [
    ...(correction === undefined
      ? []
      : [
          words.people.correctionOf(
            words.people.correctionKinds[correction.kind],
            correction.requester,
            correction.reason,
          ),
        ]),
    ...(change === undefined
      ? []
      : [words.review.submittedBy(scene.nameOf(change.by), dayName(scene, change.at))]),
    errors === 0
      ? words.review.compared(sheet.compared)
      : words.review.comparedWrong(sheet.compared, errors),
  ];
}

const whole = (scene: SayScene): readonly string[] => [
  ...warnings(scene),
  ...scene.form.sections.map(
    (section) => `${partName(scene, section)}：${summary(scene, section)}`,
  ),
];

/** Warnings that the clerk looked at and kept, with the reason they gave. */
function warnings(scene: SayScene): readonly string[] {
  const { words, report, sheet } = scene;
  const kept = sheet.findings.filter(({ severity }) => severity === "warning");
  if (kept.length === 0) return [];
  return [
    words.review.warnings,
    ...kept.flatMap((finding) => {
      const reason = report.reasons[finding.key];
      const { text, why } = worded(scene, finding);
      // What was a reminder to the clerk is the reason of one to whoever reviews.
      const reminder = words.remind("");
      const said = [text, why.startsWith(reminder) ? why.slice(reminder.length) : why].join("");
      return [said, reason === undefined ? words.review.noReason : words.review.reason(reason)];
    }),
  ];
}

const rowsAtMost = 8;

/** A section in a line: its figures that are not 0, or how much is written. */
function summary(scene: SayScene, section: Section): string {
  const { words, report, seen, sheet } = scene;
  if (section.kind === "narrative") {
    const texts = Object.entries(report.texts).filter(
      ([id]) => seen.question.get(id)?.section.id === section.id,
    );
    return words.review.characters(texts.reduce((sum, [, text]) => sum + lengthOf(text), 0));
  }
  const rows = seen.questions.filter(
    (question) =>
      question.kind === "row" &&
      question.section.id === section.id &&
      question.cells.some((cell) => (sheet.values.get(cell) ?? 0) !== 0),
  );
  const lines = rows
    .slice(0, rowsAtMost)
    .map((row) => (row.kind === "row" ? `${rowName(row)} ${currentValues(scene, row)}` : ""));
  const rest = rows.length - lines.length;
  if (lines.length === 0) return words.review.allZero;
  return [...lines, ...(rest === 0 ? [] : [words.review.moreRows(rest)])].join("；");
}

/** Written and not sent: part of the card until the report is returned, or they are dropped. */
function unsent(scene: SayScene): readonly string[] {
  const mine = drafts(scene);
  return mine.length === 0
    ? []
    : [scene.words.review.unsent, ...mine.map((remark) => remarkLine(scene, remark))];
}

/** Of whoever is at it; nobody else reads them before they are sent. */
function drafts(scene: SayScene): readonly Remark[] {
  if (!can(scene, "remark")) return [];
  return draftsOf(scene).map(([, remark]) => remark);
}

const sectionButtons = (scene: SayScene): readonly Button[] =>
  scene.form.sections.map((section) =>
    button(partName(scene, section), { kind: "review-section", section: section.id }),
  );

function decisions(scene: SayScene): readonly Button[] {
  const { words } = scene;
  const count = drafts(scene).length;
  const back = count === 0 ? words.review.giveBack : words.review.giveBackCount(count);
  return [
    ...(can(scene, "approve") && count === 0
      ? [button(words.review.approve, { kind: "approve", sure: false })]
      : []),
    ...(can(scene, "accept") && count === 0
      ? [button(words.review.accept, { kind: "accept" } as const)]
      : []),
    ...(can(scene, "return") ? [button(back, { kind: "return" } as const)] : []),
    ...(can(scene, "send-back") ? [button(back, { kind: "send-back" } as const)] : []),
    ...(count > 0 ? [button(words.review.dropRemarks, { kind: "drop-remarks" } as const)] : []),
  ];
}
