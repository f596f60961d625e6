import type { UnitStatus } from "#flows/county/status.ts";
import type { Unit } from "#flows/directory/directory.ts";
import type { Words } from "../../../words/words.ts";
import { card, hallButton, rowsOf } from "../../card.ts";
import type { Button, Card } from "../../card.ts";
import { shortState, unitLabel } from "../county/short-state.ts";

/** As many as one card carries, in two columns. */
const unitsPerPage = 24;

/** Whose record? Only what was begun has any; a page that is not there is the nearest one. */
export function sayWhichRecord(
  words: Words,
  office: Unit,
  begun: readonly UnitStatus[],
  wanted: number,
): Card {
  const { county, people } = words;
  const back = hallButton(people.begin.supervisor, {
    kind: "county",
    unit: office.id,
    group: "all",
    page: 0,
  });
  if (begun.length === 0) return card(people.logNowhere, [back]);
  const pages = Math.ceil(begun.length / unitsPerPage);
  const page = Math.min(Math.max(1, wanted), pages);
  const to = (label: string, other: number): Button =>
    hallButton(label, { kind: "records", unit: office.id, scope: `-${other}` });
  return card(
    [...(pages > 1 ? [county.page(page, pages)] : []), people.logWhich].join("\n"),
    ...rowsOf(
      2,
      begun.slice((page - 1) * unitsPerPage, page * unitsPerPage).map((one) =>
        hallButton(unitLabel(one.unit.short, shortState(words, one)), {
          kind: "records",
          unit: one.unit.id,
          scope: "",
        }),
      ),
    ),
    [
      ...(page > 1 ? [to(county.pageBefore, page - 1)] : []),
      ...(page < pages ? [to(county.nextPage, page + 1)] : []),
    ],
    [back],
  );
}
