import type { Words } from "../words/words.ts";
import { button, card, deskButton } from "./card.ts";
import type { Card } from "./card.ts";
import { formWords, partName, questionName } from "./scene.ts";
import type { SayScene } from "./scene.ts";
import { openCount } from "./status.ts";

/** A report begun: which edition its year has. */
export const openedCard = ({ words, report, form }: SayScene): Card =>
  card(words.opened(report.year, form.name[words.language], form.source));

/** Back again: where it stopped, when, and how much is left. */
export function resumedCard(scene: SayScene): Card {
  const { words, report, seen } = scene;
  const last = report.changes.at(-1);
  const question = seen.question.get(last?.question ?? "");
  const place =
    question === undefined
      ? words.statusTitle(report.office.unit, report.year)
      : `${partName(scene, question.section)}${words.dot}${
          question.kind === "gate"
            ? formWords(scene, question.section.short)
            : questionName(scene, question)
        }`;
  const at = last?.at.slice(5, 10).split("-").map(Number);
  const day = words.day(at?.[0] ?? 1, at?.[1] ?? 1);
  return card(
    report.state === "finished"
      ? words.isFinished(report.year)
      : last === undefined
        ? words.statusTitle(report.office.unit, report.year)
        : words.resumed(place, day, openCount(scene)),
    report.state === "finished"
      ? [button(words.files, { kind: "files" }), button(words.reopen, { kind: "reopen" })]
      : [button(words.continue, { kind: "continue" }), button(words.seeAll, { kind: "status" })],
    [deskButton(words.otherReport, { kind: "years" })],
  );
}

export const damagedCard = (words: Words, year: number, at: string | undefined): Card =>
  at === undefined
    ? card(words.damagedNoCopy(year), [deskButton(words.otherReport, { kind: "years" })])
    : card(words.damaged(year, at.slice(0, 16).replace("T", " ")), [
        deskButton(words.useCopy, { kind: "restore", year }),
        deskButton(words.otherReport, { kind: "years" }),
      ]);
