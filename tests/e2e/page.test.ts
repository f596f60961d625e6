import { readFile } from "node:fs/promises";
import chromium from "@sparticuz/chromium";
import { chromium as playwright } from "playwright-core";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { unzip } from "#tests/support/unzip.ts";
import { wordsIn } from "#bot/words/words.ts";
import { withFolder } from "./product.ts";

const words = wordsIn["zh-CN"];
const phone = { viewport: { width: 390, height: 844 }, locale: "zh-CN", hasTouch: true };

test("on a phone, a report with three requests is tapped through to the file", async () => {
  await withFolder(async ({ launch }) => {
    const { url } = await launch();
    await withPage(url, async (page) => {
      const tap = async (name: string): Promise<void> =>
        page.getByRole("button", { name, exact: true }).last().tap();
      const say = async (text: string): Promise<void> => {
        await page.getByLabel("输入消息").fill(text);
        await tap("发送");
      };
      const reads = (text: string): Promise<void> => page.getByText(text).last().waitFor();

      await page.goto(url);
      await tap("开始");
      await reads(words.askUnit);
      await say("大营子乡");
      await tap(words.levels.township);
      await reads(words.askCounty("大营子乡"));
      await say("朝阳县");
      await tap("我乡");
      await reads(words.askYear);
      await say("2025");
      await tap("有");
      await tap("没有");
      await tap(words.zeroRest);
      await tap(words.modes.cases);
      await tap(words.zero);
      await tap("自然人");
      await tap("予以公开");
      await reads("登记了：自然人");
      await say("公司 结转下年 2");
      await reads("登记了：商业企业");
      // Cards that shrink and grow never leave the newest message out of sight.
      await expect.poll(() => page.evaluate(fromEnd)).toBeLessThan(2);
      await tap(words.casesDone);
      await reads("总体情况");
      await expect.poll(() => page.evaluate(fromEnd)).toBeLessThan(2);
      await say("主动公开：通过县政府网站公开信息 32 条。");
      await tap(words.done);
      await reads("问题和改进");
      await say("一是公开内容不够丰富。下一步按月补充。");
      await tap(words.done);
      await tap(words.none);
      await tap(words.finish);
      const downloading = page.waitForEvent("download");
      await page.getByRole("link", { name: "年度报告.docx" }).tap();
      const download = await downloading;
      expect(download.suggestedFilename()).toBe("大营子乡2025年政府信息公开工作年度报告.docx");
      const bytes = await readFile(await download.path());
      expect(bytes.subarray(0, 4).toString("latin1")).toBe("PK\u0003\u0004");
      expect(unzip(bytes).get("word/document.xml")).toContain("公开信息 32 条");
    });
  });
});

/** How far above the newest message the page stands, in pixels; told to the browser, which alone has a page. */
const fromEnd =
  "(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight)(document.getElementById('scroller'))";

/** A real browser, where any console error or request to another host fails the test. */
async function withPage(url: string, work: (page: Page) => Promise<void>): Promise<void> {
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...chromium.args, "--disable-background-networking", "--no-sandbox"],
  });
  try {
    const page = await (await browser.newContext(phone)).newPage();
    page.setDefaultTimeout(45_000);
    const faults: string[] = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) faults.push(message.text());
    });
    page.on("pageerror", (error) => faults.push(String(error)));
    page.on("request", (request) => {
      if (!request.url().startsWith(`${url}/`)) faults.push(request.url());
    });
    await work(page);
    expect(faults).toEqual([]);
  } finally {
    await browser.close();
  }
}
