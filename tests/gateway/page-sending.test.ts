import chromium from "@sparticuz/chromium";
import { chromium as playwright } from "playwright-core";
import type { BrowserContext, Page } from "playwright-core";
import { expect, test } from "vitest";
import { runBot, withGateway } from "./helpers.ts";

/** A phone whose bot answers every message; the chat has begun. */
async function withPhone(work: (phone: Phone) => Promise<void>): Promise<void> {
  await withGateway(async (world) => {
    await runBot(world, (bot) => {
      bot.on("message", (ctx) => ctx.reply("收到"));
    });
    const browser = await playwright.launch({
      executablePath: await chromium.executablePath(),
      args: [...chromium.args, "--disable-background-networking", "--no-sandbox"],
    });
    try {
      const context = await browser.newContext({ locale: "zh-CN", hasTouch: true });
      const page = await context.newPage();
      page.setDefaultTimeout(45_000);
      await page.goto(world.gateway.url);
      await page.getByRole("button", { name: "开始" }).tap();
      await page.getByRole("log").getByText("收到").waitFor();
      await work({ context, page, url: world.gateway.url });
    } finally {
      await browser.close();
    }
  });
}

/** A busy machine may take as many milliseconds. */
const soon = { timeout: 45_000 };

interface Phone {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly url: string;
}

const say = async (page: Page, text: string): Promise<void> => {
  await page.getByLabel("输入消息").fill(text);
  await page.getByRole("button", { name: "发送", exact: true }).tap();
};

const attach = async (page: Page, name: string, bytes: Buffer): Promise<void> => {
  await page.locator("#file").setInputFiles({ name, mimeType: "text/plain", buffer: bytes });
};

/** Own messages as the page shows them, oldest first. */
const sent = async (page: Page): Promise<string[]> =>
  page.locator(".row.out :is(.text, .file-name)").allTextContents();

test("what was sent without a network goes out once and in order, after a reload and from two windows", async () => {
  await withPhone(async ({ context, page, url }) => {
    const posts = /\/api\/(messages|media)$/;
    await context.route(posts, (route) =>
      route.request().method() === "POST" ? route.abort() : route.continue(),
    );
    await say(page, "第一");
    await attach(page, "清单.txt", Buffer.from("三项"));
    await page.getByRole("button", { name: "发送", exact: true }).tap();
    await say(page, "第三");
    await page.getByLabel("输入消息").fill("还没写完");
    await page.reload();
    await page.getByText("第三").waitFor();
    expect(await page.getByLabel("输入消息").inputValue()).toBe("还没写完");
    const other = await context.newPage();
    await other.goto(url);
    await other.locator(".pending").nth(2).waitFor();
    await context.unroute(posts);
    // The browser says that the line is back: nothing waits for the end of its pause.
    await context.setOffline(true);
    await context.setOffline(false);
    const all = ["/start", "第一", "清单.txt", "第三"];
    await expect.poll(() => page.locator(".pending").count(), soon).toBe(0);
    await expect.poll(() => other.locator(".pending").count(), soon).toBe(0);
    await expect.poll(async () => [await sent(page), await sent(other)], soon).toEqual([all, all]);
    await page.reload();
    await expect.poll(() => sent(page), soon).toEqual(all);
  });
});

test("a refused message says why, and is sent again or dropped", async () => {
  await withPhone(async ({ context, page }) => {
    const refuse = async (status: number, error: string): Promise<void> => {
      await context.route("**/api/messages", async (route) => {
        if (route.request().method() !== "POST") return route.continue();
        return route.fulfill({ status, json: { error } });
      });
    };
    await refuse(507, "storage_full");
    await say(page, "装不下");
    await page.getByText("服务器存满了").waitFor();
    await context.unroute("**/api/messages");
    await page.getByText("装不下").tap();
    await page.getByRole("dialog").getByRole("button", { name: "重新发送" }).tap();
    await expect.poll(() => page.locator(".pending").count(), soon).toBe(0);
    await refuse(400, "invalid");
    await say(page, "不要了");
    await page.getByText("服务器没有接收").waitFor();
    await page.getByText("不要了").tap();
    await page.getByRole("button", { name: "不再发送" }).tap();
    await page.reload();
    await expect.poll(() => sent(page), soon).toEqual(["/start", "装不下"]);
  });
});

test("too fast: the page waits as long as the server asks", async () => {
  await withPhone(async ({ context, page }) => {
    const tries: number[] = [];
    await context.route("**/api/messages", async (route) => {
      if (route.request().method() !== "POST") return route.continue();
      tries.push(Date.now());
      if (tries.length > 1) return route.continue();
      return route.fulfill({ status: 429, headers: { "retry-after": "3" }, json: {} });
    });
    await say(page, "慢一点");
    await expect.poll(() => page.locator(".pending").count(), soon).toBe(0);
    const [first = 0, second = 0] = tries;
    expect(second - first).toBeGreaterThanOrEqual(3_000);
    expect(tries).toHaveLength(2);
  });
});

test("Enter that picks a Chinese candidate never sends, and a long text goes in parts", async () => {
  await withPhone(async ({ page }) => {
    const input = page.getByLabel("输入消息");
    await input.fill("nian bao");
    const enter = { key: "Enter", bubbles: true, cancelable: true };
    await input.dispatchEvent("keydown", { ...enter, isComposing: true });
    await input.dispatchEvent("keydown", { ...enter, keyCode: 229 });
    expect(await input.inputValue()).toBe("nian bao");
    await input.fill(`${"一".repeat(4000)}\n${"二".repeat(500)}`);
    await page.getByText("将分 2 条发送").waitFor();
    await page.getByRole("button", { name: "发送", exact: true }).tap();
    const lengths = async (): Promise<number[]> => (await sent(page)).map(({ length }) => length);
    await expect.poll(lengths, soon).toEqual([6, 4000, 500]);
  });
});

test("files that cannot be sent are refused at once; a picture can go as it is", async () => {
  await withPhone(async ({ page }) => {
    await attach(page, "空.txt", Buffer.alloc(0));
    await page.getByText("“空.txt”是空的").waitFor();
    await attach(page, "大.zip", Buffer.alloc(21 * 1024 * 1024));
    await page.getByText("“大.zip”超过 20 MB").waitFor();
    expect(await page.locator("#tray").isVisible()).toBe(false);
    const pixel =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";
    const picture = { name: "图.png", mimeType: "image/png", buffer: Buffer.from(pixel, "base64") };
    await page.locator("#file").setInputFiles([picture, picture]);
    await page.getByLabel("按原文件发送").check();
    await page.getByRole("button", { name: "移除 图.png" }).first().tap();
    await page.getByRole("button", { name: "发送", exact: true }).tap();
    await expect.poll(() => sent(page), soon).toEqual(["/start", "图.png"]);
  });
});
