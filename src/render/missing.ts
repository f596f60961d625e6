import type { Form, NarrativeSection, Section, TableSection } from "#flows/form.ts";
import { outline } from "#flows/outline.ts";
import type { Report } from "#flows/report.ts";
import type { Sheet } from "#flows/sheet.ts";

/** What a report still lacks, one short label per section: `主动公开（行政许可）`, `公开申请`. */
export function missingLabels(form: Form, report: Report, sheet: Sheet): readonly string[] {
  const wrong = sectionsInError(form, sheet);
  return form.sections.flatMap((section) => {
    const lacks = sectionLacks(section, form, report, sheet);
    if (lacks === "all") return [section.short.zh];
    const all = wrong.has(section.id) ? [...lacks, "数字待核对"] : lacks;
    return all.length === 0 ? [] : [`${section.short.zh}（${all.join("、")}）`];
  });
}

type Lacks = "all" | readonly string[];

type LacksOf<Kind extends Section["kind"]> = (
  section: Extract<Section, { kind: Kind }>,
  form: Form,
  report: Report,
  sheet: Sheet,
) => Lacks;

const lacksOf: { readonly [Kind in Section["kind"]]: LacksOf<Kind> } = {
  narrative: narrativeLacks,
  tables: tableLacks,
};

const sectionLacks = <Kind extends Section["kind"]>(
  section: Extract<Section, { kind: Kind }>,
  ...rest: [Form, Report, Sheet]
): Lacks => (lacksOf[section.kind] as LacksOf<Kind>)(section, ...rest);

function narrativeLacks(section: NarrativeSection, _: Form, report: Report): Lacks {
  if (report.choices[section.id] !== "parts") return textLacks(report, section.id);
  const lacking = section.parts.filter(
    ({ key }) => report.texts[`${section.id}.${key}`]?.done !== true,
  );
  return lacking.length === section.parts.length ? "all" : lacking.map(({ name }) => name.zh);
}

function textLacks(report: Report, id: string): Lacks {
  const text = report.texts[id];
  if (text === undefined || text.chunks.every((chunk) => chunk.text.trim() === "")) return "all";
  return text.done ? [] : ["未写完"];
}

/** More than this many rows are counted rather than named. */
const named = 3;

function tableLacks(section: TableSection, form: Form, _: Report, { values }: Sheet): Lacks {
  const rows = section.tables.flatMap(({ id }) => outline(form).tables.get(id)?.rows ?? []);
  const blank = rows.filter(({ cells }) => cells.some((id) => !values.has(id)));
  if (blank.length === rows.length && rows.length > 0) return "all";
  const names = blank.map(({ row }) => row.label.replace(numbering, ""));
  return names.length <= named ? names : [`${names[0] ?? ""}等 ${names.length} 行`];
}

const numbering = /^(?:（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、|\d+[.．、])/;

/** Figures that contradict each other keep a report a draft, complete as it may be. */
function sectionsInError(form: Form, { findings }: Sheet): ReadonlySet<string> {
  const { cells } = outline(form);
  return new Set(
    findings
      .filter(({ kind, severity }) => kind !== "blank" && severity === "error")
      .flatMap((finding) => finding.cells.map((id) => cells.get(id)?.section.id ?? "")),
  );
}
