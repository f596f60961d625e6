import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import pixelmatch from "pixelmatch";
import type { Page } from "playwright-core";
import { PNG } from "pngjs";
import { expect } from "vitest";

/** The share of pixels that may differ: a changed letter is more, a differently smoothed edge is less. */
const TOLERANCE = 0.002;

/** As a constructed sheet: the page's policy lets no inline style in, not even from a test. */
const HIDE_WHAT_MOVES = `{
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("time { visibility: hidden } * { caret-color: transparent !important }");
  document.adoptedStyleSheets = [sheet];
}`;

const kept = join(import.meta.dirname, "../e2e/pictures");
const found = join(import.meta.dirname, "../../out/pictures");

/**
 * Compares what the page shows with the kept picture of that name. Clock times are left out.
 * `npm run pictures:accept` keeps what is shown now; look at it before you commit it.
 */
export async function expectPicture(page: Page, name: string): Promise<void> {
  await page.evaluate(HIDE_WHAT_MOVES);
  const shown = await page.screenshot({ caret: "initial" });
  const path = join(kept, `${name}.png`);
  if (process.env["UPDATE_PICTURES"] !== undefined) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, shown);
    return;
  }
  const before = PNG.sync.read(await readFile(path));
  const after = PNG.sync.read(shown);
  const { width, height } = before;
  expect([after.width, after.height], `the size of ${name}`).toEqual([width, height]);
  const difference = new PNG({ width, height });
  const pixels = pixelmatch(before.data, after.data, difference.data, width, height, {
    threshold: 0.15,
  });
  if (pixels > width * height * TOLERANCE) {
    await mkdir(found, { recursive: true });
    await writeFile(join(found, `${name}.png`), shown);
    await writeFile(join(found, `${name}.difference.png`), PNG.sync.write(difference));
  }
  expect(pixels / (width * height), `${name} differs; see out/pictures`).toBeLessThan(TOLERANCE);
}
