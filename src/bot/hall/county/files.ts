import { inShanghai } from "#flows/calendar.ts";
import { roles } from "#flows/directory/directory.ts";
import type { Unit } from "#flows/directory/directory.ts";
import { formForYear } from "#flows/reports/reports.ts";
import { card, hallButton } from "../../say/card.ts";
import type { Button } from "../../say/card.ts";
import { sayDay } from "../../say/hall/county/day-words.ts";
import { statusPicture } from "../../say/hall/county/status-picture.ts";
import { allowed, refused } from "../allowed.ts";
import type { Hall, HallHandler, HallTurn } from "../hall.ts";
import { countyWorkbook } from "./county-workbook.ts";
import { readCounty, readUnit } from "./read-county.ts";
import { hasBelow, watched } from "./watches.ts";

/** Files of one unit's report as it stands. */
export const draft: HallHandler<"draft"> = async (hall, { unit: id, format }) => {
  const unit = allowed(hall, id, roles);
  if (unit === undefined) return refused(hall, id);
  const { county, formats, backButton } = hall.deps.words;
  const back = [hallButton(backButton, { kind: "unit", unit: id })];
  const { reported } = await readUnit(hall, unit);
  if (reported === undefined) {
    return { card: card(county.notBegun(unit.short, hall.year), back) };
  }
  return {
    card: card(county.draftOnItsWay(unit.short, formats[format]), back),
    keepsCard: true,
    files: { unit: id, year: hall.year, wanted: { formats: [format] } },
  };
};

/** Units × sections, as one picture or several. */
export const picture: HallHandler<"picture"> = async (hall, { unit: id }) => {
  const unit = watched(hall, id);
  if (unit === undefined) return refused(hall, id);
  if (!hasBelow(hall, id)) return noUnits(hall, unit);
  const { words, pictures, forms } = hall.deps;
  const { county } = words;
  return {
    card: card(county.pictureOnItsWay, [back(hall, unit)]),
    keepsCard: true,
    sendings: [
      {
        kind: hall.deps.door.shrinksPictures ? "document" : "picture",
        to: hall.person.id,
        name: county.pictureName(unit.short, hall.year),
        caption: county.title(unit.short, hall.year, sayDay(words, inShanghai(hall.at).day)),
        make: async () => {
          const form = formForYear(hall.year, forms);
          const status = await readCounty(hall, id);
          return pictures.status(statusPicture(words, unit, status, form?.sections ?? []));
        },
      },
    ],
  };
};

/** All figures of all units, one row each. */
export const workbook: HallHandler<"export"> = async (hall, { unit: id }) => {
  const unit = watched(hall, id);
  if (unit === undefined) return refused(hall, id);
  if (!hasBelow(hall, id)) return noUnits(hall, unit);
  const { words, pictures } = hall.deps;
  const { county } = words;
  const status = await readCounty(hall, id);
  return {
    card: card(county.workbookOnItsWay, [back(hall, unit)]),
    keepsCard: true,
    sendings: [
      {
        kind: "document",
        to: hall.person.id,
        name: county.workbookName(unit.short, hall.year),
        caption: county.workbookCaption(
          unit.short,
          hall.year,
          status.counts.filed,
          status.units.length,
        ),
        make: async () => pictures.countyWorkbook(await countyWorkbook(hall, unit, status)),
      },
    ],
  };
};

const noUnits = (hall: Hall, unit: Unit): HallTurn => ({
  card: card(hall.deps.words.county.noUnits(unit.short), [back(hall, unit)]),
});

const back = ({ deps: { words } }: Hall, { id }: Unit): Button =>
  hallButton(words.backButton, { kind: "county", unit: id, group: "all", page: 0 });
