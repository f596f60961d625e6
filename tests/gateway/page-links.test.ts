import type { Page, Route } from "playwright-core";
import { expect, test } from "vitest";
import { inBrowser, phone } from "#tests/support/browser.ts";
import { soon, textsOn } from "./page-chat.ts";
import { ask, post, tokenIn, waiting, withOpenDoor, withPlace } from "./strangers.ts";

const BROKEN = /Failed to load resource|ERR_/;

test("a deep link is said once: after a reload, when opened again, in a second window", async () => {
  await withPlace({}, async ({ url, gateway }) => {
    const { url: link } = await gateway.link({ start: "unit_7-A" });
    const once = [["访客", "/start unit_7-A"]];
    await inBrowser(link, phone, async ({ page, another }) => {
      await expect.poll(() => waiting(url), soon).toEqual(once);
      expect(page.url()).toBe(`${url}/`);
      await page.reload();
      await isQuiet(page);
      await page.goto("about:blank");
      await page.goto(link);
      await isQuiet(page);
      await isQuiet(await another());
      expect(await waiting(url)).toEqual(once);
      expect(await textsOn(page)).toEqual(["/start unit_7-A"]);
      // Another one, pasted into the address of a page that is open.
      await page.evaluate("location.hash = '#start=unit_8'");
      await expect.poll(() => waiting(url), soon).toEqual([...once, ["访客", "/start unit_8"]]);
      expect(page.url()).toBe(`${url}/`);
    });
  });
});

test.each([
  "#start=a%20b",
  "#start=",
  "#start=%zz",
  `#start=${"x".repeat(65)}`,
  "?start=中文",
  "#start=<b>",
])("%s says nothing to the bot, and one sentence to the person", async (end) => {
  await withPlace({}, async ({ url }) => {
    await inBrowser(`${url}/${end}`, phone, async ({ page }) => {
      await page.getByText("这个链接不完整，请从收到的消息里重新点开").waitFor();
      await page.getByRole("button", { name: "开始" }).waitFor();
      expect(page.url()).toBe(`${url}/`);
      await page.reload();
      await page.getByRole("button", { name: "开始" }).waitFor();
      expect(await page.locator("#toast").isVisible()).toBe(false);
      expect(await waiting(url)).toEqual([]);
    });
  });
});

test("in by a link that says something: once, wherever the line breaks", async () => {
  await withOpenDoor({}, async ({ url, gateway }) => {
    const { url: link } = await gateway.link({ name: "李四", start: "claim_1" });
    await inBrowser(`${url}/page/icon.svg`, phone, async ({ page, expectFaults }) => {
      const context = page.context();
      expectFaults(BROKEN);
      // The answer that lets the person in is lost on the way.
      let lost = 0;
      await context.route("**/api/session", async (route) => {
        lost += 1;
        return lost === 1 ? loseAnswer(route) : route.continue();
      });
      // Then the chat does not load, and the person begins anew.
      const history = /\/api\/messages$/;
      await context.route(history, (route) => route.abort());
      await page.goto(link);
      await expect.poll(() => lost, soon).toBeGreaterThan(1);
      expect(page.url()).toBe(`${url}/`);
      await page.reload();
      await context.unroute(history);
      // Then nothing can be sent, before and after another reload.
      await context.route(history, (route) =>
        route.request().method() === "POST" ? route.abort() : route.continue(),
      );
      await page.locator(".pending").waitFor();
      await page.reload();
      await page.locator(".pending").waitFor();
      expect(await waiting(url)).toEqual([]);
      await context.unroute(history);
      // At last it is sent, but the answer is lost.
      let sent = 0;
      await context.route(history, async (route) => {
        if (route.request().method() !== "POST") return route.continue();
        sent += 1;
        return sent === 1 ? loseAnswer(route) : route.continue();
      });
      await context.setOffline(true);
      await context.setOffline(false);
      await expect.poll(() => sent, soon).toBeGreaterThan(1);
      await expect.poll(() => page.locator(".pending").count(), soon).toBe(0);
      expect(await textsOn(page)).toEqual(["/start claim_1"]);
      await page.reload();
      await isQuiet(page);
      expect(await waiting(url)).toEqual([["李四", "/start claim_1"]]);
    });
  });
});

test("whoever is in already stays who they are, and leaves the link unused", async () => {
  await withOpenDoor({}, async ({ url, gateway }) => {
    const mine = await gateway.link({ name: "张三", start: "mine" });
    const theirs = await gateway.link({ name: "李四", start: "theirs" });
    await inBrowser(mine.url, phone, async ({ page, another }) => {
      await expect.poll(() => waiting(url), soon).toEqual([["张三", "/start mine"]]);
      await page.goto("about:blank");
      await page.goto(theirs.url);
      const both = [
        ["张三", "/start mine"],
        ["张三", "/start theirs"],
      ];
      await expect.poll(() => waiting(url), soon).toEqual(both);
      await isQuiet(await another());
      expect(await waiting(url)).toEqual(both);
    });
    const entered = await post(url, "/api/session", { invite: tokenIn(theirs.url) }, nameOf(url));
    expect(entered.json.user.first_name).toBe("李四");
  });
});

test("a link that lets nobody in says nothing, then or later", async () => {
  await withOpenDoor({}, async ({ url, gateway }) => {
    const used = await gateway.link({ start: "stale" });
    await post(url, "/api/session", { invite: tokenIn(used.url) }, nameOf(url));
    const good = await gateway.link({ name: "李四" });
    await inBrowser(used.url, phone, async ({ page, expectFaults }) => {
      expectFaults(/410|401/);
      await page.getByText("这个链接不能再用了").waitFor();
      await page.goto("about:blank");
      await page.goto(good.url);
      await page.getByRole("button", { name: "开始" }).waitFor();
      expect(await waiting(url)).toEqual([]);
    });
  });
});

test("somebody who is signed out by the operator sees it in all windows at once", async () => {
  await withOpenDoor({}, async ({ gateway, url }) => {
    const { url: link } = await gateway.link({ name: "张三", start: "hello" });
    await inBrowser(link, phone, async ({ page, another, expectFaults }) => {
      await expect.poll(async () => (await waiting(url)).length, soon).toBe(1);
      const second = await another();
      await isQuiet(second);
      const id = await page.evaluate<number>(
        `fetch("/api/session", { method: "POST", body: "{}" }).then((answer) => answer.json()).then(({ chat_id }) => chat_id)`,
      );
      expectFaults(/401/);
      await gateway.signOut(id);
      for (const window of [page, second]) {
        await window.getByText("已退出登录", { exact: true }).waitFor();
      }
    });
  });
});

const nameOf = (url: string) => ({ host: new URL(url).host });

/** The server hears it and acts; the browser never learns, nor gets a cookie. */
async function loseAnswer(route: Route): Promise<void> {
  const request = route.request();
  const { origin, pathname } = new URL(request.url());
  const { "content-length": _length, ...headers } = await request.allHeaders();
  const body = request.postData() ?? "";
  const { status } = await ask(origin, pathname, { method: request.method(), headers, body });
  expect(status).toBe(200);
  await route.abort();
}

/** The chat is there, and nothing waits to be sent. */
async function isQuiet(page: Page): Promise<void> {
  await page.locator("#status").getByText("机器人").waitFor();
  await page.locator("#log > [data-id]").first().waitFor();
  await expect.poll(() => page.locator(".pending").count(), soon).toBe(0);
}
