import type { CellId, Form } from "#flows/form.ts";
import { outline } from "#flows/outline.ts";
import type { RowQuestion } from "#flows/outline.ts";
import { newReport } from "#flows/report.ts";
import type { Report, Text } from "#flows/report.ts";
import { disclosure2019 } from "#flows/reports/disclosure-2019.ts";
import { disclosure2021 } from "#flows/reports/disclosure-2021.ts";
import { applicantsOf, disputesOf, unitOf } from "../clerk/published.ts";
import type { Figures, Published } from "../clerk/published.ts";

const editions: Readonly<Record<Published["format"], Form>> = {
  "2019": disclosure2019,
  "2021": disclosure2021,
};

/** A published report as if it had been filled here: its own figures and texts, and no total, for those are added up. */
export function publishedReport(known: Published): Readonly<{ form: Form; report: Report }> {
  const form = editions[known.format];
  const county = known.level === "province" ? "" : countyOf(known);
  const office = { unit: unitOf(known), county, level: known.level, self: selfOf(known) };
  const report: Report = {
    ...newReport(form, office, known.year),
    state: "finished",
    answers: Object.fromEntries(answersOf(known, form)),
    texts: Object.fromEntries(textsOf(known, form)),
  };
  return { form, report };
}

const countyOf = ({ organisation }: Published): string =>
  /^(.{2,}?[县市区])/.exec(organisation ?? "")?.[1] ?? "本县";

const selves: Readonly<Record<Published["level"], string>> = {
  township: "我镇",
  department: "我局",
  county: "我县",
  city: "我市",
  province: "我省",
};
const selfOf = ({ level }: Published): string => selves[level];

function* answersOf(known: Published, form: Form): Generator<readonly [CellId, number]> {
  const { tables } = outline(form);
  for (const row of tables.get("proactive")?.rows ?? []) yield* pair(row, proactiveOf(known, row));
  const requests = Object.entries(known.table3.rows).filter(([key]) => key !== "total");
  for (const [at, row] of (tables.get("requests")?.rows ?? []).entries()) {
    yield* pair(row, applicantsOf(requests[at]?.[1] ?? []));
  }
  const disputes = [...disputesOf(known).values()];
  for (const [at, row] of (tables.get("disputes")?.rows ?? []).entries()) {
    yield* pair(row, disputes[at] ?? []);
  }
}

function proactiveOf({ table2 }: Published, { row, columns }: RowQuestion): Figures {
  // Some originals print 规范性文件 in the edition that has 行政规范性文件.
  const figures = table2[row.label] ?? table2[row.label.replace(/^行政(?=规范性)/, "")] ?? {};
  return columns.map(({ label, kind, unit }) => {
    const figure = figures[label] ?? null;
    if (figure === null || kind !== "money") return figure;
    // Published in 万元 where the column says so, else in 元; kept in fen.
    return Math.round(figure * (unit === "万元" ? 1e6 : 100));
  });
}

function* pair(row: RowQuestion, figures: Figures): Generator<readonly [CellId, number]> {
  for (const [at, id] of row.cells.entries()) {
    const figure = figures[at] ?? null;
    if (figure !== null) yield [id, figure];
  }
}

function* textsOf({ sections }: Published, form: Form): Generator<readonly [string, Text]> {
  for (const { id, kind, title } of form.sections) {
    const text = sections?.[title.charAt(0)]?.trim() ?? "";
    if (kind === "narrative" && text !== "") yield [id, { chunks: [{ text }], done: true }];
  }
}
