import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Document } from "#render/blocks.ts";
import { publishedReport } from "#tools/render/published-report.ts";
import { readPublished } from "#tools/clerk/published.ts";
import type { Published } from "#tools/clerk/published.ts";
import { composed } from "../reports.ts";

/** Published reports, beside the project and not in it. */
const folder = join(import.meta.dirname, "../../../../shared/reports");

export interface Specimen {
  readonly id: string;
  readonly known: Published;
  readonly document: Document;
}

/** Every published report, composed; none, with a line that says so, where they are not at hand. */
export async function readCorpus(): Promise<readonly Specimen[]> {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const files = names.filter((name) => name.endsWith(".json"));
  if (files.length === 0) console.log(`skipped: no published reports in ${folder}`);
  return Promise.all(
    files.map(async (name) => {
      const known = await readPublished(join(folder, name));
      const { form, report } = publishedReport(known);
      return { id: known.id, known, document: composed(form, report) };
    }),
  );
}
