import type { Words } from "../words/words.ts";
import { scopeOf } from "#flows/workflow/scope.ts";
import { isShared } from "#flows/workflow/setting.ts";
import { isOpen } from "#flows/workflow/states.ts";
import { ask } from "./ask.ts";
import { button, card, deskButton, join } from "./card.ts";
import type { Card } from "./card.ts";
import { dayName } from "./review/can.ts";
import { sayLocked } from "./review/locked.ts";
import { formWords, partName, questionName } from "./scene.ts";
import type { SayScene } from "./scene.ts";
import { openCount, otherYears, remarkCount } from "./status.ts";

/** A report begun: which edition its year has. */
export const openedCard = ({ words, report, form }: SayScene): Card =>
  card(words.opened(report.year, form.name[words.language], form.source));

/** Back again: where it stopped, when, and how much is left; or what there is to decide. */
export function resumedCard(scene: SayScene): Card {
  const { words, report, sheet } = scene;
  const { next } = sheet;
  const other = card("", otherYears(scene));
  if (next.kind === "review" || next.kind === "prompt") return join([ask(scene, next), other]);
  if (!isOpen(report.state) || next.kind === "locked") return join([sayLocked(scene), other]);
  const remarks = remarkCount(scene);
  return card(
    [placeLine(scene), ...(remarks === 0 ? [] : [words.review.remarksLeft(remarks)])].join("\n"),
    [button(words.continue, { kind: "continue" }), button(words.seeAll, { kind: "status" })],
    otherYears(scene),
  );
}

/**
 * The last step of this person themselves: what others did since is told with the next. Whoever is new to it hears how
 * far the others have come; a helper, how much of their part is left.
 */
function placeLine(scene: SayScene): string {
  const { words, report, seen, viewer, setting } = scene;
  const own = report.changes.findLast(({ by }) => by === viewer.by);
  const last = own ?? report.changes.at(-1);
  const isNew = own === undefined && isShared(setting);
  if (isNew && scopeOf(viewer.hats) !== "all") return words.review.yourPart(openCount(scene));
  if (last === undefined) return words.statusTitle(report.office.unit, report.year);
  const question = seen.question.get(last.question ?? "");
  const place =
    question === undefined
      ? words.statusTitle(report.office.unit, report.year)
      : `${partName(scene, question.section)}${words.dot}${
          question.kind === "gate"
            ? formWords(scene, question.section.short)
            : questionName(scene, question)
        }`;
  const day = dayName(scene, last.at);
  return isNew
    ? words.review.takenUp(scene.nameOf(last.by), place, day, openCount(scene))
    : words.resumed(place, day, openCount(scene));
}

export const damagedCard = (words: Words, year: number, at: string | undefined): Card =>
  at === undefined
    ? card(words.damagedNoCopy(year), [deskButton(words.otherReport, { kind: "years" })])
    : card(words.damaged(year, at.slice(0, 16).replace("T", " ")), [
        deskButton(words.useCopy, { kind: "restore", year }),
        deskButton(words.otherReport, { kind: "years" }),
      ]);
