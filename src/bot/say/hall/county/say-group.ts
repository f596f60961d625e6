import type { CountyStatus, UnitStatus } from "#flows/county/status.ts";
import type { Unit } from "#flows/directory/directory.ts";
import type { Group } from "../../../hall/hall-action.ts";
import type { Words } from "../../../words/words.ts";
import { card, hallButton, rowsOf } from "../../card.ts";
import type { Button, Card } from "../../card.ts";
import { shortOrLate, shortState, unitLabel } from "./short-state.ts";

/** As many as one card carries, in two columns. */
const unitsPerPage = 24;

/** The units of one group as buttons, each with its state; a page that is not there is the nearest one. */
export function sayGroup(
  words: Words,
  unit: Unit,
  status: CountyStatus,
  group: Group,
  wanted: number,
): Card {
  const { county } = words;
  const chosen = status.units.filter(belongs[group]);
  const pages = Math.max(1, Math.ceil(chosen.length / unitsPerPage));
  const page = Math.min(Math.max(1, wanted), pages);
  const shown = chosen.slice((page - 1) * unitsPerPage, page * unitsPerPage);
  const to = (label: string, other: number): Button =>
    hallButton(label, { kind: "county", unit: unit.id, group, page: other });
  return card(
    [
      county.listed(unit.short, status.year, county.groups[group], chosen.length),
      ...(pages > 1 ? [county.page(page, pages)] : []),
      chosen.length === 0 ? county.noneThere : county.askUnit,
    ].join("\n"),
    ...rowsOf(
      2,
      shown.map((one) => unitButton(words, one, group)),
    ),
    [
      ...(page > 1 ? [to(county.pageBefore, page - 1)] : []),
      ...(page < pages ? [to(county.nextPage, page + 1)] : []),
    ],
    [hallButton(words.backButton, { kind: "county", unit: unit.id, group: "all", page: 0 })],
  );
}

/** Among the late ones what they are at; elsewhere how late one is. */
export const unitButton = (words: Words, status: UnitStatus, group: Group): Button =>
  hallButton(
    unitLabel(status.unit.short, (group === "late" ? shortState : shortOrLate)(words, status)),
    { kind: "unit", unit: status.unit.id },
  );

const belongs: Readonly<Record<Group, (status: UnitStatus) => boolean>> = {
  late: ({ late }) => late,
  filed: ({ pile }) => pile === "filed",
  review: ({ pile }) => pile === "review",
  filling: ({ pile }) => pile === "filling",
  absent: ({ pile }) => pile === "absent",
  unbound: ({ pile }) => pile === "unbound",
  all: () => true,
};
