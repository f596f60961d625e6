import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { brokenSums, differences } from "./clerk/compare.ts";
import { median, nonZero } from "./clerk/effort.ts";
import { fill } from "./clerk/fill.ts";
import { readPublished } from "./clerk/published.ts";
import type { Published } from "./clerk/published.ts";
import { readDocx } from "./clerk/read-docx.ts";

/**
 * npm run clerk -- FILE… --out DIR: a simulated clerk fills each published report through the chat over real HTTP,
 * and what the bot returns is read back and compared. One JSON line a report; status 1 when one went wrong.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: "string", default: "out" },
    complete: { type: "boolean", default: false },
  },
});

if (positionals.length === 0) {
  process.stderr.write("usage: npm run clerk -- FILE… --out DIR [--complete]\n");
  process.exit(2);
}

await mkdir(values.out, { recursive: true });
const inputs: number[] = [];
const ratios: number[] = [];
for (const path of positionals) {
  const known = await readPublished(path);
  // --complete: only what is nearly whole and printed in the edition of its year.
  if (
    values.complete &&
    (known.cells_known < 190 || known.format !== known.format_expected_for_year)
  )
    continue;
  process.exitCode = (await one(known)) && process.exitCode !== 1 ? 0 : 1;
}
if (inputs.length > 1) {
  process.stderr.write(
    `${inputs.length} reports; median inputs ${median(inputs)}; median inputs ÷ non-zero cells ${median(ratios).toFixed(2)}\n`,
  );
}

async function one(known: Published): Promise<boolean> {
  const began = performance.now();
  try {
    const { file, messages, taps, questions, findings, mends } = await fill(known);
    const path = join(values.out, file.name);
    await writeFile(path, file.bytes);
    const document = await readDocx(file.bytes);
    const wrong = differences(known, document);
    const broken = brokenSums(document);
    const line = {
      id: known.id,
      edition: known.format,
      messages,
      taps,
      questions,
      findings,
      files: [path],
      ms: Math.round(performance.now() - began),
      ...(mends === 0 ? {} : { mended: wrong }),
      ...(mends > 0 || wrong.length === 0 ? {} : { wrong }),
      ...(broken.length === 0 ? {} : { broken }),
    };
    process.stdout.write(`${JSON.stringify(line)}\n`);
    inputs.push(messages + taps);
    ratios.push((messages + taps) / Math.max(1, nonZero(known)));
    // Each fix that the original made necessary may move one figure, and no more.
    return broken.length === 0 && wrong.length <= mends;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stdout.write(
      `${JSON.stringify({ id: known.id, edition: known.format, error: message })}\n`,
    );
    return false;
  }
}
