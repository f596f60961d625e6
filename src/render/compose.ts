import type { Form, Section } from "#flows/form.ts";
import type { Report } from "#flows/report.ts";
import type { Sheet } from "#flows/sheet.ts";
import { binder } from "#flows/text.ts";
import { pendingMark } from "./blocks.ts";
import type { Document, DocumentBlock } from "./blocks.ts";
import { composeNarrative } from "./compose-narrative.ts";
import { composeTable } from "./compose-table.ts";
import { missingLabels } from "./missing.ts";

/** Lays the whole report out, in the order that the form prints it. Pure; every file format is drawn from this. */
export function compose(form: Form, report: Report, sheet: Sheet): Document {
  const bind = binder(form, report, sheet.values, pendingMark);
  const missing = missingLabels(form, report, sheet);
  const created = report.changes.at(-1)?.at;
  return {
    title: bind(form.title),
    // A report that lost a figure after it was finished is a draft again: no file hides a blank.
    draft: report.state !== "finished" || missing.length > 0,
    missing,
    meta: {
      unit: report.office.unit,
      year: report.year,
      ...(created === undefined ? {} : { created }),
    },
    blocks: form.sections.flatMap((section) => [
      { kind: "heading", level: 1, text: section.title } as const,
      ...sectionBlocks(section, report, sheet, bind),
    ]),
  };
}

type Compose<Kind extends Section["kind"]> = (
  section: Extract<Section, { kind: Kind }>,
  report: Report,
  sheet: Sheet,
  bind: (text: string) => string,
) => readonly DocumentBlock[];

const composers: { readonly [Kind in Section["kind"]]: Compose<Kind> } = {
  narrative: (section, report, _, bind) => composeNarrative(section, report, bind),
  tables: (section, _, sheet) => section.tables.map((table) => composeTable(table, sheet.values)),
};

const sectionBlocks = <Kind extends Section["kind"]>(
  section: Extract<Section, { kind: Kind }>,
  ...rest: [Report, Sheet, (text: string) => string]
): readonly DocumentBlock[] => (composers[section.kind] as Compose<Kind>)(section, ...rest);
