import type { Unit } from "#flows/directory/directory.ts";
import { openIn, stepOf } from "#flows/county/status.ts";
import type { UnitStatus } from "#flows/county/status.ts";
import type { Wanted } from "#flows/county/waits-for.ts";
import type { Words } from "../../../words/words.ts";
import { button, card, hallButton } from "../../card.ts";
import type { Button, Card } from "../../card.ts";
import type { SayScene } from "../../scene.ts";
import { sayDue } from "./day-words.ts";
import { placeName } from "./say-unit.ts";

/** To whoever's turn it is: who asks, by when, what is left; and one button to the very place. */
export function sayNudge(
  words: Words,
  status: UnitStatus,
  year: number,
  wanted: Wanted,
  who: string,
  scene: SayScene | undefined,
): Card {
  const { county } = words;
  const { unit, due, daysLeft } = status;
  return card(
    [
      county.asksAfter(who, unit.short, year),
      sayDue(words, due, daysLeft),
      tasks[wanted](words, status, scene),
      county.asks[wanted],
    ].join("\n"),
    [doIt(words, unit, wanted, status.reported?.progress.stuckAt)],
  );
}

type SayTask = (words: Words, status: UnitStatus, scene: SayScene | undefined) => string;

const tasks: Readonly<Record<Wanted, SayTask>> = {
  begin: ({ county }) => county.tasks.begin,
  fill: ({ county }, status, scene) =>
    county.tasks.fill(
      openIn(status),
      scene === undefined ? "" : placeName(scene, status.reported?.progress.stuckAt),
    ),
  submit: ({ county }) => county.tasks.submit,
  mend: ({ county }) => county.tasks.mend,
  file: ({ county }) => county.tasks.file,
  review: ({ county }, status) => county.tasks.review(stepOf(status)?.name ?? ""),
};

/** The button that does it: to the very question while figures are missing, otherwise to the report. */
export function doIt(words: Words, unit: Unit, wanted: Wanted, stuckAt?: string): Button {
  const label = words.county.buttons[wanted];
  if (wanted === "fill" && stuckAt !== undefined) {
    return button(label, { kind: "go", question: stuckAt });
  }
  return wanted === "review"
    ? hallButton(label, { kind: "look", unit: unit.id })
    : hallButton(label, { kind: "wear", unit: unit.id, role: "filler" });
}
