import { coversRemark, covers, scopeOf } from "#flows/workflow/scope.ts";
import { isShared } from "#flows/workflow/setting.ts";
import { isFinal, isOpen } from "#flows/workflow/states.ts";
import type { State } from "#flows/workflow/states.ts";
import type { Section } from "#flows/form.ts";
import { button, card, rowsOf } from "./card.ts";
import { deskButton } from "./card.ts";
import type { Button, Card } from "./card.ts";
import { dayName, stateName } from "./review/can.ts";
import { formWords, partName, questionName } from "./scene.ts";
import type { SayScene } from "./scene.ts";

const shownAtMost = 6;

/** 进度: section by section what is done and who holds it, and a button for each thing put off. */
export function sayStatus(scene: SayScene): Card {
  const { report, sheet, words, viewer } = scene;
  const scope = scopeOf(viewer.hats);
  const skipped = sheet.asked
    .filter(({ state, question }) => state === "skipped" && covers(scope, question))
    .slice(0, shownAtMost);
  return card(
    [
      words.statusTitle(report.office.unit, report.year),
      ...sectionsOf(scene).map((section) => sectionLine(scene, section)),
      ...standingLines(scene),
    ].join("\n"),
    ...rowsOf(
      2,
      (isOpen(report.state) ? skipped : []).map(({ question }) =>
        button(`${words.fillNow} ${questionName(scene, question)}`.slice(0, 16), {
          kind: "go",
          question: question.id,
        }),
      ),
    ),
    buttons(scene),
  );
}

/** A helper's own parts; everybody else sees all. */
function sectionsOf({ form, seen, viewer }: SayScene): readonly Section[] {
  const scope = scopeOf(viewer.hats);
  if (scope === "all" || scope.size === 0) return form.sections;
  return form.sections.filter(({ id }) =>
    seen.questions.some((question) => question.section.id === id && covers(scope, question)),
  );
}

function sectionLine(scene: SayScene, section: Section): string {
  const { sheet, seen, words } = scene;
  const open = sheet.asked.filter(
    ({ question, state }) => state !== "answered" && question.section.id === section.id,
  );
  const wrong = sheet.findings.filter(
    ({ kind, severity, cells }) =>
      kind !== "blank" &&
      severity === "error" &&
      seen.cells.get(cells[0] ?? "")?.section.id === section.id,
  );
  const line = words.statusSection(
    partName(scene, section),
    formWords(scene, section.short),
    open.length,
    wrong.length,
  );
  const holders = holdersIn(scene, section);
  return holders.length === 0
    ? line
    : `${line}${words.dot}${holders.map(scene.nameOf).join(words.list)}`;
}

/** To whom a section was handed over, or a table of it. */
function holdersIn({ setting: { holders = {} } }: SayScene, section: Section): readonly string[] {
  const tables = section.kind === "tables" ? section.tables.map(({ id }) => id) : [];
  return [...new Set([section.id, ...tables].flatMap((id) => holders[id] ?? []))];
}

/** Where it stands on its way; alone, there is only one thing to be said of that. */
function standingLines(scene: SayScene): readonly string[] {
  const { report, sheet, words, setting } = scene;
  if (!isShared(setting)) return isFinal(report.state) ? [words.statusFinished] : [];
  const remarks = Object.values(report.remarks).filter(({ state }) => state === "open").length;
  const warnings = sheet.findings.filter(
    ({ severity, key }) => severity === "warning" && report.acknowledged[key] === undefined,
  ).length;
  return [
    words.review.standing(stateName(scene)),
    ...(scene.due === undefined || hasLeft(report.state)
      ? []
      : [words.review.due(dayName(scene, scene.due))]),
    ...(warnings === 0 || !isOpen(report.state) ? [] : [words.review.warningsLeft(warnings)]),
    ...(remarks === 0 ? [] : [words.review.remarksLeft(remarks)]),
  ];
}

/** With the office above, or further: nobody waits for it any more. */
const hasLeft = (state: State): boolean =>
  state === "filed" || state === "accepted" || state === "published";

/** Other years are for whoever fills the unit's reports; a helper has a part of one, everybody else looks at it. */
export const otherYears = ({ words, viewer }: SayScene): readonly Button[] =>
  viewer.hats.some(({ role }) => role === "filler")
    ? [deskButton(words.otherReport, { kind: "years" })]
    : [];

function buttons(scene: SayScene): readonly Button[] {
  const { report, words } = scene;
  return isFinal(report.state)
    ? [button(words.files, { kind: "files" }), ...otherYears(scene)]
    : [
        button(words.continue, { kind: "continue" }),
        button(words.check, { kind: "check" }),
        button(words.draft, { kind: "preview" }),
      ];
}

/** 还差几项 of what this person fills, or of all for whoever fills nothing; for "resumed". */
export function openCount({ sheet, viewer }: SayScene): number {
  const scope = scopeOf(viewer.hats);
  const isMine = scope === "all" || scope.size > 0;
  return sheet.asked.filter(
    ({ state, question }) => state !== "answered" && (!isMine || covers(scope, question)),
  ).length;
}

/** How many remarks wait for this person's answer. */
export const remarkCount = ({ report, seen, viewer }: SayScene): number =>
  Object.values(report.remarks).filter(
    ({ state, on }) => state === "open" && coversRemark(scopeOf(viewer.hats), seen, on),
  ).length;
