import { evaluate } from "#flows/evaluate.ts";
import type { CellId, Form } from "#flows/form.ts";
import type { Report } from "#flows/report.ts";
import { bound } from "../xlsx/book.ts";
import type { CountyWriter } from "./county-writer.ts";
import { drawUnits } from "./county-sheet.ts";

/** All figures of all units: one row a unit, the cells of the form from left to right, sums at the foot. */
export interface CountyWorkbook {
  readonly title: string;
  /** The edition of the year: what units without a report will fill in. */
  readonly form: Form;
  readonly words: CountyWords;
  readonly units: readonly CountyUnit[];
  /** When it was asked for (ISO 8601); absent, the file says no date. */
  readonly created?: string;
}

export interface CountyWords {
  /** Of the sheet: 汇总. */
  readonly sheet: string;
  /** Of the columns before the figures. */
  readonly unit: string;
  readonly level: string;
  readonly state: string;
  /** Of the last row. */
  readonly total: string;
}

export interface CountyUnit {
  readonly name: string;
  readonly level: string;
  readonly state: string;
  /** Its changes are not looked at: without them, fifty reports are quickly handed to the drawing thread. */
  readonly report?: Readonly<{ form: Form; report: Omit<Report, "changes"> }>;
}

/** A unit with its figures: none where it has no report. */
export interface UnitRow extends Pick<CountyUnit, "name" | "level" | "state"> {
  readonly values: ReadonlyMap<CellId, number>;
}

/** One sheet; where the units' reports are of several editions, one for each, as their cells are not the same. */
export const drawCountyWorkbook: CountyWriter<CountyWorkbook> = async (county) => {
  const { title, words, created } = county;
  const editions = byEdition(county);
  const drawings = editions.map(({ form, rows }) =>
    drawUnits({
      title,
      words,
      form,
      rows,
      sheet: editions.length === 1 ? words.sheet : `${words.sheet} ${form.name.zh}`,
    }),
  );
  return [{ bytes: await bound(drawings, { title, created }), extension: "xlsx" }];
};

interface Edition {
  readonly form: Form;
  readonly rows: readonly UnitRow[];
}

/** The edition of the year first, as far as any unit has it. */
function byEdition({ form, units }: CountyWorkbook): readonly Edition[] {
  const forms = new Map([[form.id, form]]);
  for (const { report } of units)
    if (report !== undefined && !forms.has(report.form.id)) forms.set(report.form.id, report.form);
  const editions = [...forms.values()].map((edition) => ({
    form: edition,
    rows: units.filter(({ report }) => (report?.form ?? form).id === edition.id).map(rowOf),
  }));
  const used = editions.filter(({ rows }) => rows.length > 0);
  return used.length === 0 ? editions : used;
}

const rowOf = ({ name, level, state, report }: CountyUnit): UnitRow => ({
  name,
  level,
  state,
  values:
    report === undefined
      ? new Map()
      : evaluate(report.form, { ...report.report, changes: [] }).values,
});
