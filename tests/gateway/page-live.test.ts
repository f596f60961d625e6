import { InlineKeyboard } from "grammy";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { phone } from "#tests/support/browser.ts";
import { runBot } from "./helpers.ts";
import { fromEnd, idsOn, longTalk, soon, textsOn, withPageChat } from "./page-chat.ts";

test("two windows of one person: what is sent or pressed in one shows once in both", async () => {
  await withPageChat(phone, { said: [{ text: "欢迎" }] }, async (chat) => {
    const { page, another } = chat;
    await runBot(chat, (bot) => {
      const keys = new InlineKeyboard().text("没有", "no").text("有", "yes");
      bot.on("message:text", (ctx) => ctx.reply("有没有收到申请？", { reply_markup: keys }));
      bot.on("callback_query", async (ctx) => {
        await ctx.answerCallbackQuery();
        await ctx.editMessageText("没有申请 ✓");
      });
    });
    const other = await another();
    await say(page, "开始填");
    const asked = ["欢迎", "开始填", "有没有收到申请？"];
    await expect.poll(() => textsOn(page), soon).toEqual(asked);
    await expect.poll(() => textsOn(other), soon).toEqual(asked);
    await other.getByRole("button", { name: "没有" }).tap();
    for (const window of [page, other]) {
      await expect.poll(() => textsOn(window), soon).toEqual(["欢迎", "开始填", "没有申请 ✓"]);
      expect(await window.locator(".key").count()).toBe(0);
    }
  });
});

test("the line breaks, then the messenger restarts: the page goes on by itself, without gap or double", async () => {
  await withPageChat(phone, { said: longTalk(3) }, async (chat) => {
    const { page, api, chatId, restart, expectFaults } = chat;
    expectFaults(/Failed to load resource|ERR_/);
    await page.evaluate("globalThis.isSame = true");
    const status = page.locator("#status");
    await status.getByText("机器人").waitFor();
    const ids = async (): Promise<readonly number[]> => idsOn(page);

    await page.context().setOffline(true);
    await status.getByText("正在连接").waitFor();
    await api.sendMessage(chatId, "断线时来的");
    await say(page, "断线时写的");
    await page.context().setOffline(false);
    await expect.poll(ids, soon).toEqual([1, 2, 3, 4, 5]);
    const texts = await textsOn(page);
    expect(texts.slice(3)).toEqual(["断线时来的", "断线时写的"]);

    await restart((add) => add({ text: "重启时来的" }));
    await expect.poll(ids, soon).toEqual([1, 2, 3, 4, 5, 6]);
    await api.sendMessage(chatId, "重启后来的");
    await expect.poll(ids, soon).toEqual([1, 2, 3, 4, 5, 6, 7]);

    // More than the stream tells again: the page loads the chat anew, in place.
    await restart((add) => add(...longTalk(400)));
    await expect.poll(async () => (await ids()).at(-1), soon).toBe(407);
    await expect.poll(() => fromEnd(page), soon).toBeLessThan(2);
    const shown = await ids();
    expect(shown).toEqual(shown.map((_, index) => (shown[0] ?? 0) + index));
    await status.getByText("机器人").waitFor();
    expect(await page.evaluate("globalThis.isSame")).toBe(true);
  });
});

test("a stopped bot cannot write, and nothing can be written to it, until it is taken up again", async () => {
  await withPageChat(phone, { said: [{ text: "欢迎" }] }, async (chat) => {
    const { page, another, api, chatId } = chat;
    const other = await another();
    const input = page.getByLabel("输入消息");
    await page.getByRole("button", { name: "更多", exact: true }).tap();
    await page.getByRole("button", { name: "停用机器人" }).tap();
    await page.getByRole("alertdialog").getByRole("button", { name: "停用机器人" }).tap();
    await input.waitFor({ state: "hidden" });
    await other.getByLabel("输入消息").waitFor({ state: "hidden" });
    await expect(api.sendMessage(chatId, "听得到吗")).rejects.toMatchObject({
      error_code: 403,
      description: "Forbidden: bot was blocked by the user",
    });
    await page.reload();
    await page.getByRole("button", { name: "重新启用" }).tap();
    await input.waitFor();
    await api.sendMessage(chatId, "又在了");
    await expect.poll(() => textsOn(other), soon).toEqual(["欢迎", "又在了"]);
    expect(await other.getByLabel("输入消息").isVisible()).toBe(true);
  });
});

async function say(page: Page, text: string): Promise<void> {
  await page.getByLabel("输入消息").fill(text);
  await page.getByRole("button", { name: "发送", exact: true }).tap();
}
