import { InputFile } from "grammy";
import type { Page } from "playwright-core";
import { PNG } from "pngjs";
import { expect, test } from "vitest";
import { seriousFindings } from "#tests/support/accessibility.ts";
import { desktop, phone } from "#tests/support/browser.ts";
import { soon, withPageChat } from "./page-chat.ts";

/** A table of fifty rows, as a phone with fine pixels has it: striped. */
function longTable(): InputFile {
  const table = new PNG({ width: 1170, height: 4620 });
  table.data.fill(255);
  for (let row = 0; row < table.height; row += 180) {
    table.data.fill(90, row * table.width * 4, (row + 90) * table.width * 4);
  }
  for (let at = 3; at < table.data.length; at += 4) table.data[at] = 255;
  return new InputFile(PNG.sync.write(table), "进度.png");
}

const boxOf = async (page: Page, selector: string) =>
  (await page.locator(selector).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };

test.each([
  ["a phone", phone, 320, 390],
  ["a desk", desktop, 360, 640],
] as const)(
  "a table longer than the screen can be read on %s",
  async (_name, device, small, wide) => {
    await withPageChat(device, { said: [{ text: "进度" }] }, async ({ page, api, chatId }) => {
      await api.sendPhoto(chatId, longTable(), { caption: "全县进度" });
      const image = page.locator(".photo img");
      await image.waitFor();

      // In the chat its beginning, as wide as the message.
      const shown = await boxOf(page, ".photo img");
      expect([Math.round(shown.width), shown.height]).toEqual([small, 320]);

      // Full screen as wide as there is room, under the bar, and down to its end.
      await image.click();
      const slide = page.locator(".slide");
      await slide.waitFor();
      const large = await boxOf(page, ".slide img");
      const bar = await boxOf(page, "#lightbox-close");
      expect(large.width).toBe(wide);
      expect(large.y).toBeGreaterThanOrEqual(bar.y + bar.height);
      expect(await seriousFindings(page)).toEqual([]);
      await slide.focus();
      await page.keyboard.press("End");
      const caption = await boxOf(page, "#lightbox-caption");
      const end = async (): Promise<number> => {
        const { y, height } = await boxOf(page, ".slide img");
        return y + height;
      };
      await expect.poll(end, soon).toBeLessThanOrEqual(caption.y + 24);
      await page.keyboard.press("Escape");
      await slide.waitFor({ state: "hidden" });
    });
  },
);
