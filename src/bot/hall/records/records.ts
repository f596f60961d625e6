import type { Hat } from "#flows/directory/hats.ts";
import { mayManage, maySee } from "#flows/directory/may-invite.ts";
import { hallButton } from "../../say/card.ts";
import { peopleScope } from "../../say/hall/people/people-card.ts";
import { placeButtons } from "../../say/hall/records/place-buttons.ts";
import { placeName } from "../../say/hall/records/places.ts";
import { logCard } from "../../say/hall/records/say-log.ts";
import { unitInHand } from "../../seat.ts";
import { allowedIf, refused } from "../allowed.ts";
import type { Hall, HallHandler } from "../hall.ts";
import { peopleLines } from "./people-lines.ts";
import { logScene, reportLines } from "./report-lines.ts";

/** The record of a report, a section or a figure; of the people, for those who manage them. */
export const records: HallHandler<"records"> = async (hall, { unit: id, scope }) => {
  const unit = allowedIf(hall, id, scope === peopleScope ? mayManage : maySee);
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
  const sections = sectionsSeen(hall.hatsOn(id));
  const lines = reportLines(scene, { scope, sections });
  const title = people.logTitle(
    unit.short,
    report.year,
    scope === "" ? "" : placeName(scene, scope),
  );
  return {
    card: logCard(hall, title, lines, ...placeButtons(scene, { scope, sections }), [
      file,
      ...(mayManage(hall.hatsOn(id))
        ? [hallButton(people.logButton, { kind: "records", unit: id, scope: peopleScope })]
        : []),
    ]),
  };
};

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
