import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Office } from "#flows/office.ts";
import { levels } from "#flows/form.ts";
import { selfNames } from "#flows/unit-names.ts";

/** Published texts, beside the project and not in it. */
const folder = join(import.meta.dirname, "../../../shared/reports");

const schema = z.object({
  id: z.string(),
  year: z.int(),
  organisation: z.string().nullable(),
  level: z.enum(levels),
  sections: z.record(z.string(), z.string().nullable()).nullable(),
});

export interface Narrative {
  readonly id: string;
  readonly year: number;
  readonly office: Office;
  readonly text: string;
}

/** Every written section of every published report; none, with a line that says so, where they are not at hand. */
export function readNarratives(): readonly Narrative[] {
  const names = existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith(".json"))
    : [];
  if (names.length === 0) console.log(`skipped: no published reports in ${folder}`);
  return names.flatMap((name) => {
    const { id, year, organisation, level, sections } = schema.parse(
      JSON.parse(readFileSync(join(folder, name), "utf8")),
    );
    const unit = organisation ?? "某局";
    const county = /[\p{Script=Han}]{2,4}?[县区]/u.exec(unit.replace(/^.*?市/, ""))?.[0] ?? "";
    const office: Office = { unit, county, level, self: selfNames(unit)[0] ?? "我单位" };
    return Object.entries(sections ?? {}).flatMap(([section, text]) =>
      text === null ? [] : [{ id: `${id} ${section}`, year, office, text }],
    );
  });
}
