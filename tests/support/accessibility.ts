import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { AxeResults, Result } from "axe-core";
import type { Page } from "playwright-core";

const script = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** What an accessibility check finds serious or worse: rule, and where. */
export async function seriousFindings(page: Page): Promise<readonly string[]> {
  // Through the debugger, for the page itself lets no foreign script in.
  const source = await readFile(script, "utf8");
  await page.evaluate(source);
  const { violations } = await page.evaluate<AxeResults>("axe.run(document, { iframes: false })");
  const isSerious = ({ impact }: Result): boolean => impact === "serious" || impact === "critical";
  return violations
    .filter(isSerious)
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}
