import { roles } from "#flows/directory/directory.ts";
import type { Unit } from "#flows/directory/directory.ts";
import type { UnitStatus } from "#flows/county/status.ts";
import { isFinal } from "#flows/workflow/states.ts";
import type { FileFormat } from "#flows/file-format.ts";
import { card, hallButton, rowsOf } from "../../say/card.ts";
import type { Button } from "../../say/card.ts";
import { sayUnit } from "../../say/hall/county/say-unit.ts";
import { allowed, refused } from "../allowed.ts";
import type { Hall, HallHandler, HallTurn } from "../hall.ts";
import { namesIn } from "./names.ts";
import { readUnit } from "./read-county.ts";
import { sceneIn } from "./scene-in.ts";
import { hasBelow, watchedAbove, watchers } from "./watches.ts";

/** One unit: where it stands, and what can be done about it. */
export const unit: HallHandler<"unit"> = async (hall, { unit: id }) => {
  const found = allowed(hall, id, roles);
  return found === undefined ? refused(hall, id) : unitTurn(hall, found);
};

/** Likewise, for those who were let in already. */
export async function unitTurn(hall: Hall, unit: Unit): Promise<HallTurn> {
  const status = await readUnit(hall, unit);
  const report = status.reported === undefined ? undefined : await hall.report(unit.id);
  const scene = report === undefined ? undefined : sceneIn(hall, report);
  return {
    card: card(
      sayUnit(hall.deps.words, status, hall.year, scene, namesIn(hall)),
      ...rowsOf(3, filesOf(hall, status)),
      ...rowsOf(3, doings(hall, status)),
      back(hall, unit),
    ),
  };
}

function filesOf({ deps: { words } }: Hall, { unit, reported }: UnitStatus): readonly Button[] {
  if (reported === undefined) return [];
  const { county, formats } = words;
  const file = (label: string, format: FileFormat): Button =>
    hallButton(label, { kind: "draft", unit: unit.id, format });
  return [
    file(isFinal(reported.progress.state) ? county.finalPictures : county.draftPictures, "png"),
    file(formats.docx, "docx"),
    file(formats.pdf, "pdf"),
  ];
}

function doings(hall: Hall, { unit: { id }, pile, reported }: UnitStatus): readonly Button[] {
  const { county } = hall.deps.words;
  const watches = hall.hatsOn(id).some(({ role }) => watchers.includes(role));
  const isFiled = pile === "filed";
  return [
    ...(watches && !isFiled ? [hallButton(county.nudge, { kind: "nudge", unit: id })] : []),
    ...(reported === undefined ? [] : [hallButton(county.look, { kind: "look", unit: id })]),
    ...(watches && !isFiled
      ? [hallButton(county.extend, { kind: "ask-extension", unit: id })]
      : []),
    // Of one with others below it the day is theirs, and set where they are looked at.
    ...(watches && !hasBelow(hall, id)
      ? [hallButton(county.due, { kind: "ask-due", unit: id })]
      : []),
    ...(reported === undefined
      ? []
      : [hallButton(county.records, { kind: "records", unit: id, scope: "" })]),
    hallButton(county.people, { kind: "people", unit: id }),
  ];
}

function back(hall: Hall, unit: Unit): readonly Button[] {
  const above = watchedAbove(hall, unit);
  return above === undefined
    ? []
    : [
        hallButton(hall.deps.words.county.toCounty, {
          kind: "county",
          unit: above.id,
          group: "all",
          page: 0,
        }),
      ];
}
