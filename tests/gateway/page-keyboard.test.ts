import { InlineKeyboard } from "grammy";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { desktop } from "#tests/support/browser.ts";
import { runBot } from "./helpers.ts";
import { focusOn, idsOn, longTalk, soon, withPageChat } from "./page-chat.ts";

test("by keyboard alone: messages, their menu, their buttons", async () => {
  await withPageChat(desktop, { said: longTalk(30) }, async (chat) => {
    const { page, api, chatId } = chat;
    const keys = new InlineKeyboard().text("减", "-").text("加", "+");
    await runBot(chat, (bot) => {
      bot.callbackQuery("+", async (ctx) => {
        await ctx.answerCallbackQuery();
        await ctx.editMessageText("二件", { reply_markup: keys });
      });
      bot.callbackQuery("-", async (ctx) => {
        await ctx.answerCallbackQuery();
        await ctx.editMessageText("就这样");
      });
    });
    await api.sendMessage(chatId, "一件", { reply_markup: keys });
    await page.getByRole("log").getByText("一件").waitFor();
    await page.getByLabel("输入消息").focus();

    await pressUntil(page, "Shift+Tab", "加");
    await page.keyboard.press("Enter");
    await page.getByRole("log").getByText("二件").waitFor();
    expect(await focusOn(page)).toBe("加");
    await pressUntil(page, "Shift+Tab", "减");
    await page.keyboard.press("Space");
    await page.getByRole("log").getByText("就这样").waitFor();
    // The button is gone; its message has the focus.
    expect(await focusOn(page)).toBe("31");

    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    expect(await focusOn(page)).toBe("29");
    await page.keyboard.press("Enter");
    const menu = page.getByRole("dialog");
    await menu.waitFor();
    await page.keyboard.press("Escape");
    await menu.waitFor({ state: "hidden" });
    expect(await focusOn(page)).toBe("29");
    await page.keyboard.press("End");
    expect(await focusOn(page)).toBe("31");
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowDown");
    expect(await focusOn(page)).toBe("回复");
    await page.keyboard.press("Enter");
    await expect.poll(() => focusOn(page), soon).toBe("input");
    expect(await page.locator("#about-text").textContent()).toBe("就这样");
  });
});

test("the search finds what is not loaded, by keyboard alone, and steps from one to the next", async () => {
  const said = longTalk(600)
    .with(9, { text: "新收 5 件，结转 1 件" })
    .with(299, { text: "结转：新收之后再说" })
    .with(499, { text: "只有结转" });
  await withPageChat(desktop, { said }, async ({ page }) => {
    await page.locator('[data-id="600"]').waitFor();
    expect(await idsOn(page)).not.toContain(300);
    await page.keyboard.press("Control+f");
    expect(await focusOn(page)).toBe("search-input");
    const note = page.locator("#search-note");
    await page.keyboard.type("没有这样的话");
    await note.getByText("没有找到").waitFor();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("新收 结转");
    // As many hold the first word alone: the marks say when both are looked for.
    await expect
      .poll(() => page.locator(".found mark").allTextContents(), soon)
      .toEqual(expect.arrayContaining(["新收", "结转"]));
    expect(await page.locator(".found").count()).toBe(2);

    await page.keyboard.press("Enter");
    await page.locator('[data-id="300"].flash').waitFor();
    expect(await note.textContent()).toBe("1 / 2");
    await page.locator("#search-input").focus();
    await page.keyboard.press("Enter");
    const found = page.locator('[data-id="10"]');
    await page.locator('[data-id="10"].flash').waitFor();
    expect(await note.textContent()).toBe("2 / 2");
    expect(await page.locator("#search-earlier").isDisabled()).toBe(true);
    const { y = 0 } = (await found.boundingBox()) ?? {};
    expect(y).toBeGreaterThan(100);
    expect(y).toBeLessThan(700);

    await page.locator("#search-input").focus();
    await page.keyboard.press("Escape");
    expect(await page.locator("#search").isVisible()).toBe(false);
    expect(await focusOn(page)).toBe("search-open");
    expect(await idsOn(page)).toContain(10);
  });
});

/** A dozen keys lead anywhere that is near. */
async function pressUntil(page: Page, key: string, goal: string): Promise<void> {
  for (let tries = 0; tries < 12 && (await focusOn(page)) !== goal; tries += 1) {
    await page.keyboard.press(key);
  }
  expect(await focusOn(page)).toBe(goal);
}
