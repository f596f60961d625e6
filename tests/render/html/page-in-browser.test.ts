import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { BrowserContextOptions } from "playwright-core";
import { expect, test } from "vitest";
import type { Report } from "#flows/report.ts";
import { seriousFindings } from "#tests/support/accessibility.ts";
import { desktop, inBrowser, phone } from "#tests/support/browser.ts";
import {
  blankReport,
  composed,
  distinctReport,
  drawn,
  editions,
  written,
  zeroReport,
} from "../reports.ts";

const [{ form: form2019 }, { form }] = editions;
const zero = zeroReport(form, 2024);
const attack = `<img src=x onerror="document.title='hit'"></title><script>document.title='hit'</script>`;
const hostile: Report = {
  ...zero,
  office: { ...zero.office, unit: `${attack}${"甲".repeat(40)}` },
  texts: { ...zero.texts, overview: written(attack, "x".repeat(5000)) },
};

test.each<[string, Report, BrowserContextOptions]>([
  ["a finished report on a phone", distinctReport(form, 2024), phone],
  ["a draft of 2019 on a phone", blankReport(form2019, 2020), phone],
  ["a hostile report on a desk", hostile, desktop],
])("%s: fits, opens to all, runs nothing", async (_, report, device) => {
  const edition = report.form === form2019.id ? form2019 : form;
  const document = composed(edition, report);
  const [page] = await drawn("html", document);
  const folder = await mkdtemp(join(tmpdir(), "nianbao-html-"));
  const file = join(folder, "report.html");
  await writeFile(file, page?.bytes ?? "");
  try {
    await inBrowser(pathToFileURL(file).href, device, async ({ page }) => {
      const wide = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
      expect(wide).toBe(0);
      const boxes = await page.evaluate<readonly number[]>(
        "[...document.querySelectorAll('.box')].map((box) => box.scrollWidth - box.clientWidth)",
      );
      // On a phone, tables 三 and 四 scroll in their own boxes.
      expect(boxes.map((hidden) => hidden > 0)).toEqual([
        false,
        device === phone,
        device === phone,
      ]);
      expect(await page.title()).toBe(`${document.title}${document.draft ? "（草稿）" : ""}`);
      expect(await seriousFindings(page)).toEqual([]);
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
