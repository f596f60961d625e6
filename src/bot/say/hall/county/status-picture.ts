import type { CountyStatus, Stand, UnitStatus } from "#flows/county/status.ts";
import { percent, piles } from "#flows/county/status.ts";
import type { Unit } from "#flows/directory/directory.ts";
import type { Section } from "#flows/form.ts";
import type { Mark } from "#render/county/marks.ts";
import type { StatusCell, StatusPicture, StatusRow } from "#render/county/status-picture.ts";
import type { Words } from "../../../words/words.ts";
import { sayDay } from "./day-words.ts";
import { shortState } from "./short-state.ts";

/** The county as a table: a row a unit, a column a section, what needs looking after on top. */
export function statusPicture(
  words: Words,
  unit: Unit,
  status: CountyStatus,
  sections: readonly Section[],
): StatusPicture {
  const { county } = words;
  const { year, today, counts, units, completeness } = status;
  const counted = piles.map((pile) => county.count(county.groups[pile], counts[pile]));
  const rate =
    completeness === undefined
      ? []
      : [county.completeness(completeness.count, completeness.of, percent(completeness))];
  return {
    title: county.title(unit.short, year, sayDay(words, today)),
    note: [counted.join(words.dot), ...rate].join(county.and),
    heads: county.pictureHeads,
    columns: sections.map(({ title }) => title.slice(0, 1)),
    legend: county.legend,
    rows: units.map((one) => rowOf(words, one, sections)),
    rest: county.pictureRest,
  };
}

const rowOf = (words: Words, status: UnitStatus, sections: readonly Section[]): StatusRow => ({
  name: status.unit.short,
  cells: sections.map(({ id }) => cellOf(status, id)),
  state: { text: shortState(words, status), mark: marks[status.stand] },
  late: status.late,
});

const marks: Readonly<Record<Stand, Mark>> = {
  unbound: "none",
  absent: "blank",
  filling: "partial",
  returned: "partial",
  finished: "partial",
  review: "partial",
  filed: "done",
  accepted: "done",
  published: "done",
};

/** How many questions are open in a section, or how many things do not add up. */
function cellOf({ stand, reported }: UnitStatus, id: string): StatusCell {
  const found = reported?.progress.sections.find((section) => section.id === id);
  if (found === undefined) return { mark: stand === "unbound" ? "none" : "blank" };
  if (found.wrong > 0) return { mark: "wrong", text: String(found.wrong) };
  if (found.open === 0) return { mark: "done" };
  return {
    mark: reported?.untouched.has(id) === true ? "blank" : "partial",
    text: String(found.open),
  };
}
