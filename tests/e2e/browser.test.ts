import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { wordsIn } from "#bot/words/words.ts";
import { seriousFindings } from "#tests/support/accessibility.ts";
import { desktop, inBrowser, phone } from "#tests/support/browser.ts";
import { expectPicture } from "#tests/support/pictures.ts";
import { unzip } from "#tests/support/unzip.ts";
import { withFolder } from "./product.ts";

const words = wordsIn["zh-CN"];

/** What a person does, in the words of the page. */
function handsOn(page: Page) {
  const tap = async (name: string | RegExp): Promise<void> =>
    page.getByRole("button", { name, exact: true }).last().click();
  return {
    tap,
    say: async (text: string): Promise<void> => {
      await page.getByLabel("输入消息").fill(text);
      await tap("发送");
    },
    reads: (text: string): Promise<void> => page.getByText(text).last().waitFor(),
    /** Opens the menu of the newest message with this text, and chooses. */
    choose: async (text: string, entry: string): Promise<void> => {
      const bubble = page.locator(".bubble", { hasText: text }).last();
      await bubble.click({ button: "right" });
      await page.getByRole("dialog").getByRole("button", { name: entry, exact: true }).click();
    },
  };
}

/** Waits until the page has told that its newest message was seen: a line would stand above it after a reload. */
function readMarkOf(page: Page): () => Promise<void> {
  let told = 0;
  page.on("requestfinished", (request) => {
    if (request.url().endsWith("/api/read")) {
      told = (request.postDataJSON() as { message_id: number }).message_id;
    }
  });
  return async () => {
    const newest = await page.evaluate<number>(
      `fetch("/api/messages?limit=1&before=1000000000").then((page) => page.json()).then(({ messages }) => messages.at(-1).message_id)`,
    );
    await expect.poll(() => told, { timeout: 10_000 }).toBe(newest);
  };
}

const allDrawn = "[...document.images].every(({ complete }) => complete)";

async function looksRight(page: Page, name: string): Promise<void> {
  expect({ [name]: await seriousFindings(page) }).toEqual({ [name]: [] });
  await expectPicture(page, name);
}

describe.each([
  ["phone", phone],
  ["desktop", desktop],
] as const)("in a browser at the size of a %s", (size, device) => {
  test("a report is filled, mended, sent for, over a broken line and a reload", async () => {
    await withFolder(async ({ launch, report }) => {
      const { url } = await launch();
      await inBrowser(url, device, async ({ page, expectFaults }) => {
        const { tap, say, reads, choose } = handsOn(page);
        const everythingIsRead = readMarkOf(page);
        const inForce = async (): Promise<unknown> =>
          (await report(2025)).report.answers["proactive.rules.in_force"];
        await reads("这里还没有消息");
        await looksRight(page, `${size}-1-welcome`);
        await tap("开始");
        await reads(words.askUnit);
        await say("大营子乡");
        await tap(words.levels.township);
        await reads(words.askCounty("大营子乡"));
        await say("朝阳县");
        await tap("我乡");
        await reads(words.askYear);
        await say("2025");
        await tap("都没有");
        await tap("没有");
        await looksRight(page, `${size}-2-question`);

        // A section by typing.
        await say("2 0 12");
        await reads("制发 2");
        await everythingIsRead();
        await page.reload();
        await reads("制发 2");

        // The first answer mended by editing it, then by a reply.
        await choose("2 0 12", "修改");
        await looksRight(page, `${size}-3-editing`);
        await page.getByLabel("输入消息").fill("2 0 13");
        await tap("保存修改");
        await expect.poll(inForce).toBe(13);
        await reads("12 → 13");
        await choose("2 0 13", "回复");
        await looksRight(page, `${size}-4-replying`);
        await say("2 0 14");
        await expect.poll(inForce).toBe(14);
        await reads("13 → 14");

        await tap("没错，继续");
        await reads("规范性文件");

        // Written without a line: it waits, and goes by itself.
        expectFaults(/ERR_INTERNET_DISCONNECTED|Failed to load resource/);
        await page.context().setOffline(true);
        await say(words.zeroRest);
        await reads("正在连接");
        await expectPicture(page, `${size}-5-offline`);
        await page.reload().catch(() => undefined);
        await page.context().setOffline(false);
        await page.goto(url);
        await reads("总体情况");

        // A file that the bot has no use for.
        await page.locator("#file").setInputFiles({
          name: "说明<b>材料.txt",
          mimeType: "text/plain",
          buffer: Buffer.from("全文"),
        });
        await tap("发送");
        await page.getByRole("link", { name: "说明<b>材料.txt" }).waitFor();

        await say("主动公开：通过县政府网站公开信息 32 条。");
        await tap(words.done);
        await reads("问题和改进");
        await say("一是公开内容不够丰富。下一步按月补充。");
        await tap(words.done);
        await tap(words.none);
        await tap(words.finish);
        const downloading = page.waitForEvent("download");
        await page.getByRole("link", { name: "年度报告.docx" }).click();
        const download = await downloading;
        const bytes = await readFile(await download.path());
        expect(unzip(bytes).get("word/document.xml")).toContain("公开信息 32 条");
        await looksRight(page, `${size}-6-file`);

        await page.emulateMedia({ colorScheme: "dark" });
        await looksRight(page, `${size}-7-dark`);
        await page.emulateMedia({ colorScheme: "light" });

        // The pages as pictures, and another format.
        await say("预览");
        await reads("定稿是这个样子");
        await expect.poll(() => page.evaluate(allDrawn)).toBe(true);
        await looksRight(page, `${size}-8-preview`);
        await say("文件");
        await reads(words.whichFile.split("\n")[0] ?? "");
        await looksRight(page, `${size}-9-formats`);
        const another = page.waitForEvent("download");
        await tap(words.formats.pdf);
        await page.getByRole("link", { name: "年度报告.pdf" }).click();
        const pdf = await readFile(await (await another).path());
        expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
      });
    });
  });
});
