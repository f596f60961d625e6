import { Api } from "grammy";
import type { BrowserContextOptions, Page } from "playwright-core";
import { expect, test } from "vitest";
import { seriousFindings } from "#tests/support/accessibility.ts";
import { desktop, inBrowser, phone } from "#tests/support/browser.ts";
import { focusOn, soon, textsOn } from "./page-chat.ts";
import { BOT_TOKEN, waiting, withPlace } from "./strangers.ts";

const demo = [
  { name: "填报员 小王", about: "替大营子乡填年报" },
  { name: "审核领导 李主任", about: "大营子乡，看过才能报出去" },
  { name: "县主管 赵科长", about: "朝阳县政务公开办，看全县的进度" },
];

test("three tabs are three people at once: chats, drafts, files and what is unsent are kept apart", async () => {
  await withPlace({ demo }, async ({ url, gateway }) => {
    const [wang = 0, li = 0] = gateway.demo.map(({ id }) => id);
    const api = new Api(BOT_TOKEN, { apiRoot: url });
    await inBrowser(url, phone, async ({ page: first, another, expectFaults }) => {
      const [second, third] = [await another(), await another()];
      await turnInto(first, "填报员 小王");
      await turnInto(second, "审核领导 李主任");
      await say(first, "我是小王");
      await say(second, "我是主任");
      await say(third, "我是访客");
      const heard = [
        ["填报员 小王", "我是小王"],
        ["审核领导 李主任", "我是主任"],
        ["访客", "我是访客"],
      ];
      await expect.poll(() => waiting(url), soon).toEqual(heard);
      await api.sendMessage(wang, "小王，该填了");
      await api.sendMessage(li, "主任，该审了");
      const talks = [
        [first, ["我是小王", "小王，该填了"]],
        [second, ["我是主任", "主任，该审了"]],
        [third, ["我是访客"]],
      ] as const;
      for (const [tab, texts] of talks) await expect.poll(() => textsOn(tab), soon).toEqual(texts);
      expect(await first.title()).toBe("填报员 小王 · 小报");
      expect(await third.title()).toBe("小报");

      // Drafts, and a file that only the one chat shows.
      await first.getByLabel("输入消息").fill("小王的草稿");
      await second.getByLabel("输入消息").fill("主任的草稿");
      await attach(first);
      await first.getByRole("link", { name: "清单.txt" }).waitFor();
      const download = first.waitForEvent("download");
      await first.getByRole("link", { name: "清单.txt" }).tap();
      expect((await download).suggestedFilename()).toBe("清单.txt");

      // What is unsent waits for its own person, whoever the tab shows meanwhile.
      expectFaults(/Failed to load resource|ERR_/);
      const posts = /\/api\/messages\?person=\d+$/;
      await first
        .context()
        .route(posts, (route) =>
          route.request().method() === "POST" ? route.abort() : route.continue(),
        );
      await say(first, "小王没发出的");
      await first.locator(".pending").waitFor();
      await turnInto(first, "审核领导 李主任");
      expect(await first.locator(".pending").count()).toBe(0);
      expect(await first.getByLabel("输入消息").inputValue()).toBe("主任的草稿");
      await first.context().unroute(posts);
      await turnInto(first, "我自己");
      await expect.poll(() => textsOn(first), soon).toEqual(["我是访客"]);
      await turnInto(first, "填报员 小王");
      await expect.poll(() => first.locator(".pending").count(), soon).toBe(0);
      const said = await waiting(url);
      expect(said.at(-1)).toEqual(["填报员 小王", "小王没发出的"]);
      expect(said).toHaveLength(5);

      // Each tab keeps its person over a reload.
      await Promise.all([first, second, third].map((tab) => tab.reload()));
      await shows(first, "填报员 小王");
      await shows(second, "审核领导 李主任");
      await shows(third, "我自己");

      // Whoever is removed is gone from the tab; the others go on, with their drafts.
      await gateway.signOut(wang);
      await shows(first, "我自己");
      expect(await second.getByLabel("输入消息").inputValue()).toBe("主任的草稿");
    });
  });
});

test("a deep link speaks as whom the tab shows, for each of them once", async () => {
  await withPlace({ demo }, async ({ url, gateway }) => {
    const { url: link } = await gateway.link({ start: "unit_7" });
    const [wang] = demo;
    await inBrowser(link, phone, async ({ page }) => {
      await expect.poll(() => waiting(url), soon).toEqual([["访客", "/start unit_7"]]);
      await turnInto(page, wang?.name ?? "");
      for (let round = 0; round < 2; round += 1) {
        await page.goto("about:blank");
        await page.goto(link);
        await page.locator("#log > [data-id]").waitFor();
      }
      const both = [
        ["访客", "/start unit_7"],
        ["填报员 小王", "/start unit_7"],
      ];
      await expect.poll(() => waiting(url), soon).toEqual(both);
    });
  });
});

test("a tab whose person the demo no longer knows shows whoever this browser is", async () => {
  await withPlace({ demo }, async ({ url, gateway, dataDir }) => {
    await inBrowser(url, phone, async ({ page, expectFaults }) => {
      await turnInto(page, "县主管 赵科长");
      await say(page, "在");
      expectFaults(/Failed to load resource|ERR_/);
      await gateway.close();
      const port = Number(new URL(url).port);
      await withPlace({ demo: demo.slice(0, 2), dataDir, port }, async () => {
        await shows(page, "我自己");
      });
    });
  });
});

const narrow = { ...phone, viewport: { width: 320, height: 568 } };

test.each<[string, BrowserContextOptions, string]>([
  ["a phone", phone, "换人"],
  ["a phone in the dark", { ...phone, colorScheme: "dark" }, "换人"],
  ["the smallest phone, in English", { ...narrow, locale: "en-US" }, "Switch"],
  ["a desk", desktop, "换人"],
])("bar and menu without barrier on %s", async (_name, device, label) => {
  await withPlace({ demo }, async ({ url }) => {
    await inBrowser(url, device, async ({ page }) => {
      const change = page.getByRole("button", { name: label });
      await change.waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      expect(await smallest(page, "#demo-switch")).toBeGreaterThanOrEqual(44);
      const sideways = "document.documentElement.scrollWidth - innerWidth";
      expect(await page.evaluate(sideways)).toBeLessThanOrEqual(0);

      // By key alone.
      await change.focus();
      await page.keyboard.press("Enter");
      const people = page.getByRole("menu").getByRole("menuitemradio");
      await expect.poll(() => people.count(), soon).toBe(4);
      const checked = people.evaluateAll((all) =>
        all.map((one) => one.getAttribute("aria-checked")),
      );
      expect(await checked).toEqual(["false", "false", "false", "true"]);
      expect(await seriousFindings(page)).toEqual([]);
      expect(await smallest(page, "#sheet [role=menuitemradio]")).toBeGreaterThanOrEqual(44);
      await page.keyboard.press("Escape");
      await page.locator("#sheet").waitFor({ state: "hidden" });
      expect(await focusOn(page)).toBe("demo-switch");
      await page.keyboard.press("Enter");
      await page.keyboard.press("End");
      await page.keyboard.press("Home");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowUp");
      await page.keyboard.press("Enter");
      await shows(page, "填报员 小王");
      expect(await seriousFindings(page)).toEqual([]);
    });
  });
});

test("without a demo there is no bar", async () => {
  await withPlace({}, async ({ url }) => {
    await inBrowser(url, phone, async ({ page }) => {
      await page.getByRole("button", { name: "开始" }).waitFor();
      expect(await page.locator("#demo").isVisible()).toBe(false);
    });
  });
});

async function turnInto(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "换人" }).click();
  await page.getByRole("menuitemradio", { name }).click();
  await shows(page, name);
}

/** The bar names this person, and their chat is there. */
async function shows(page: Page, name: string): Promise<void> {
  await page.locator("#demo-name").getByText(name, { exact: true }).waitFor();
  await page
    .locator("#status")
    .getByText(/机器人|bot/)
    .waitFor();
}

async function say(page: Page, text: string): Promise<void> {
  // Of a new chat only the button that begins it is shown.
  const input = page.getByLabel("输入消息");
  await page.evaluate("document.querySelector('#composer').hidden = false");
  await input.fill(text);
  await page.getByRole("button", { name: "发送", exact: true }).click();
}

async function attach(page: Page): Promise<void> {
  const draft = await page.getByLabel("输入消息").inputValue();
  await page.getByLabel("输入消息").fill("");
  const file = { name: "清单.txt", mimeType: "text/plain", buffer: Buffer.from("三项") };
  await page.locator("#file").setInputFiles(file);
  await page.getByRole("button", { name: "发送", exact: true }).click();
  await page.getByLabel("输入消息").fill(draft);
}

/** The shorter side of the smallest of them. Pixels. */
async function smallest(page: Page, selector: string): Promise<number> {
  const boxes = await page.locator(selector).all();
  const sides = await Promise.all(
    boxes.map(async (box) => {
      const { width, height } = (await box.boundingBox()) ?? { width: 0, height: 0 };
      return Math.min(width, height);
    }),
  );
  return Math.min(...sides);
}
