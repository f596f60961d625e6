import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { brokenSums, differences } from "#tools/clerk/compare.ts";
import { median, nonZero } from "#tools/clerk/effort.ts";
import { fill } from "#tools/clerk/fill.ts";
import { readPublished } from "#tools/clerk/published.ts";
import { readDocx } from "#tools/clerk/read-docx.ts";

/** Published reports, beside the project and not in it. */
const folder = join(import.meta.dirname, "../../../shared/reports");
const files = existsSync(folder)
  ? readdirSync(folder).filter((name) => name.endsWith(".json"))
  : [];
const published = await Promise.all(files.map((name) => readPublished(join(folder, name))));

/** Nearly whole, and printed in the edition of its year. */
const complete = published.filter(
  (known) => known.cells_known >= 190 && known.format === known.format_expected_for_year,
);

/** At most this many messages and taps, the narrative included. */
const mostInputs: Readonly<Record<string, number>> = {
  wafangzi_2020: 26,
  pingtan_jinjing_2022: 24,
};

if (files.length === 0) console.log(`skipped: no published reports in ${folder}`);

const inputs: number[] = [];
const ratios: number[] = [];

test.skipIf(files.length === 0)("../shared/reports holds 26 reports to fill", () => {
  expect(complete).toHaveLength(26);
  expect(complete.map(({ id }) => id)).toEqual(expect.arrayContaining(Object.keys(mostInputs)));
});

/** The two whose inputs are counted, and every other one; `npm run test:kill` fills all. */
const filled = complete.filter(
  ({ id }, at) => process.env["KILLS"] === "all" || at % 2 === 0 || id in mostInputs,
);

test.each(filled)("$id: every figure arrives, and every sum holds", async (known) => {
  const { file, messages, taps, mends } = await fill(known);
  const document = await readDocx(file.bytes);
  expect(brokenSums(document)).toEqual([]);
  const wrong = differences(known, document);
  // The one original whose own cells break R1 has to take the fix that the bot offers.
  expect(wrong).toHaveLength(known.id === "pingtan_haitan_2024" ? 1 : 0);
  expect(mends).toBe(wrong.length);
  expect(document.table3).toHaveLength(known.format === "2019" ? 23 : 25);
  expect(document.table4).toHaveLength(15);
  expect(messages + taps).toBeLessThanOrEqual(mostInputs[known.id] ?? Infinity);
  inputs.push(messages + taps);
  ratios.push((messages + taps) / Math.max(1, nonZero(known)));
});

afterAll(() => {
  if (inputs.length === 0) return;
  const ratio = median(ratios).toFixed(2);
  console.log(
    `${inputs.length} reports: median inputs ${median(inputs)}, median inputs ÷ non-zero cells ${ratio}`,
  );
});
