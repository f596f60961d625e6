import { readFile } from "node:fs/promises";
import { z } from "zod";

const figure = z.number().nullable();

/** A published report as data: what the simulated clerk knows. */
const publishedSchema = z.object({
  id: z.string(),
  year: z.int(),
  organisation: z.string().nullable(),
  level: z.enum(["township", "department", "county", "city", "province"]),
  format: z.enum(["2019", "2021"]),
  format_expected_for_year: z.enum(["2019", "2021"]),
  title: z.string().nullable(),
  table2: z.record(z.string(), z.record(z.string(), figure)),
  table3: z.object({
    row_labels: z.record(z.string(), z.string()),
    rows: z.record(z.string(), z.array(figure)),
  }),
  table4: z.object({ columns: z.array(z.string()), values: z.array(figure) }),
  sections: z.record(z.string(), z.string().nullable()).nullable(),
  raw_cell_text: z.record(z.string(), z.string()),
  cells_known: z.int(),
});
export type Published = z.infer<typeof publishedSchema>;

export const asPublished = (json: unknown): Published => publishedSchema.parse(json);

export async function readPublished(file: string): Promise<Published> {
  return asPublished(JSON.parse(await readFile(file, "utf8")));
}

/** `null` is "not known": the clerk skips it. */
export type Figures = readonly (number | null)[];

export const allZero = (figures: Figures): boolean => figures.every((value) => value === 0);
export const unknown = (figures: Figures): boolean => figures.every((value) => value === null);

/** The six applicant figures of a row of table 三; its total is never typed. */
export const applicantsOf = (figures: Figures): Figures => figures.slice(0, 6);

/** A label without number and remark, as people call the row: 三（三）2.其他法律… → 其他法律…. */
export const nameOf = (label: string): string =>
  label
    .replace(/（[^）一二三四五六七八九十][^）]*）$/, "")
    .replace(/^.*[）.]/, "")
    .replace(/^[一二三四]、/, "")
    .trim();

/** Three groups of four results; their totals are never typed. */
export function disputesOf({ table4 }: Published): ReadonlyMap<string, Figures> {
  const groups = new Map<string, (number | null)[]>();
  table4.columns.forEach((column, at) => {
    const [group = "", result = ""] = column.split("-");
    if (result === "总计") return;
    const name = group.replace(/^行政诉讼·/, "");
    groups.set(name, [...(groups.get(name) ?? []), table4.values[at] ?? null]);
  });
  return groups;
}

/** As the report's title has it; 某单位 where the source lost the name. */
export function unitOf({ title, organisation }: Published): string {
  const from = title ?? organisation ?? "";
  const unit = from
    .replace(/^\d{4}年/, "")
    .replace(/(关于)?\d{4}年.*$|(关于)?政府信息公开.*$/, "")
    .replaceAll(/\s/g, "");
  return /\p{Script=Han}{2,}/u.test(unit) ? unit.slice(0, 40) : "某单位";
}
