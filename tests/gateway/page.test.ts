import { get } from "node:http";
import type { IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import chromium from "@sparticuz/chromium";
import { InlineKeyboard, InputFile } from "grammy";
import { chromium as playwright } from "playwright-core";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { runBot, withGateway } from "./helpers.ts";
import type { Json, World } from "./helpers.ts";

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
      // What is new is also told to screen readers, beside the log.
      const chat = page.getByRole("log");
      await page.goto(world.gateway.url);
      await page.getByRole("button", { name: "开始" }).tap();
      await chat.getByText("欢迎").waitFor();
      await say("<img src=x onerror=alert(1)>");
      await chat.getByText("收到 <img src=x onerror=alert(1)>").waitFor();
      await say("题目");
      await page.getByRole("button", { name: "没有" }).tap();
      await chat.getByText("没有申请 ✓").waitFor();
      await page.locator("#toast").getByText("已记下").waitFor();
      expect(await chat.getByText("有没有收到申请？").count()).toBe(0);
      const download = page.waitForEvent("download");
      await page.getByRole("link", { name: "年报.docx" }).tap();
      expect((await download).suggestedFilename()).toBe("年报.docx");

      await chat.getByText("题目", { exact: true }).tap();
      await page.getByRole("button", { name: "修改" }).tap();
      await page.getByLabel("输入消息").fill("题目二");
      await page.getByRole("button", { name: "保存修改" }).tap();
      await chat.getByText("改成 题目二").waitFor();

      const texts = async (): Promise<string[]> => page.locator(".row .text").allTextContents();
      const before = await texts();
      await page.reload();
      await chat.getByText("改成 题目二").waitFor();
      expect(await texts()).toEqual(before);
      await page.goto(`${world.gateway.url}/?start=abc`);
      await chat.getByText("欢迎 abc").waitFor();
      expect(new URL(page.url()).search).toBe("");
    });
  });
});

test("the page's parts arrive compressed, and not at all when the browser has them", async () => {
  await withGateway(async ({ gateway }) => {
    const plain = await load(`${gateway.url}/page/main.ts`);
    expect(plain.headers["content-encoding"]).toBeUndefined();
    const unpack = { br: brotliDecompressSync, gzip: gunzipSync };
    for (const [encoding, open] of Object.entries(unpack)) {
      const packed = await load(`${gateway.url}/page/main.ts`, { "accept-encoding": encoding });
      expect(packed.headers["content-encoding"]).toBe(encoding);
      expect(packed.headers.vary).toBe("accept-encoding");
      expect(open(packed.body)).toEqual(plain.body);
      expect(packed.body.length).toBeLessThan(plain.body.length / 2);
    }
    const { etag = "" } = plain.headers;
    const again = await load(`${gateway.url}/page/main.ts`, { "if-none-match": etag });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    expect((await load(`${gateway.url}/page/none.ts`)).status).toBe(404);
  });
});

test("all modules are asked for at once, and the first paint is under 100 kB", async () => {
  await withGateway(async ({ gateway }) => {
    const page = String((await load(`${gateway.url}/`)).body);
    const linked = (pattern: RegExp): string[] =>
      Array.from(page.matchAll(pattern), ([, path = ""]) => path);
    const preloaded = linked(/rel="modulepreload" href="([^"]+)"/g);
    const imported = new Set(["/page/main.ts"]);
    for (const path of imported) {
      const source = String((await load(`${gateway.url}${path}`)).body);
      for (const [, name] of source.matchAll(/from "\.\/([\w-]+\.ts)"/g))
        imported.add(`/page/${name}`);
    }
    expect(imported.size).toBeGreaterThan(20);
    expect(new Set(preloaded)).toEqual(imported);
    const styles = linked(/rel="stylesheet" href="([^"]+)"/g);
    expect(styles.length).toBeGreaterThan(3);
    let total = 0;
    for (const path of ["/", "/page/icon.svg", ...styles, ...preloaded]) {
      const { status, body } = await load(`${gateway.url}${path}`, { "accept-encoding": "br" });
      expect([path, status]).toEqual([path, 200]);
      total += body.length;
    }
    expect(total).toBeLessThan(100_000);
  });
});

test("the page can be installed, under the bot's name", async () => {
  await withGateway(async ({ gateway }) => {
    const { body, headers } = await load(`${gateway.url}/page/manifest.webmanifest`);
    expect(headers["content-type"]).toContain("application/manifest+json");
    const manifest: Json = JSON.parse(String(body));
    expect(manifest).toMatchObject({ name: "小报", start_url: "/", display: "standalone" });
    const drawn: string[] = [];
    for (const { src, sizes, type } of manifest.icons) {
      const icon = await load(`${gateway.url}${src}`);
      expect(icon.headers["content-type"]).toBe(type);
      if (type !== "image/png") continue;
      const size = `${icon.body.readUInt32BE(16)}x${icon.body.readUInt32BE(20)}`;
      expect(size).toBe(sizes);
      drawn.push(size);
    }
    expect(drawn).toEqual(["192x192", "512x512", "512x512"]);
    const page = String((await load(`${gateway.url}/`)).body);
    expect(page).toContain("<title>小报</title>");
  });
});

interface Loaded {
  readonly status: number | undefined;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

/** The bytes as they travel: `fetch` would unpack them. */
async function load(url: string, headers: Record<string, string> = {}): Promise<Loaded> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { headers }, resolve).on("error", reject);
  });
  return { status: response.statusCode, headers: response.headers, body: await buffer(response) };
}
