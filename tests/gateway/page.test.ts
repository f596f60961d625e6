import chromium from "@sparticuz/chromium";
import { InlineKeyboard, InputFile } from "grammy";
import { chromium as playwright } from "playwright-core";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { runBot, withGateway } from "./helpers.ts";
import type { World } from "./helpers.ts";

const PHONE = { width: 390, height: 844 };

/** Opens the page in a real browser and fails the test on any console error or request to another host. */
async function withPage(world: World, work: (page: Page) => Promise<void>): Promise<void> {
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...chromium.args, "--disable-background-networking", "--no-sandbox"],
  });
  try {
    const context = await browser.newContext({ viewport: PHONE, locale: "zh-CN", hasTouch: true });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) faults.push(message.text());
    });
    page.on("pageerror", (error) => faults.push(String(error)));
    page.on("request", (request) => {
      if (!request.url().startsWith(`${world.gateway.url}/`)) faults.push(request.url());
    });
    await work(page);
    expect(faults).toEqual([]);
  } finally {
    await browser.close();
  }
}

test("a person chats on a phone: text, card, toast, document, edit, reload", async () => {
  await withGateway(async (world) => {
    await runBot(world, (bot) => {
      bot.command("start", (ctx) => ctx.reply(`欢迎 ${ctx.match}`));
      bot.hears("题目", (ctx) =>
        ctx.reply("有没有收到申请？", {
          reply_markup: new InlineKeyboard().text("没有", "no").text("有", "yes"),
        }),
      );
      bot.callbackQuery("no", async (ctx) => {
        await ctx.answerCallbackQuery("已记下");
        await ctx.editMessageText("没有申请 ✓");
        await ctx.replyWithDocument(new InputFile(Buffer.from("内容"), "年报.docx"));
      });
      bot.on("edited_message:text", (ctx) => ctx.reply(`改成 ${ctx.editedMessage.text}`));
      bot.on("message:text", (ctx) => ctx.reply(`收到 ${ctx.message.text}`));
    });
    await withPage(world, async (page) => {
      const say = async (text: string): Promise<void> => {
        await page.getByLabel("输入消息").fill(text);
        await page.getByRole("button", { name: "发送", exact: true }).tap();
      };
      await page.goto(world.gateway.url);
      await page.getByRole("button", { name: "开始" }).tap();
      await page.getByText("欢迎").waitFor();
      await say("<img src=x onerror=alert(1)>");
      await page.getByText("收到 <img src=x onerror=alert(1)>").waitFor();
      await say("题目");
      await page.getByRole("button", { name: "没有" }).tap();
      await page.getByText("没有申请 ✓").waitFor();
      await page.getByText("已记下").waitFor();
      expect(await page.getByText("有没有收到申请？").count()).toBe(0);
      const download = page.waitForEvent("download");
      await page.getByRole("link", { name: "年报.docx" }).tap();
      expect((await download).suggestedFilename()).toBe("年报.docx");

      await page.getByText("题目", { exact: true }).tap();
      await page.getByRole("button", { name: "修改" }).tap();
      await page.getByLabel("输入消息").fill("题目二");
      await page.getByRole("button", { name: "保存修改" }).tap();
      await page.getByText("改成 题目二").waitFor();

      const texts = async (): Promise<string[]> => page.locator(".row .text").allTextContents();
      const before = await texts();
      await page.reload();
      await page.getByText("改成 题目二").waitFor();
      expect(await texts()).toEqual(before);
      await page.goto(`${world.gateway.url}/?start=abc`);
      await page.getByText("欢迎 abc").waitFor();
      expect(new URL(page.url()).search).toBe("");
    });
  });
});
