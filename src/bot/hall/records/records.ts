import type { Unit } from "#flows/directory/directory.ts";
import type { Hat } from "#flows/directory/hats.ts";
import { mayManage, maySee } from "#flows/directory/may-invite.ts";
import type { Report } from "#flows/report.ts";
import { hallButton } from "../../say/card.ts";
import type { Button } from "../../say/card.ts";
import { peopleScope } from "../../say/hall/people/people-card.ts";
import { placeButtons } from "../../say/hall/records/place-buttons.ts";
import { placeName } from "../../say/hall/records/places.ts";
import { logCard } from "../../say/hall/records/say-log.ts";
import { unitInHand } from "../../seat.ts";
import { allowedIf, refused } from "../allowed.ts";
import type { Hall, HallHandler, HallTurn } from "../hall.ts";
import { peopleLines } from "./people-lines.ts";
import { logScene, reportLines } from "./report-lines.ts";
import { isPage, whichRecord } from "./which-unit.ts";

/** The record of a report, a section or a figure; of the people, for those who manage them. */
export const records: HallHandler<"records"> = async (hall, { unit: id, scope }) => {
  if (scope === peopleScope) return ofPeople(hall, id);
  const unit = allowedIf(hall, id, maySee);
  const report = unit === undefined ? undefined : await hall.report(id, yearOf(hall, id));
  if (report === undefined || isPage(scope)) {
    const asked = await whichRecord(hall, id, scope);
    if (asked !== undefined) return asked;
  }
  if (unit === undefined) return refused(hall, id);
  return report === undefined
    ? nothingYet(hall, unit)
    : ofReport(hall, unit, report, isPage(scope) ? "" : scope);
};

function ofPeople(hall: Hall, id: string): HallTurn {
  const unit = allowedIf(hall, id, mayManage);
  if (unit === undefined) return refused(hall, id);
  const { people } = hall.deps.words;
  return {
    card: logCard(hall, { title: people.peopleLogTitle(unit.short) }, peopleLines(hall, unit), [
      fileButton(hall, unit),
      hallButton(people.backToPeople, { kind: "people", unit: id }),
    ]),
  };
}

function ofReport(hall: Hall, unit: Unit, report: Report, scope: string): HallTurn {
  const { people } = hall.deps.words;
  const scene = logScene(hall, report);
  const sections = sectionsSeen(hall.hatsOn(unit.id));
  const lines = reportLines(scene, { scope, sections });
  const title = people.logTitle(
    unit.short,
    report.year,
    scope === "" ? "" : placeName(scene, scope),
  );
  return {
    card: logCard(
      hall,
      { title, isOnePlace: scope !== "" && !scene.form.sections.some(({ id }) => id === scope) },
      lines,
      ...placeButtons(scene, { scope, sections }),
      [fileButton(hall, unit), ...peopleLogButton(hall, unit)],
      backToUnit(hall, unit),
    ),
  };
}

/** Not begun: no record of the report, but perhaps one of the people. */
const nothingYet = (hall: Hall, unit: Unit): HallTurn => ({
  card: logCard(
    hall,
    { title: hall.deps.words.people.logTitle(unit.short, yearOf(hall, unit.id), "") },
    [],
    peopleLogButton(hall, unit),
    toUnit(hall, unit),
  ),
});

const fileButton = ({ deps: { words } }: Hall, { id }: Unit): Button =>
  hallButton(words.people.logExport, { kind: "records-file", unit: id });

const peopleLogButton = ({ deps: { words }, hatsOn }: Hall, { id }: Unit): readonly Button[] =>
  mayManage(hatsOn(id))
    ? [hallButton(words.people.logButton, { kind: "records", unit: id, scope: peopleScope })]
    : [];

/** Whoever fills it in is at their desk; everybody else came from where the unit is shown. */
const backToUnit = (hall: Hall, unit: Unit): readonly Button[] =>
  hall.hatsOn(unit.id).some(({ role }) => role === "filler" || role === "helper")
    ? []
    : toUnit(hall, unit);

export const toUnit = ({ deps: { words } }: Hall, { id }: Unit): readonly Button[] => [
  hallButton(words.backButton, { kind: "unit", unit: id }),
];

/** The year of the report in hand, where it is this unit's; otherwise the one that is collected. */
export function yearOf({ record, worn, posts, year }: Hall, unit: string): number {
  const isInHand = unitInHand({ record, worn, who: { posts } }) === unit;
  return (isInHand ? record.desk.current : undefined) ?? year;
}

/** Whoever only helps sees what was done in the parts that were handed over; everybody else sees all. */
export function sectionsSeen(hats: readonly Hat[]): ReadonlySet<string> | undefined {
  const sections = hats.map((hat) => (hat.role === "helper" ? hat.sections : undefined));
  return sections.includes(undefined) ? undefined : new Set(sections.flatMap((list) => list ?? []));
}
