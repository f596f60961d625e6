import type { CountyStatus, UnitStatus } from "#flows/county/status.ts";
import type { Unit } from "#flows/directory/directory.ts";
import type { Form } from "#flows/form.ts";
import type { Report } from "#flows/report.ts";
import { formForYear } from "#flows/reports/reports.ts";
import type { CountyUnit, CountyWorkbook } from "#render/county/county-workbook.ts";
import { shortState } from "../../say/hall/county/short-state.ts";
import type { Hall } from "../hall.ts";

/**
 * All units in the order of their entry, so that this year's rows stand where last year's did.
 *
 * @throws Error for a year that has no edition
 */
export async function countyWorkbook(
  hall: Hall,
  unit: Unit,
  { units }: CountyStatus,
): Promise<CountyWorkbook> {
  const { deps, directory, year, at } = hall;
  const form = formForYear(year, deps.forms);
  if (form === undefined) throw new Error(`no edition for the reports of ${year}`);
  const place = new Map(directory.units.map(({ id }, index) => [id, index]));
  const inOrder = units.toSorted(
    (one, other) => (place.get(one.unit.id) ?? 0) - (place.get(other.unit.id) ?? 0),
  );
  return {
    title: deps.words.county.workbookTitle(unit.short, year),
    form,
    words: deps.words.county.sheetWords,
    units: await Promise.all(inOrder.map((status) => row(hall, status))),
    created: at,
  };
}

async function row({ deps, report }: Hall, status: UnitStatus): Promise<CountyUnit> {
  const { unit, reported } = status;
  const found = reported === undefined ? undefined : await report(unit.id);
  const form = deps.forms.find(({ id }) => id === found?.form);
  return {
    name: unit.name,
    level: deps.words.levels[unit.level],
    state: shortState(deps.words, status),
    ...(found === undefined || form === undefined ? {} : { report: handed(form, found) }),
  };
}

/** Without its changes, which are most of it: it goes to another thread. */
function handed(form: Form, report: Report): NonNullable<CountyUnit["report"]> {
  const { changes: _, ...rest } = report;
  return { form, report: rest };
}
