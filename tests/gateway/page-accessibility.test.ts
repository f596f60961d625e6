import type { BrowserContextOptions, Page } from "playwright-core";
import { expect, test } from "vitest";
import { seriousFindings } from "#tests/support/accessibility.ts";
import { desktop, phone } from "#tests/support/browser.ts";
import { runBot } from "./helpers.ts";
import { longTalk, withPageChat } from "./page-chat.ts";
import { sendEveryKind } from "./page-kinds.ts";

interface Say {
  readonly search: string;
  readonly record: string;
}

const zh: Say = { search: "搜索", record: "录语音" };
const en: Say = { search: "Search", record: "Record a voice message" };
const narrow = { ...phone, viewport: { width: 320, height: 568 } };

test.each<[string, BrowserContextOptions, Say]>([
  ["Chinese on a phone", phone, zh],
  ["English on a desk", { ...desktop, locale: "en-US" }, en],
  [
    "English on the smallest phone, in the dark",
    { ...narrow, locale: "en-US", colorScheme: "dark" },
    en,
  ],
])("no barrier and nothing cut off: %s", async (_name, device, words) => {
  await withPageChat(device, { said: longTalk(4), read: 2 }, async (chat) => {
    const { page, api, chatId } = chat;
    await runBot(chat, (bot) => {
      bot.on("callback_query", (ctx) =>
        ctx.answerCallbackQuery({ text: "请注意", show_alert: true }),
      );
    });
    await sendEveryKind(api, chatId);
    await page.getByRole("log").getByText("有没有收到申请？").waitFor();
    await page.getByRole("button", { name: words.record }).waitFor();
    await isOpenToAll(page, "chat");

    await page
      .locator(".bubble")
      .last()
      .click({ button: "right", position: { x: 8, y: 8 } });
    await page.locator("#sheet").waitFor();
    await isOpenToAll(page, "menu of a message");
    await page.keyboard.press("Escape");

    await page.getByRole("button", { name: "没有", exact: true }).click();
    await page.getByRole("alertdialog").waitFor();
    await isOpenToAll(page, "alert");
    await page.keyboard.press("Escape");

    await page.locator(".album a").first().click();
    await page.locator("#lightbox").waitFor();
    await isOpenToAll(page, "viewer");
    await page.keyboard.press("Escape");

    await page.getByRole("button", { name: words.search, exact: true }).click();
    await page.keyboard.type("第");
    await page.locator(".found").first().waitFor();
    await isOpenToAll(page, "search");
    await page.keyboard.press("Escape");

    // A person who reads in twice the size of letters.
    await page.evaluate("document.documentElement.style.fontSize = '200%'");
    await isOpenToAll(page, "large letters");
  });
});

async function isOpenToAll(page: Page, where: string): Promise<void> {
  expect({ where, found: await seriousFindings(page) }).toEqual({ where, found: [] });
  const sideways = "document.documentElement.scrollWidth - innerWidth";
  const inChat =
    "((box) => box.scrollWidth - box.clientWidth)(document.querySelector('#scroller'))";
  for (const surplus of [sideways, inChat]) {
    expect(await page.evaluate(surplus), `${where}: pixels to scroll sideways`).toBeLessThanOrEqual(
      0,
    );
  }
}
