import type { Form, Section } from "#flows/form.ts";
import { outline } from "#flows/outline.ts";
import type { Report } from "#flows/report.ts";
import type { Sheet } from "#flows/sheet.ts";
import { binder } from "#flows/text.ts";
import { finishedAt } from "#flows/workflow/finished-at.ts";
import { isFinal } from "#flows/workflow/states.ts";
import { pendingMark } from "./blocks.ts";
import type { Document, DocumentBlock } from "./blocks.ts";
import { composeNarrative } from "./compose-narrative.ts";
import { composeTable } from "./compose-table.ts";
import type { Figures } from "./compose-table.ts";
import { missingLabels } from "./missing.ts";
import { originsOf } from "./origins.ts";
import { titleLines } from "./title-lines.ts";

/** Lays the whole report out, in the order that the form prints it. Pure; every file format is drawn from this. */
export function compose(form: Form, report: Report, sheet: Sheet): Document {
  const bind = binder(form, report, sheet.values, pendingMark);
  const missing = missingLabels(form, report, sheet);
  const title = bind(form.title);
  // A report that lost a figure after it was finished is a draft again: no file hides a blank.
  const draft = !isFinal(report.state) || missing.length > 0;
  const finished = draft ? undefined : finishedAt(report);
  // What is final is the same to the byte however long ago it was filed.
  const created = finished ?? report.changes.at(-1)?.at;
  return {
    title,
    titleLines: titleLines(title, report.office.unit),
    draft,
    missing,
    meta: {
      unit: report.office.unit,
      year: report.year,
      ...(created && { created }),
      ...(finished && { finished }),
    },
    blocks: form.sections.flatMap((section) => [
      { kind: "heading", level: 1, text: section.title } as const,
      ...sectionBlocks(section, report, { seen: outline(form), values: sheet.values }, bind),
    ]),
    origins: originsOf(form, report, sheet.values),
  };
}

type Compose<Kind extends Section["kind"]> = (
  section: Extract<Section, { kind: Kind }>,
  report: Report,
  figures: Figures,
  bind: (text: string) => string,
) => readonly DocumentBlock[];

const composers: { readonly [Kind in Section["kind"]]: Compose<Kind> } = {
  narrative: (section, report, _, bind) => composeNarrative(section, report, bind),
  tables: (section, _, figures) => section.tables.map((table) => composeTable(table, figures)),
};

const sectionBlocks = <Kind extends Section["kind"]>(
  section: Extract<Section, { kind: Kind }>,
  ...rest: [Report, Figures, (text: string) => string]
): readonly DocumentBlock[] => (composers[section.kind] as Compose<Kind>)(section, ...rest);
