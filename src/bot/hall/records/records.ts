import type { Unit } from "#flows/directory/directory.ts";
import type { Hat } from "#flows/directory/hats.ts";
import { mayManage } from "#flows/directory/may-invite.ts";
import type { Report } from "#flows/report.ts";
import { hallButton, rowsOf } from "../../say/card.ts";
import type { Button } from "../../say/card.ts";
import { peopleScope } from "../../say/hall/people/people-card.ts";
import type { LogScene } from "../../say/hall/records/patch-item.ts";
import { placeName } from "../../say/hall/records/places.ts";
import { logCard } from "../../say/hall/records/say-log.ts";
import { partName } from "../../say/scene.ts";
import { unitInHand } from "../../seat.ts";
import { allowedIf, refused } from "../allowed.ts";
import type { Hall, HallHandler } from "../hall.ts";
import { peopleLines } from "./people-lines.ts";
import { logScene, reportLines } from "./report-lines.ts";

/** The record of a report, a section or a figure; of the people, for those who manage them. */
export const records: HallHandler<"records"> = async (hall, { unit: id, scope }) => {
  const unit = allowedIf(hall, id, (hats) =>
    scope === peopleScope ? mayManage(hats) : hats.length > 0,
  );
  if (unit === undefined) return refused(hall, id);
  const { people } = hall.deps.words;
  const file = hallButton(people.logExport, { kind: "records-file", unit: id });
  if (scope === peopleScope) {
    const back = hallButton(people.backToPeople, { kind: "people", unit: id });
    const title = people.peopleLogTitle(unit.short);
    return { card: logCard(hall, title, peopleLines(hall, unit), [file, back]) };
  }
  const year = yearOf(hall, id);
  const report = await hall.report(id, year);
  if (report === undefined) {
    return { card: logCard(hall, people.logTitle(unit.short, year, ""), []) };
  }
  const scene = logScene(hall, report);
  const lines = reportLines(scene, { scope, sections: sectionsSeen(hall.hatsOn(id)) });
  const title = people.logTitle(
    unit.short,
    report.year,
    scope === "" ? "" : placeName(scene, scope),
  );
  return {
    card: logCard(hall, title, lines, ...rowsOf(4, scopeButtons(scene, unit, scope)), [
      file,
      ...(mayManage(hall.hatsOn(id))
        ? [hallButton(people.logButton, { kind: "records", unit: id, scope: peopleScope })]
        : []),
    ]),
  };
};

/** The year of the report in hand, where it is this unit's; otherwise the one that is collected. */
export function yearOf({ record, worn, year }: Hall, unit: string): number {
  const isInHand = unitInHand({ record, worn }) === unit;
  return (isInHand ? record.desk.current : undefined) ?? year;
}

/** Whoever only helps sees what was done in the parts that were handed over; everybody else sees all. */
export function sectionsSeen(hats: readonly Hat[]): ReadonlySet<string> | undefined {
  const sections = hats.map((hat) => (hat.role === "helper" ? hat.sections : undefined));
  return sections.includes(undefined) ? undefined : new Set(sections.flatMap((list) => list ?? []));
}

function scopeButtons(scene: LogScene, { id }: Unit, scope: string): readonly Button[] {
  const { form, words } = scene;
  const touched = touchedSections(scene.report, scene);
  return [
    ...(scope === ""
      ? []
      : [hallButton(words.people.logWhole, { kind: "records", unit: id, scope: "" })]),
    ...form.sections
      .filter((section) => section.id !== scope && touched.has(section.id))
      .map((section) =>
        hallButton(partName(scene, section), { kind: "records", unit: id, scope: section.id }),
      ),
  ];
}

/** Only of these is there anything to read. */
function touchedSections({ changes }: Report, { seen }: LogScene): ReadonlySet<string> {
  return new Set(
    changes
      .flatMap(({ patches }) => patches.map(({ id }) => id))
      .flatMap((id) => (seen.cells.get(id) ?? seen.question.get(id))?.section.id ?? []),
  );
}
