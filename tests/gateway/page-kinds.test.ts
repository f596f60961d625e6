import { InlineKeyboard, InputFile } from "grammy";
import { expect, test } from "vitest";
import { desktop, phone } from "#tests/support/browser.ts";
import { sendEveryKind } from "./page-kinds.ts";
import { soon, withPageChat } from "./page-chat.ts";

test("every kind of message is drawn; an album is one row, the viewer turns through all pictures", async () => {
  await withPageChat(phone, { said: [{ text: "欢迎" }] }, async ({ page, api, chatId }) => {
    await sendEveryKind(api, chatId);
    const log = page.getByRole("log");
    await log.getByText("有没有收到申请？").waitFor();
    const shown = async (selector: string): Promise<string[]> =>
      log.locator(selector).allTextContents();
    const drawn = ["b", "b > i", "u", "s", "code", ".pre pre", ".command"].map((mark) =>
      shown(`.text > ${mark}`),
    );
    expect(await Promise.all(drawn)).toEqual([
      ["粗体", "又斜"],
      ["又斜"],
      ["下划线"],
      ["删除线"],
      ["x=1"],
      ["return 1;"],
      ["/help"],
    ]);
    const links = log.locator(".text a");
    const addresses = links.evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    expect(await addresses).toEqual(["https://example.com/a", "https://example.com/b"]);
    await page.getByRole("button", { name: "隐藏的内容，点此显示" }).tap();
    expect(await log.locator(".spoiler").count()).toBe(0);
    await log.getByText("隐藏的答案", { exact: true }).waitFor();
    const fold = page.getByRole("button", { name: "展开" });
    const quote = log.locator("blockquote.expandable");
    const tall = async (): Promise<number> => (await quote.boundingBox())?.height ?? 0;
    const folded = await tall();
    await fold.tap();
    await expect.poll(tall, soon).toBeGreaterThan(folded);

    expect(await log.locator(".album").count()).toBe(1);
    expect(await log.locator(".album img").count()).toBe(3);
    await log.locator(".album a").nth(1).tap();
    const count = page.locator("#lightbox-count");
    await count.getByText("2 / 4").waitFor();
    await page.keyboard.press("ArrowRight");
    await count.getByText("3 / 4").waitFor();
    await page.keyboard.press("ArrowRight");
    await page.locator("#lightbox-caption").getByText("单独一张").waitFor();
    expect(await page.locator("#lightbox-next").isDisabled()).toBe(true);
    const isWhole = "(({ complete, naturalWidth }) => complete && naturalWidth === 400)";
    const last = `${isWhole}(document.querySelector(".slide:last-child img"))`;
    await expect.poll(() => page.evaluate(last), soon).toBe(true);
    await page.keyboard.press("Escape");
    await page.locator("#lightbox").waitFor({ state: "hidden" });
    await api.deleteMessage(chatId, 3);
    await expect.poll(() => log.locator(".album img").count(), soon).toBe(2);
  });
});

test("a recording plays, and plays on while its message is redrawn", async () => {
  await withPageChat(desktop, { said: [{ text: "欢迎" }] }, async ({ page, api, chatId }) => {
    await page.getByRole("button", { name: "录语音" }).click();
    await page.locator("#voice-time", { hasText: "0:02" }).waitFor();
    await page.getByRole("button", { name: "发送语音" }).click();
    const row = page.locator('[data-id="2"]');
    await row.getByRole("button", { name: "播放" }).click();
    const pause = row.getByRole("button", { name: "暂停" });
    await pause.waitFor();
    await api.setMessageReaction(chatId, 2, [{ type: "emoji", emoji: "👍" }]);
    await row.locator(".reaction").waitFor();
    const place = row.getByLabel("播放位置");
    await expect.poll(async () => Number(await place.inputValue()), soon).toBeGreaterThan(0.5);
  });
});

test("names and texts are never markup, and no link runs a script", async () => {
  const attack = `<img src="/x" onerror="globalThis.isHacked = true"><script>isHacked = true</script>`;
  const bad = "javascript:globalThis.isHacked=true";
  const said = [
    { text: attack, out: true },
    {
      text: `${bad} 坏链接`,
      entities: [
        { type: "url", offset: 0, length: bad.length },
        { type: "text_link", offset: bad.length + 1, length: 3, url: bad },
      ],
      reply_markup: { inline_keyboard: [[{ text: attack, url: bad }]] },
      replyTo: 1,
    },
  ];
  await withPageChat(desktop, { said, botName: attack }, async ({ page, another, api, chatId }) => {
    await api.setMyCommands([{ command: "help", description: attack }]);
    const keys = new InlineKeyboard().text(attack, "go");
    const file = new InputFile(Buffer.from("内容"), "<b onclick=isHacked=1>.txt");
    await api.sendDocument(chatId, file, { caption: attack, reply_markup: keys });
    await api.pinChatMessage(chatId, 1);
    await page.getByRole("button", { name: attack }).last().waitFor();
    const other = await another();
    await other.locator("#pinned").waitFor();
    await other.getByRole("button", { name: "命令菜单" }).click();
    await other.getByRole("option").waitFor();
    await other.keyboard.press("Escape");
    await other.keyboard.press("Control+f");
    await other.keyboard.type("img");
    await other.locator(".found").first().waitFor();
    for (const window of [page, other]) {
      expect(await window.title()).toBe(attack);
      expect(await window.locator("h1").textContent()).toBe(attack);
      expect(await window.locator(".text").first().textContent()).toBe(attack);
      expect(await window.locator("[href^='javascript:' i]").count()).toBe(0);
      expect(await window.locator("[onerror], [onclick], body script").count()).toBe(0);
      await window.getByText("坏链接").click();
      expect(await window.evaluate("globalThis.isHacked")).toBeUndefined();
    }
  });
});
