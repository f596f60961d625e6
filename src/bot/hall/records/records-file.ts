import { mayManage, maySee } from "#flows/directory/may-invite.ts";
import type { Unit } from "#flows/directory/directory.ts";
import type { RecordLine } from "#render/county/record-workbook.ts";
import { card } from "../../say/card.ts";
import { personName } from "../../say/hall/people/names.ts";
import type { LogLine } from "../../say/hall/records/log-line.ts";
import { allowedIf, refused } from "../allowed.ts";
import type { Hall, HallHandler } from "../hall.ts";
import { peopleLines } from "./people-lines.ts";
import { sectionsSeen, toUnit, yearOf } from "./records.ts";
import { logScene, reportLines } from "./report-lines.ts";

/** All that may be seen of a unit's log, as a workbook. */
export const recordsFile: HallHandler<"records-file"> = async (hall, { unit: id }) => {
  const unit = allowedIf(hall, id, maySee);
  if (unit === undefined) return refused(hall, id);
  const { deps, person, at } = hall;
  const { words, pictures } = deps;
  const year = yearOf(hall, id);
  const lines = (await linesOf(hall, unit, year)).flatMap((line) => bookLines(hall, line));
  const title = words.people.logTitle(unit.short, year, "");
  if (lines.length === 0)
    return { card: card([title, words.people.logEmpty].join("\n"), toUnit(hall, unit)) };
  return {
    card: card([title, words.people.logCaption(lines.length)].join("\n")),
    keepsCard: true,
    sendings: [
      {
        kind: "document",
        to: person.id,
        name: `${words.people.logFile(unit.short, year)}.xlsx`,
        caption: words.people.logCaption(lines.length),
        make: () =>
          pictures.recordWorkbook({
            title,
            sheet: words.people.logSheet,
            heads: words.people.logHeads,
            lines,
            created: at,
          }),
      },
    ],
  };
};

async function linesOf(hall: Hall, unit: Unit, year: number): Promise<readonly LogLine[]> {
  const hats = hall.hatsOn(unit.id);
  const report = await hall.report(unit.id, year);
  const ofReport =
    report === undefined
      ? []
      : reportLines(logScene(hall, report), { scope: "", sections: sectionsSeen(hats) });
  const ofPeople = mayManage(hats) ? peopleLines(hall, unit) : [];
  return [...ofReport, ...ofPeople].toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

/** Every cell has a line of its own, to be sorted and filtered by. */
const bookLines = (hall: Hall, { at, by, through, why, items }: LogLine): readonly RecordLine[] =>
  items.map((item) => {
    const reason = item.why ?? why;
    return {
      at,
      who: personName(hall, by),
      what: item.path,
      through,
      ...(item.old === undefined ? {} : { old: item.old }),
      ...(item.new === undefined ? {} : { new: item.new }),
      ...(reason === undefined ? {} : { why: reason }),
    };
  });
