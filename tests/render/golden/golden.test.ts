import { readFile, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { drawn } from "../reports.ts";
import { goldenDocuments } from "./documents.ts";
import { readable, visible } from "./readable.ts";

const accepting = process.env["UPDATE_GOLDEN"] !== undefined;

const cases = (["docx", "pdf", "html", "xlsx"] as const).flatMap((format) =>
  Object.entries(goldenDocuments).map(([name, document]) => ({ format, name, document })),
);

/** Read the difference: is it what you wanted? Then `npm run golden:accept`, and commit it with the change. */
test.each(cases)("$name as $format is the accepted one", async ({ format, name, document }) => {
  const { extension, read } = readable[format];
  const files = await drawn(format, document);
  for (const [at, { bytes }] of files.entries()) {
    const path = `${name}${at === 0 ? "" : `-${at + 1}`}.${extension}`;
    const actual = visible(`${(await read(bytes)).trimEnd()}\n`);
    const file = new URL(`accepted/${path}`, import.meta.url);
    if (accepting) await writeFile(file, actual);
    const accepted = await readFile(file, "utf8").catch(() => "");
    if (actual !== accepted) console.log(`${path} changed. Is that wanted? npm run golden:accept`);
    expect(actual).toBe(accepted);
  }
});

test("the same document gives the same bytes", async () => {
  for (const { format, document } of cases) {
    const again = await drawn(format, document);
    for (const [at, { bytes }] of (await drawn(format, document)).entries()) {
      expect(Buffer.compare(bytes, again[at]!.bytes)).toBe(0);
    }
  }
});
