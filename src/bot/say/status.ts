import { button, card, rowsOf } from "./card.ts";
import { deskButton } from "./card.ts";
import type { Card } from "./card.ts";
import { formWords, partName, questionName } from "./scene.ts";
import type { SayScene } from "./scene.ts";

const shownAtMost = 6;

/** 进度: section by section what is done, and a button for each thing put off. */
export function sayStatus(scene: SayScene): Card {
  const { form, report, sheet, seen, words } = scene;
  const open = sheet.asked.filter(({ state }) => state !== "answered");
  const wrong = sheet.findings.filter(
    ({ kind, severity }) => kind !== "blank" && severity === "error",
  );
  const lines = form.sections.map((section) =>
    words.statusSection(
      partName(scene, section),
      formWords(scene, section.short),
      open.filter(({ question }) => question.section.id === section.id).length,
      wrong.filter(({ cells }) => seen.cells.get(cells[0] ?? "")?.section.id === section.id).length,
    ),
  );
  const skipped = sheet.asked.filter(({ state }) => state === "skipped").slice(0, shownAtMost);
  return card(
    [
      words.statusTitle(report.office.unit, report.year),
      ...lines,
      ...(report.state === "finished" ? [words.statusFinished] : []),
    ].join("\n"),
    ...rowsOf(
      2,
      skipped.map(({ question }) =>
        button(`${words.fillNow} ${questionName(scene, question)}`.slice(0, 16), {
          kind: "go",
          question: question.id,
        }),
      ),
    ),
    report.state === "finished"
      ? [button(words.files, { kind: "files" }), deskButton(words.otherReport, { kind: "years" })]
      : [
          button(words.continue, { kind: "continue" }),
          button(words.check, { kind: "check" }),
          button(words.draft, { kind: "preview" }),
        ],
  );
}

/** 还差几项, for "resumed". */
export const openCount = ({ sheet }: SayScene): number =>
  sheet.asked.filter(({ state }) => state !== "answered").length;
