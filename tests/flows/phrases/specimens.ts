import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { composeDraft, factsOf } from "#flows/compose-draft.ts";
import { evaluate } from "#flows/evaluate.ts";
import type { CellId, Fact, Form, NarrativeSection, Part } from "#flows/form.ts";
import type { Report } from "#flows/report.ts";
import { binder } from "#flows/text.ts";
import { readPublished } from "#tools/clerk/published.ts";
import type { Published } from "#tools/clerk/published.ts";
import { publishedReport } from "#tools/render/published-report.ts";

/** Published reports, beside the project and not in it. */
const folder = join(import.meta.dirname, "../../../../shared/reports");

export interface Specimen {
  readonly id: string;
  readonly known: Published;
  readonly form: Form;
  readonly report: Report;
  readonly values: ReadonlyMap<CellId, number>;
}

/** Every published report as if it stood here; none, with a line that says so, where they are not at hand. */
export async function readSpecimens(): Promise<readonly Specimen[]> {
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  const files = names.filter((name) => name.endsWith(".json"));
  if (files.length === 0) console.log(`skipped: no published reports in ${folder}`);
  return Promise.all(
    files.map(async (name) => specimenOf(await readPublished(join(folder, name)))),
  );
}

function specimenOf(known: Published): Specimen {
  const { form, report } = publishedReport(known);
  return { id: known.id, known, form, report, values: evaluate(form, report).values };
}

/** The same unit with figures that a die gave it: a few outcomes, each with a number of its own. */
export function reshuffled({ known }: Specimen, luck: string): Specimen {
  const roll = die(luck);
  const few = (): number => (roll() < 0.5 ? 0 : 1 + Math.floor(roll() * 90));
  const kept = new Set(["new", "carried", "total", "next"]);
  const outcomes = Object.keys(known.table3.rows).filter((key) => !kept.has(key));
  const chosen = new Set(
    Array.from({ length: 6 }, () => outcomes[Math.floor(roll() * outcomes.length)]),
  );
  const counts = new Map(outcomes.map((key, at) => [key, chosen.has(key) ? 1001 + 7 * at : 0]));
  const closed = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const [carried, next] = [few(), few()];
  counts
    .set("carried", carried)
    .set("next", next)
    .set("total", closed)
    .set("new", closed + next - carried);
  const row = (count: number): number[] => [count, 0, 0, 0, 0, 0, count];
  const group = (): number[] => [few(), few(), few(), few()];
  return specimenOf({
    ...known,
    id: `${known.id} ${luck}`,
    table2: Object.fromEntries(
      Object.entries(known.table2).map(([label, columns]) => [
        label,
        Object.fromEntries(Object.keys(columns).map((column) => [column, few()])),
      ]),
    ),
    table3: {
      ...known.table3,
      rows: Object.fromEntries(
        Object.keys(known.table3.rows).map((key) => [key, row(counts.get(key) ?? 0)]),
      ),
    },
    table4: {
      ...known.table4,
      values: [group(), group(), group()].flatMap((four) => [
        ...four,
        four.reduce((sum, one) => sum + one, 0),
      ]),
    },
  });
}

export const sectionsOf = (form: Form): readonly NarrativeSection[] =>
  form.sections.flatMap((section) => (section.kind === "narrative" ? [section] : []));

export const partsOf = (form: Form): readonly Part[] =>
  sectionsOf(form).flatMap(({ parts }) => parts);

/** Of all parts: section and key, so that two parts called `text` are not one. */
export type Given = ReadonlyMap<Part, Readonly<Record<string, string>>>;

/** A die that falls alike for one name (mulberry32). */
function die(name: string): () => number {
  let seed = Array.from(name).reduce(
    (sum, letter) => Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 0x01000193),
    9,
  );
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What a clerk might say, for facts in words; the names in it are made up. */
const sayings: Readonly<Record<string, readonly string[]>> = {
  website: ["云山县人民政府网站", "青石县政府门户网站"],
  contact: ["党政综合办公室", "政务公开办公室"],
  phone: ["0421-5550123", "0451-7770188"],
  key_areas: ["社会救助、涉农补贴、宅基地审批", "义务教育、医疗卫生", "乡村振兴、食品安全等"],
  channels: ["当面、信函、网上", "信函、传真"],
  reviewer: ["党政办公室和分管副镇长", "办公室主任"],
  column: ["惠农补贴专栏", "“一老一小”服务专栏"],
  assessment: ["良好", "全县第5名"],
  evaluation: ["满意", "满意度98.6%"],
  problem_1: ["村级公开栏更新慢，常隔两三个月", "栏目之间内容交叉，群众不好找"],
  measure_1: ["每月最后一周由包村干部检查更新", "上半年合并内容相近的栏目"],
  problem_2: ["政策解读只有文字，老人看不懂", "新到岗人员对答复格式不熟"],
  measure_2: ["惠农政策都配一张图解", "新人到岗一个月内完成培训"],
  fee_amount: ["200元", "1080元"],
  matter: ["承办了全县政务公开现场会", "配合完成公开平台迁移"],
};

/** An answer as it is kept; now and then nothing. */
function answerTo(fact: Fact, roll: () => number): string {
  const lucky = roll();
  if (fact.kind === "yes-no") return lucky < 0.7 ? "yes" : "no";
  if (fact.kind === "count") return lucky < 0.25 ? "0" : String(1 + Math.floor(roll() * 400));
  const said = sayings[fact.key];
  if (said === undefined) throw new Error(`no saying for ${fact.key}`);
  return lucky < 0.15 ? "无" : (said[Math.floor(roll() * said.length)] ?? "无");
}

export function madeUp({ id, form, report }: Specimen, luck: string): Given {
  const roll = die(`${id} ${luck}`);
  return new Map(
    partsOf(form).map((part) => [
      part,
      Object.fromEntries(
        factsOf(part, report.office.level)
          .filter(() => roll() < 0.85)
          .map((fact) => [fact.key, answerTo(fact, roll)]),
      ),
    ]),
  );
}

export interface Drawn {
  readonly part: Part;
  readonly section: string;
  readonly given: Readonly<Record<string, string>>;
  /** As composed, with its marks; and as it will stand in the report. */
  readonly sentences: readonly string[];
  readonly text: string;
}

export const blank = "【空】";

/** Every part of a report, or one, composed and bound. */
export function drawn(
  { form, report, values }: Specimen,
  given: Given,
  options: Readonly<{ variant: number; unit?: string; brief?: boolean }>,
  only?: Part,
): readonly Drawn[] {
  const { unit, level } = report.office;
  const bind = binder(form, report, values, blank);
  return sectionsOf(form).flatMap((section) =>
    section.parts
      .filter((part) => only === undefined || part === only)
      .map((part) => {
        const answers = given.get(part) ?? {};
        const sentences = composeDraft(part, answers, values, { unit, level, ...options });
        return {
          part,
          section: section.id,
          given: answers,
          sentences,
          text: bind(sentences.join("")),
        };
      }),
  );
}
